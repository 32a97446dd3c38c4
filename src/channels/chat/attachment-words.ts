import { sayBytes } from '../../core/bytes.ts';

/** The largest size there may be, so that nobody is told of more than is taken. */
export function sayMost(bytes: number, locale: string): string {
  return sayBytes(bytes < 1_000_000 ? bytes : Math.floor(bytes / 1_000_000) * 1_000_000, locale);
}

/** `JPEG, PNG, PDF`: these are called the same everywhere. */
export function sayTypes(types: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'unit' }).format(types.map(sayType));
}

/** `image/webp` → `WEBP`. */
export function sayType(type: string): string {
  return (type.split('/')[1] ?? type).toLocaleUpperCase('en');
}
