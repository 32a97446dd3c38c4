/**
 * Sets words that come from outside, a shop's own phrase, a name, an order number, apart from those around them, so that neither
 * turns the other. Among words from right to left everything is set apart, among others what is Hebrew, Arabic or one of their
 * neighbours.
 */
export function isolate(words: string, around?: 'ltr' | 'rtl'): string {
  return around === 'rtl' || /[\u0590-\u08ff\ufb1d-\ufefc]/.test(words) ? `\u2068${words}\u2069` : words;
}
