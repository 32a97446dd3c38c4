import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Brazilian Portuguese. */
export const phrases = {
  'attach.label': 'Anexar um arquivo',
  'attach.rules': '{types}, até {size}',
  'attach.drop': 'Solte aqui para enviar',
  'attach.type': '“{name}” não pode ser enviado aqui. São aceitos: {types}.',
  'attach.size': '“{name}” é grande demais. O máximo é {size}.',
  'attach.many': 'No máximo {count} arquivos por vez.',
  'attach.sending': 'Enviando {name}',
  'attach.cancel': 'Cancelar',
  'attached.picture': 'Imagem: {name}',
  'attached.enlarge': 'Ampliar {name}',
  'attached.save': 'Salvar {name}',
  'attached.close': 'Fechar',
  'attached.failed': 'Não foi possível carregar este arquivo.',
  'attached.again': 'Tentar de novo',
  'lost.size': 'Este arquivo é grande demais para a loja.',
  'lost.type': 'A loja não aceita arquivos deste tipo.',
  'lost.room': 'Não há mais espaço para seus arquivos.',
  'lost.gone': 'Este navegador não tem mais o arquivo. Escolha-o de novo.',
} as const satisfies Translation<AttachmentPhrases, 'pt-BR'>;
