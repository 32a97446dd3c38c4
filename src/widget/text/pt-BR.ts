import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Brazilian Portuguese. */
export const phrases = {
  panel: 'Ajuda de {shop}',
  greeting: 'Como podemos ajudar?',
  back: 'Voltar',
  close: 'Fechar a ajuda',
  expand: 'Ampliar',
  shrink: 'Reduzir',

  'launcher.open': 'Ajuda',
  'launcher.unread': { one: 'Ajuda, {count} mensagem nova', many: 'Ajuda, {count} de mensagens novas', other: 'Ajuda, {count} mensagens novas' },

  'faq.title': 'Respostas',
  'chat.title': 'Fale no chat',
  'contact.title': 'Escreva para nós',
  'callback.title': 'Receba uma ligação',

  loading: 'Um momento…',
  'failed.title': 'Não foi possível mostrar isto',
  'failed.text': 'Tente de novo ou escolha outra forma de falar com a gente.',
  retry: 'Tentar de novo',
  'gone.title': 'No momento não é possível falar com a gente por aqui',
  'gone.text': 'Tente de novo daqui a pouco.',
} as const satisfies Translation<WidgetPhrases, 'pt-BR'>;
