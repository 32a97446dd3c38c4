import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Brazilian Portuguese. */
export const phrases = {
  'search.label': 'Buscar uma resposta',
  'search.hint': 'Digite uma pergunta',
  'search.clear': 'Limpar a busca',
  'search.count': { one: '{count} resposta', many: '{count} de respostas', other: '{count} respostas' },
  results: 'Respostas',
  suggested: 'Perguntas frequentes',
  ask: 'Ainda precisa de ajuda?',

  'nothing.title': 'Nada encontrado para “{words}”',
  'nothing.text': 'Tente outras palavras ou pergunte para nós: o que você digitou vai junto.',
  'nothing.said': 'Nenhuma resposta encontrada',
  'nothing.ask': 'Pergunte para nós',

  'failed.title': 'Não foi possível carregar as respostas',
  'failed.text': 'Tente de novo ou pergunte diretamente para nós.',
  retry: 'Tentar de novo',
} as const satisfies Translation<FaqPhrases, 'pt-BR'>;
