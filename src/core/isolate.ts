import { directionOf } from './direction.ts';

/**
 * What keeps a name or an order number apart from the words of a language around it. Among words from right to left
 * everything is set apart, among others what is Hebrew, Arabic or one of their neighbours.
 */
export function isolatorFor(locale: string): (value: string) => string {
  const isAlways = directionOf(locale) === 'rtl';
  return (value) => (isAlways || /[\u0590-\u08ff\ufb1d-\ufefc]/.test(value) ? `\u2068${value}\u2069` : value);
}
