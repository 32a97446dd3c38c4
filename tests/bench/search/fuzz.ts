import type { Searcher } from '../../../src/search/searcher.ts';
import { createRandom } from './sets.ts';

/** What came of asking nonsense. */
export interface Fuzzed {
  readonly queries: number;
  readonly exceptions: number;
  readonly slowestMs: number;
}

/** Asks a searcher what nobody would: words torn apart, other scripts, signs that are a language elsewhere, and very long texts. */
export function fuzz(searcher: Searcher, words: readonly string[], count: number): Fuzzed {
  const random = createRandom(count);
  const signs = ['*', '~9', ':', '^10', '+', '-', '\\', '"', '__proto__', '\u0000', '\ud800', '\u200d', '🙂', '配送', 'مرحبا', 'ติดตาม', '\u0301'.repeat(40)];
  const pieces: readonly (() => string)[] = [
    () => words[Math.floor(random() * words.length)] ?? '',
    () => (words[Math.floor(random() * words.length)] ?? '').slice(0, Math.ceil(random() * 5)),
    () => signs[Math.floor(random() * signs.length)] ?? '',
    () => String.fromCharCode(...Array.from({ length: 6 }, () => Math.floor(random() * 0xffff))),
    () => 'a'.repeat(Math.floor(random() * 600)),
  ];
  let exceptions = 0;
  let slowestMs = 0;
  for (let query = 0; query < count; query++) {
    const length = 1 + Math.floor(30 * random() ** 3);
    const text = Array.from({ length }, () => pieces[Math.floor(random() ** 2 * pieces.length)]?.() ?? '').join(random() < 0.8 ? ' ' : '');
    const started = performance.now();
    try {
      searcher.search(text, 8);
    } catch {
      exceptions++;
    }
    slowestMs = Math.max(slowestMs, performance.now() - started);
  }
  return { queries: count, exceptions, slowestMs };
}
