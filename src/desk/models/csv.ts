/** Rows as a file spreadsheets open: RFC 4180, with the sign that tells them it is UTF-8. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

/** How a formula may begin, full-width as well; what has no ink is looked past, as spreadsheets do. */
const formula = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/;

/**
 * What visitors searched for may begin like a formula; behind an apostrophe no spreadsheet reckons with it. In quotes
 * always: where a semicolon parts cells, what follows one within words would be a cell of its own.
 */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}
