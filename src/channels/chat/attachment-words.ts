import { sayBytes } from '../../core/bytes.ts';

/** The largest size there may be, so that nobody is told of more than is taken. */
export function sayMost(bytes: number, locale: string): string {
  return sayBytes(bytes < 1_000_000 ? bytes : Math.floor(bytes / 1_000_000) * 1_000_000, locale);
}
