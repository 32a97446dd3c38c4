import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFaq } from '../../src/search/build/index.ts';
import { openFaq } from '../../src/search/index.ts';
import { createPackageHost, hostUrl } from './package-host.ts';

const folder = fileURLToPath(new URL('help-centre/articles', import.meta.url));
const { files = new Map<string, Uint8Array>() } = await buildFaq({ from: folder, locale: 'en' });
const faq = await openFaq({ url: hostUrl, locale: 'en', fetch: createPackageHost(files).fetch });

describe('what a shopper may type', () => {
  test.each(['', ' ', '\n\t', '*', '~', '-', '+', '?', '“”', '🙂', '\u200b', '\ud800'])('%j finds nothing', (text) => {
    expect(faq.search(text)).toEqual([]);
  });

  test.each([
    ['title:return', 'Return an item'],
    ['return~9', 'Return an item'],
    ['+return -item', 'Return an item'],
    ['return*', 'Return an item'],
    ['how do I return: a parcel?', 'Return an item'],
    ['return^10 \\ "item', 'Return an item'],
    ['RETURN 🙂 item', 'Return an item'],
  ])('%j is read as words, not as a query language', (text, title) => {
    expect(faq.search(text)[0]?.article.title).toBe(title);
  });

  test('is never too much: ten million characters are answered by their beginning', () => {
    const novel = 'return an item '.repeat(700_000);
    expect(novel.length).toBeGreaterThan(10_000_000);
    expect(faq.search(novel)[0]?.article.title).toBe('Return an item');
    expect(faq.search('a'.repeat(10_000_000))).toEqual(faq.search('a'.repeat(400)));
  });

  test('never makes it throw, and every mark lies within its title', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom('return', 'ord', 'a~9', '*a*a*', 'title:', '^', '\\', '-', '__proto__', 'constructor'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        for (const { article, score, matched } of faq.search(pieces.join(' '))) {
          expect(Number.isFinite(score)).toBe(true);
          for (const { start, end } of matched) expect(article.title.slice(start, end).length).toBe(end - start);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('gives as many hits as asked for', () => {
    expect(faq.search('arduino', { limit: 3 })).toHaveLength(3);
    expect(faq.search('arduino', { limit: 0 })).toEqual([]);
  });
});
