import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Italian. */
export const articlePhrases = {
  foreign: 'Queste risposte sono disponibili solo in {language}.',
  contents: 'In questa risposta',
  related: 'Risposte correlate',
  print: 'Stampa',
  'link.copy': 'Copia link',
  'link.copied': 'Link copiato',
  'link.failed': 'Copia tu il link qui sotto',
  'link.address': 'Link a questa risposta',
  recent: 'Lette di recente',
  updated: 'Ultima modifica: {day}',
  'missing.title': 'Questa risposta non c’è più',
  'missing.text': 'Forse è stata spostata. Cercala o chiedi a noi.',
  'missing.search': 'Cerca tra le risposte',

  'article.table': 'Tabella, si può scorrere di lato',
  'article.newTab': 'si apre in una nuova scheda',
  'article.video': 'Guarda: {title}',
  'tone.note': 'Nota',
  'tone.tip': 'Consiglio',
  'tone.important': 'Importante',
  'tone.warning': 'Avvertenza',
  'tone.caution': 'Attenzione',

  'vote.ask': 'Ti è stato utile?',
  'vote.yes': 'Sì',
  'vote.no': 'No',
  'vote.thanks': 'Ci fa piacere. Grazie di avercelo detto.',
  'vote.sorry': 'Ci dispiace che non sia stato utile. Grazie di avercelo detto.',
  'vote.next': 'Lascia che ti aiutiamo noi',
} as const satisfies Translation<ArticlePhrases, 'it'>;
