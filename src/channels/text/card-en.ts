/** What is said to who is about to send the number of a payment card. The source of its keys. */
export const phrases = {
  'card.title': 'Is this a card number?',
  'card.text': 'You are safer without sending it. The last four digits are enough to find a payment.',
  'card.hide': 'Keep only the last four',
  'card.send': 'Send anyway',
} as const;

export type CardPhrases = typeof phrases;
