import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Brazilian Portuguese. */
export const phrases = {
  reach: 'Fale com a gente',
  team: 'Aqui você fala com {names}',
  unread: { one: '{count} nova', many: '{count} novas', other: '{count} novas' },

  'chat.always': 'Respondemos aqui',
  'chat.open': 'Tem alguém aqui agora',
  'chat.wait': 'Resposta em cerca de {span}',
  'chat.by': 'Resposta até: {time}',
  'chat.failed': 'Indisponível no momento',
  'chat.offline': 'Sua mensagem fica guardada e será enviada quando você estiver online',

  'contact.always': 'Respondemos por e-mail',
  'contact.open': 'Respondemos por e-mail',
  'contact.wait': 'Resposta por e-mail em cerca de {span}',
  'contact.by': 'Resposta até: {time}',
  'contact.failed': 'Sua mensagem fica guardada e será enviada assim que der',
  'contact.offline': 'Sua mensagem fica guardada e será enviada quando você estiver online',

  'callback.always': 'Nós ligamos para você',
  'callback.open': 'Podemos ligar para você agora',
  'callback.wait': 'Ligamos em cerca de {span}',
  'callback.by': 'Ligação até: {time}',
  'callback.failed': 'Indisponível no momento',
  'callback.offline': 'Precisa de conexão',

  'closed.opens': 'Abre: {time} (seu horário)',
  closed: 'Fechado no momento',
  'offline.title': 'Você está offline',
  'offline.text': 'O que você enviar fica guardado e será enviado quando a conexão voltar.',

  'consent.title': 'Podemos lembrar desta conversa?',
  'consent.text': 'Para responder a você, {shop} guarda neste navegador o que você escreve até ser enviado e qual conversa é a sua.',
  'consent.agree': 'Sim, continuar',
  'consent.privacy': 'Privacidade',

  'storage.title': 'Nada fica guardado neste navegador',
  'storage.text': 'Ele não nos deixa guardar. Mantenha esta página aberta até que sua mensagem seja enviada.',
} as const satisfies Translation<PeoplePhrases, 'pt-BR'>;
