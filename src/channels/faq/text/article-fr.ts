import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in French. */
export const articlePhrases = {
  foreign: 'Ces réponses ne sont disponibles qu’en {language}.',
  contents: 'Dans cette réponse',
  related: 'Réponses proches',
  print: 'Imprimer',
  'link.copy': 'Copier le lien',
  'link.copied': 'Lien copié',
  'link.failed': 'Copiez vous-même le lien ci-dessous',
  'link.address': 'Lien vers cette réponse',
  recent: 'Lues récemment',
  updated: 'Dernière modification : {day}',
  'missing.title': 'Cette réponse n’est plus ici',
  'missing.text': 'Elle a peut-être été déplacée. Cherchez-la ou posez-nous la question.',
  'missing.search': 'Chercher dans les réponses',

  'article.table': 'Tableau, défilement horizontal possible',
  'article.newTab': 's’ouvre dans un nouvel onglet',
  'article.video': 'Regarder : {title}',
  'tone.note': 'Remarque',
  'tone.tip': 'Conseil',
  'tone.important': 'Important',
  'tone.warning': 'Avertissement',
  'tone.caution': 'Attention',

  'vote.ask': 'Cette réponse vous a-t-elle aidé ?',
  'vote.yes': 'Oui',
  'vote.no': 'Non',
  'vote.thanks': 'Tant mieux ! Merci de nous l’avoir dit.',
  'vote.sorry': 'Désolés que cela n’ait pas aidé. Merci de nous l’avoir dit.',
  'vote.next': 'Laissez-nous vous aider',
} as const satisfies Translation<ArticlePhrases, 'fr'>;
