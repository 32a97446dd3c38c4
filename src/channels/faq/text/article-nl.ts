import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Dutch. */
export const articlePhrases = {
  foreign: 'Deze antwoorden zijn er alleen in het {language}.',
  contents: 'In dit antwoord',
  related: 'Verwante antwoorden',
  print: 'Afdrukken',
  'link.copy': 'Link kopiëren',
  'link.copied': 'Link gekopieerd',
  'link.failed': 'Kopieer de link hieronder zelf',
  'link.address': 'Link naar dit antwoord',
  recent: 'Onlangs gelezen',
  updated: 'Laatst gewijzigd op {day}',
  'missing.title': 'Dit antwoord staat hier niet meer',
  'missing.text': 'Misschien is het verplaatst. Zoek ernaar of vraag het ons.',
  'missing.search': 'Antwoorden doorzoeken',

  'article.table': 'Tabel, zijwaarts te schuiven',
  'article.newTab': 'opent in een nieuw tabblad',
  'article.video': 'Bekijken: {title}',
  'tone.note': 'Opmerking',
  'tone.tip': 'Tip',
  'tone.important': 'Belangrijk',
  'tone.warning': 'Waarschuwing',
  'tone.caution': 'Let op',

  'vote.ask': 'Heeft dit geholpen?',
  'vote.yes': 'Ja',
  'vote.no': 'Nee',
  'vote.thanks': 'Fijn om te horen. Bedankt dat je het laat weten.',
  'vote.sorry': 'Jammer dat het niet hielp. Bedankt dat je het laat weten.',
  'vote.next': 'Laat ons je zelf helpen',
} as const satisfies Translation<ArticlePhrases, 'nl'>;
