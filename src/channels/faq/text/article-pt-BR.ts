import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Brazilian Portuguese. */
export const articlePhrases = {
  foreign: 'Estas respostas só existem em {language}.',
  contents: 'Nesta resposta',
  related: 'Respostas relacionadas',
  print: 'Imprimir',
  'link.copy': 'Copiar link',
  'link.copied': 'Link copiado',
  'link.failed': 'Copie você mesmo o link abaixo',
  'link.address': 'Link para esta resposta',
  recent: 'Lidas recentemente',
  updated: 'Última alteração: {day}',
  'missing.title': 'Esta resposta não está mais aqui',
  'missing.text': 'Ela pode ter mudado de lugar. Busque por ela ou pergunte para nós.',
  'missing.search': 'Buscar nas respostas',

  'article.table': 'Tabela, pode ser rolada para os lados',
  'article.newTab': 'abre em uma nova aba',
  'article.video': 'Assistir: {title}',
  'tone.note': 'Observação',
  'tone.tip': 'Dica',
  'tone.important': 'Importante',
  'tone.warning': 'Aviso',
  'tone.caution': 'Cuidado',

  'vote.ask': 'Isto ajudou?',
  'vote.yes': 'Sim',
  'vote.no': 'Não',
  'vote.thanks': 'Que bom! Obrigado por avisar.',
  'vote.sorry': 'Sentimos que não tenha ajudado. Obrigado por avisar.',
  'vote.next': 'Deixe a gente ajudar você',
} as const satisfies Translation<ArticlePhrases, 'pt-BR'>;
