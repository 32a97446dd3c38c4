/** What is said around an article, and comes with it. The source of its keys. */
export const articlePhrases = {
  foreign: 'These answers are in {language}.',
  contents: 'In this answer',
  updated: 'Last changed on {day}',
  related: 'Related answers',
  print: 'Print',
  recent: 'Read recently',
  'link.copy': 'Copy link',
  'link.copied': 'Link copied',
  'link.failed': 'Copy the link below yourself',
  'link.address': 'Link to this answer',
  'missing.title': 'This answer is no longer here',
  'missing.text': 'It may have moved. Search for it, or ask us.',
  'missing.search': 'Search the answers',

  'article.table': 'Table, can be scrolled sideways',
  'article.newTab': 'opens in a new tab',
  'article.video': 'Watch: {title}',
  'tone.note': 'Note',
  'tone.tip': 'Tip',
  'tone.important': 'Important',
  'tone.warning': 'Warning',
  'tone.caution': 'Careful',

  'vote.ask': 'Did this help?',
  'vote.yes': 'Yes',
  'vote.no': 'No',
  'vote.thanks': 'Good to hear. Thank you for telling us.',
  'vote.sorry': 'Sorry it did not help. Thank you for telling us.',
  'vote.next': 'Let us help you ourselves',
} as const;

export type ArticlePhrases = typeof articlePhrases;
