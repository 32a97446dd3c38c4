import { defaultRates } from '../../src/server/rate.ts';

/** What every script is given. */
export interface Bench {
  /** A folder inside the project that is removed at the end. */
  readonly folder: string;
  /** The project. */
  readonly root: string;
  readonly options: Readonly<Record<string, string | undefined>>;
}

/** A whole number of an option, or what it is without. */
export function numberOf(text: string | undefined, fallback: number): number {
  const number = Number(text ?? fallback);
  if (!Number.isInteger(number) || number < 0) throw new Error(`"${text}" is not a whole number.`);
  return number;
}

/** Prints rows of names and figures. */
export function printTable(rows: readonly (readonly [name: string, figure: string | number])[]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, figure] of rows) console.log(`  ${name.padEnd(width)}  ${figure}`);
  console.log('');
}

/** The value below which a share of all values lies; rounded. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

/** Rates that leave limiting to what is measured. */
export const wideRates = Object.fromEntries(Object.keys(defaultRates).map((name) => [name, { burst: 1e6, perSecond: 1e6 }]));
