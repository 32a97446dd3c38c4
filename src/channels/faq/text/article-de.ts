import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in German. */
export const articlePhrases = {
  foreign: 'Diese Antworten gibt es nur auf {language}.',
  contents: 'In dieser Antwort',
  related: 'Verwandte Antworten',
  print: 'Drucken',
  'link.copy': 'Link kopieren',
  'link.copied': 'Link kopiert',
  'link.failed': 'Kopieren Sie den Link unten selbst',
  'link.address': 'Link zu dieser Antwort',
  recent: 'Zuletzt gelesen',
  updated: 'Zuletzt geändert am {day}',
  'missing.title': 'Diese Antwort gibt es hier nicht mehr',
  'missing.text': 'Vielleicht ist sie umgezogen. Suchen Sie danach oder fragen Sie uns.',
  'missing.search': 'Antworten durchsuchen',

  'article.table': 'Tabelle, seitlich scrollbar',
  'article.newTab': 'öffnet sich in einem neuen Tab',
  'article.video': 'Ansehen: {title}',
  'tone.note': 'Hinweis',
  'tone.tip': 'Tipp',
  'tone.important': 'Wichtig',
  'tone.warning': 'Warnung',
  'tone.caution': 'Vorsicht',

  'vote.ask': 'War das hilfreich?',
  'vote.yes': 'Ja',
  'vote.no': 'Nein',
  'vote.thanks': 'Das freut uns. Danke für die Rückmeldung.',
  'vote.sorry': 'Schade, dass es nicht geholfen hat. Danke für die Rückmeldung.',
  'vote.next': 'Wir helfen Ihnen gern persönlich',
} as const satisfies Translation<ArticlePhrases, 'de'>;
