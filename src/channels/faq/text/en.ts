/** What the FAQ says. The source of its keys. */
export const phrases = {
  'search.label': 'Search for an answer',
  'search.hint': 'Type a question',
  'search.clear': 'Clear the search',
  'search.count': { one: '{count} answer', other: '{count} answers' },
  results: 'Answers',
  suggested: 'Popular questions',
  ask: 'Still need help?',

  'nothing.title': 'Nothing fits “{words}”',
  'nothing.text': 'Try other words, or ask us: what you typed comes along.',
  'nothing.said': 'No answer found',
  'nothing.ask': 'Ask us instead',

  'failed.title': 'The answers cannot be shown right now',
  'failed.text': 'Try again, or ask us directly.',
  'offline.title': 'The answers could not be loaded',
  'offline.text': 'The connection may be weak. Try again, or ask us directly.',
  retry: 'Try again',

  updated: 'Last changed on {day}',
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

export type FaqPhrases = typeof phrases;
