import type { CompiledArticle } from './compile-articles.ts';
import { textOfBlocks } from './inline-text.ts';
import type { Report } from './report.ts';

/** Words in a row that two texts are compared by, and how many such rows stand for a text. */
const rowLength = 4;
const rowsKept = 32;

/** From this share of equal rows on, a reader would take one article for the other. */
const leastLikeness = 0.7;

/** Rows that so many articles have are what every article of the shop says. */
const commonRow = 40;

/**
 * Tells of articles that share their title, or nearly all of their text: shoppers find both and wonder which one is true.
 * Texts are compared by the smallest hashes of their rows of words, so ten thousand articles take a second and not an hour.
 */
export function noteTwins(articles: readonly CompiledArticle[], report: Report): void {
  const titles = new Map<string, CompiledArticle>();
  const byRow = new Map<number, number[]>();
  const sketches: (readonly number[])[] = [];
  articles.forEach((article, at) => {
    const { place, title } = article;
    if (place === undefined) return;
    const name = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    const namesake = titles.get(name);
    if (namesake === undefined) titles.set(name, article);
    else report.add('title-twice', place, `"${title}" is the title of ${nameOf(namesake)} too.`);

    const sketch = sketchOf(textOfBlocks(article.body));
    sketches[at] = sketch;
    const twin = mostLike(sketch, byRow, sketches);
    const other = twin === undefined ? undefined : articles[twin];
    if (other !== undefined) report.add('near-identical', place, `The text is nearly the same as that of ${nameOf(other)}. Keep one, or tell them apart.`);
    for (const row of sketch) {
      const others = byRow.get(row);
      if (others === undefined) byRow.set(row, [at]);
      else if (others.length < commonRow) others.push(at);
    }
  });
}

function nameOf({ id, place }: CompiledArticle): string {
  return place === undefined ? `"${id}"` : `"${id}" (${place.file}:${place.line})`;
}

function mostLike(sketch: readonly number[], byRow: ReadonlyMap<number, readonly number[]>, sketches: readonly (readonly number[])[]): number | undefined {
  const shared = new Map<number, number>();
  for (const row of sketch) for (const at of byRow.get(row) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  for (const [at, rows] of shared) {
    const longer = Math.max(sketch.length, sketches[at]?.length ?? 0);
    if (rows >= leastLikeness * longer) return at;
  }
  return undefined;
}

/** The smallest hashes of a text's rows of words: two texts that are alike have most of them in common. */
function sketchOf(text: string): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  // "Yes." is an answer to many questions.
  if (words.length < 2 * rowLength) return [];
  const hashes = words.map(hashOf);
  const rows = new Set<number>();
  for (let at = rowLength - 1; at < hashes.length; at++) {
    let row = 0;
    for (let back = 0; back < rowLength; back++) row = Math.imul(row ^ (hashes[at - back] ?? 0), 0x9e3779b1) >>> 0;
    rows.add(row);
  }
  return [...rows].sort((a, b) => a - b).slice(0, rowsKept);
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
