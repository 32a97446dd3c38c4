import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Polish. */
export const articlePhrases = {
  foreign: 'Język tych odpowiedzi: {language}',
  contents: 'W tej odpowiedzi',
  related: 'Podobne odpowiedzi',
  print: 'Drukuj',
  'link.copy': 'Kopiuj link',
  'link.copied': 'Link skopiowany',
  'link.failed': 'Skopiuj link poniżej',
  'link.address': 'Link do tej odpowiedzi',
  recent: 'Ostatnio czytane',
  updated: 'Ostatnia zmiana: {day}',
  'missing.title': 'Tej odpowiedzi już tu nie ma',
  'missing.text': 'Mogła zostać przeniesiona. Wyszukaj ją albo zapytaj nas.',
  'missing.search': 'Przeszukaj odpowiedzi',

  'article.table': 'Tabela, można przewijać w bok',
  'article.newTab': 'otwiera się w nowej karcie',
  'article.video': 'Obejrzyj: {title}',
  'tone.note': 'Uwaga',
  'tone.tip': 'Wskazówka',
  'tone.important': 'Ważne',
  'tone.warning': 'Ostrzeżenie',
  'tone.caution': 'Ostrożnie',

  'vote.ask': 'Czy to pomogło?',
  'vote.yes': 'Tak',
  'vote.no': 'Nie',
  'vote.thanks': 'Cieszymy się. Dziękujemy za informację.',
  'vote.sorry': 'Szkoda, że to nie pomogło. Dziękujemy za informację.',
  'vote.next': 'Pozwól, że pomożemy osobiście',
} as const satisfies Translation<ArticlePhrases, 'pl'>;
