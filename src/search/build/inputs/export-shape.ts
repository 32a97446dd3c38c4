import type { Draft } from '../draft.ts';
import type { ReaderTools } from './reader.ts';

/** A JSON document: a page of an export, or the answer of an API. */
export interface JsonDocument {
  readonly file: string;
  readonly data: unknown;
  /** Where it was fetched from. */
  readonly address?: string;
}

/** The documents of one tool, as it gives them away. */
export interface ExportShape {
  /** The tool's name, for people. */
  readonly name: string;
  /** Whether this is one of its documents: articles, or what sorts them. */
  fits(data: unknown): boolean;
  /** Reads all of its documents together: articles lie in one, the names of their categories in another. */
  read(documents: readonly JsonDocument[], tools: ReaderTools): Draft[];
  /** The further addresses a fetched document leads to: its next page, its categories, its single articles. */
  follow(document: JsonDocument & { readonly address: string }): readonly string[];
}

/** An object of JSON whose fields nobody has checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; empty when it is none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The objects in a list; none when it is no list. */
export function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter((one): one is Fields => typeof one === 'object' && one !== null && !Array.isArray(one)) : [];
}

/** The value as text; empty when it is neither text nor number. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** A whole number from 0 to 100 for each article, by what it was counted for against what the most counted one was. */
export function shareOf(count: unknown, most: number): number {
  return typeof count === 'number' && count > 0 && most > 0 ? Math.round((100 * count) / most) : 0;
}

/** The largest of the numbers, 0 when there is none above. */
export function mostOf(counts: readonly unknown[]): number {
  return counts.reduce<number>((most, count) => (typeof count === 'number' && count > most ? count : most), 0);
}

/** The same address with other values in its query. */
export function withQuery(address: string, values: Readonly<Record<string, string | number>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, String(value));
  return url.href;
}
