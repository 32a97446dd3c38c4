import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Swedish. */
export const articlePhrases = {
  foreign: 'De här svaren finns bara på {language}.',
  contents: 'I det här svaret',
  related: 'Relaterade svar',
  print: 'Skriv ut',
  'link.copy': 'Kopiera länk',
  'link.copied': 'Länken är kopierad',
  'link.failed': 'Kopiera länken nedan själv',
  'link.address': 'Länk till det här svaret',
  recent: 'Nyligen lästa',
  updated: 'Senast ändrad {day}',
  'missing.title': 'Det här svaret finns inte kvar',
  'missing.text': 'Det kan ha flyttats. Sök efter det eller fråga oss.',
  'missing.search': 'Sök bland svaren',

  'article.table': 'Tabell, kan rullas i sidled',
  'article.newTab': 'öppnas i en ny flik',
  'article.video': 'Titta: {title}',
  'tone.note': 'Obs',
  'tone.tip': 'Tips',
  'tone.important': 'Viktigt',
  'tone.warning': 'Varning',
  'tone.caution': 'Försiktigt',

  'vote.ask': 'Hjälpte det här?',
  'vote.yes': 'Ja',
  'vote.no': 'Nej',
  'vote.thanks': 'Kul att höra. Tack för att du berättade.',
  'vote.sorry': 'Synd att det inte hjälpte. Tack för att du berättade.',
  'vote.next': 'Låt oss hjälpa dig själva',
} as const satisfies Translation<ArticlePhrases, 'sv'>;
