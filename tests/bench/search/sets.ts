import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readQueries, type Query } from '../../../src/search/build/index.ts';

/** An article as every engine gets it. */
export interface PlainArticle {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** Articles, questions they answer, and questions they do not. */
export interface RelevanceSet {
  readonly name: string;
  /** The articles' file, as merchants would bring it. */
  readonly json: string;
  readonly articles: readonly PlainArticle[];
  readonly queries: readonly Query[];
  readonly unanswerable: readonly Query[];
}

/** Reads every set in a folder: `<set>/articles.json`, `queries.jsonl`, and `queries-out-of-scope.jsonl` where there is one. */
export function readSets(folder: string): RelevanceSet[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'articles.json')));
  return names.sort().map((name) => {
    const read = (file: string) => readFileSync(join(folder, name, file), 'utf8');
    const json = read('articles.json');
    const outside = 'queries-out-of-scope.jsonl';
    return {
      name,
      json,
      articles: JSON.parse(json) as PlainArticle[],
      queries: readQueries(read('queries.jsonl')),
      unanswerable: existsSync(join(folder, name, outside)) ? readQueries(read(outside)) : [],
    };
  });
}

/** How people really type. */
export type Variant = 'clean' | 'one slip' | 'last word cut';

export const variants: readonly Variant[] = ['clean', 'one slip', 'last word cut'];

/** The same questions as they are typed; the same seed makes the same slips. */
export function typed(queries: readonly Query[], variant: Variant, seed = 1): readonly Query[] {
  if (variant === 'clean') return queries;
  const random = createRandom(seed);
  return queries.map(({ q, relevant }) => ({ q: variant === 'one slip' ? slip(q, random) : cut(q), relevant }));
}

/** One letter of one word swapped, missing, doubled by a neighbour, or another; words of three letters and fewer are typed right. */
function slip(text: string, random: () => number): string {
  const words = [...text.matchAll(/\p{L}{4,}/gu)];
  const word = words[Math.floor(random() * words.length)];
  if (word === undefined) return text;
  const [letters] = word;
  const at = Math.floor(random() * (letters.length - 1));
  const other = String.fromCharCode(97 + Math.floor(random() * 26));
  const slips = [
    letters.slice(0, at) + letters.charAt(at + 1) + letters.charAt(at) + letters.slice(at + 2),
    letters.slice(0, at) + letters.slice(at + 1),
    letters.slice(0, at) + other + letters.slice(at),
    letters.slice(0, at) + other + letters.slice(at + 1),
  ];
  return text.slice(0, word.index) + (slips[Math.floor(random() * slips.length)] ?? letters) + text.slice(word.index + letters.length);
}

/** The last word at three fifths of its length, as when somebody looks up while still typing. */
function cut(text: string): string {
  const [last = ''] = /\p{L}+(?=[^\p{L}]*$)/u.exec(text) ?? [];
  const end = text.lastIndexOf(last);
  return last === '' ? text : text.slice(0, end + Math.ceil(last.length * 0.6));
}

/** Mulberry32: small, and the same everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
