import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { openWhole, type Faq } from '../../src/search/index.ts';
import { buildFaq } from '../../src/search/build/index.ts';
import { createPackageHost, hostUrl, type PackageHost } from './package-host.ts';

const folder = fileURLToPath(new URL('help-centre/articles', import.meta.url));
const baseUrl = 'https://support.arduino.cc/hc/en-us/articles';

describe('an FAQ built of real articles', () => {
  let host: PackageHost;
  let faq: Faq;
  const titles = (words: string) => faq.search(words).map((hit) => hit.article.title);

  beforeAll(async () => {
    const { files } = await buildFaq({ from: folder, locale: 'en', baseUrl });
    host = createPackageHost(files ?? new Map());
    faq = await openWhole({ url: hostUrl, locale: 'en-GB', fetch: host.fetch });
  });

  test('finds an article by its words', () => {
    expect(titles('return an item')[0]).toBe('Return an item');
  });

  test('finds it while the last word is being typed', () => {
    expect(titles('track your ord')[0]).toBe('Track your order');
  });

  test('finds it with a slip of the finger', () => {
    expect(titles('shiping methods')[0]).toBe('Available shipping methods');
  });

  test('finds it by a single word with two letters swapped', () => {
    expect(titles('retrun')).toContain('Return an item');
    expect(titles('shpiping')).toContain('Available shipping methods');
  });

  test('finds it with accents typed or not', () => {
    expect(titles('opla')[0]).toBe(titles('Oplà')[0]);
    expect(titles('opla')[0]).toContain('Oplá');
  });

  test('marks what was met in the title', () => {
    const [hit] = faq.search('returning items');
    expect(hit?.matched.map(({ start, end }) => hit.article.title.slice(start, end))).toEqual(['Return', 'item']);
  });

  test('fetches an article with its links led inside', async () => {
    const id = faq.search('counterfeit')[0]?.article.id ?? '';
    const article = await faq.article(id);
    expect(article.title).toContain('counterfeit');
    expect(article.body.length).toBeGreaterThan(5);
  });
});
