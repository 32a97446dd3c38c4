// Apart from the schemas: a panel that tells what it learned loads no more than this.

/** How many searches, and how many articles, one lesson holds. */
export const lessonLength = 20;

/**
 * A search as it may be kept: without what could lead to a person. Addresses of mail and runs of five digits or more
 * (telephone, order and card numbers) become an ellipsis. Empty when nothing is left to ask.
 */
export function impersonal(words: string): string {
  const text = words
    // No character fits two neighbouring parts, so that no text takes long.
    .replace(/[^\s@]+@[^\s@]+/g, '…')
    .replace(/\+?\d(?:[\s()./-]?\d){4,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(text) ? text : '';
}
