/** `2.4 MB`, in a language. */
export function sayBytes(bytes: number, locale: string): string {
  const [unit, step] = bytes < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const);
  const value = Math.max(1, bytes / step);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0 }).format(value);
}
