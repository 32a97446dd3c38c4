import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Brazilian Portuguese. */
export const phrases = {
  log: 'Conversa com {shop}',

  'open.waiting': 'Costumamos responder em {time}',
  'open.queued': 'Você é o número {position} da fila',
  open: 'Estamos aqui. Pergunte o que quiser.',
  closed: 'Fechado no momento. Escreva mesmo assim: a resposta chega aqui.',
  'closed.until': 'Fechado. Abre: {time}. Escreva agora, a resposta chega aqui.',
  welcome: 'Como podemos ajudar?',
  'welcome.text': 'Escreva sua pergunta abaixo. Você pode sair desta página: a conversa continua aqui.',

  connecting: 'Conectando…',
  reconnecting: 'Reconectando…',
  offline: 'Você está offline. O que você escrever fica guardado e será enviado quando você voltar.',
  'down.title': 'O chat não está disponível no momento',
  'down.text': 'O que você escrever fica guardado e será enviado assim que der. Ou fale com a gente de outra forma:',
  'denied.title': 'O chat não funciona nesta página',
  'denied.text': 'Carregar a página de novo pode ajudar. Ou fale com a gente de outra forma:',
  'try.now': 'Tentar agora',
  reach: 'Outras formas de falar com a gente',

  you: 'Você',
  agent: 'Atendente',
  'event.joined': '{name} entrou na conversa',
  'event.closed': 'A conversa foi encerrada. Escreva para abri-la de novo.',
  'event.reopened': 'A conversa foi reaberta',
  new: 'Novo',
  sound: 'Som para novas mensagens',
  typing: '{name} está digitando',
  earlier: 'Mostrar mensagens anteriores',
  newest: 'Mensagens mais recentes',
  'newest.count': { one: '{count} mensagem nova', many: '{count} de mensagens novas', other: '{count} mensagens novas' },

  'state.queued': 'Aguardando envio',
  'state.sending': 'Enviando…',
  'state.sent': 'Enviada',
  'state.read': 'Lida',
  'state.offline': 'Será enviada quando você estiver online',
  'state.unavailable': 'Ainda não enviada. Tentando de novo sozinha.',
  'state.limited': 'Muitas de uma vez. Será enviada em instantes.',
  'refused.broken': 'Não foi possível enviar sua mensagem.',
  'refused.refused': 'A loja não pôde aceitar esta mensagem.',
  'refused.unauthorized': 'A loja não aceita mensagens desta página.',
  'refused.unsupported': 'A loja não recebe mensagens de chat no momento.',
  'refused.gone': 'Esta conversa não existe mais.',
  'refused.retry': 'Enviar de novo',
  'refused.edit': 'Editar',
  'refused.dismiss': 'Excluir',

  'write.label': 'Mensagem',
  'write.hint': 'Escreva uma mensagem',
  'write.send': 'Enviar',
  'write.blank': 'Escreva algo primeiro.',
  'write.too-long': '{length} de no máximo {most} caracteres. Encurte um pouco.',
  'write.too-much': 'É longo demais para colar aqui: é possível enviar no máximo {most} caracteres.',
  'write.left': { one: 'Resta {count} caractere', many: 'Restam {count} de caracteres', other: 'Restam {count} caracteres' },

  'said.message': '{name}: {text}',
  'said.unread': { one: '{count} mensagem nova no chat', many: '{count} de mensagens novas no chat', other: '{count} mensagens novas no chat' },
} as const satisfies Translation<ChatPhrases, 'pt-BR'>;
