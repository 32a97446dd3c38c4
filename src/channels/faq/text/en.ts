/** What the search says. The source of its keys. */
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

  'failed.title': 'The answers could not be loaded',
  'failed.text': 'Try again, or ask us directly.',
  retry: 'Try again',
} as const;

export type FaqPhrases = typeof phrases;
