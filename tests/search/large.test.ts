import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { articlesFromJson } from '../../src/search/build/index.ts';
import { packArticles } from '../../src/search/build/pack.ts';
import { openFaq, openWhole } from '../../src/search/index.ts';
import { createCorpus } from '../bench/search/corpus.ts';
import { readSets } from '../bench/search/sets.ts';
import { createPackageHost, hostUrl } from './package-host.ts';

const sets = readSets(new URL('../bench/relevance', import.meta.url).pathname);
const corpus = createCorpus(sets, 3000);
const files = packArticles(articlesFromJson(JSON.stringify(corpus)), { locale: 'en', images: new Map() });
const first = corpus[0]?.title ?? '';
const last = corpus.at(-1)?.title ?? '';

describe('a large FAQ', () => {
  test('answers with its first articles after little was fetched, then with all', async () => {
    const host = createPackageHost(files);
    const faq = await openFaq({ url: hostUrl, locale: 'en', fetch: host.fetch });
    const fetched = [...files].filter(([name]) => host.asked.some((path) => path.endsWith(name)));
    expect(fetched).toHaveLength(3);
    expect(fetched.reduce((sum, [, bytes]) => sum + gzipSync(bytes).length, 0)).toBeLessThan(150 * 1024);
    expect(faq.articles.length).toBeLessThan(corpus.length / 2);
    expect(faq.search(first)[0]?.article.title).toBe(first);

    const whole = await faq.better?.();
    expect(whole?.articles).toHaveLength(corpus.length);
    expect(whole?.search(last)[0]?.article.title).toBe(last);
    expect(host.asked).toHaveLength(5);
  });

  test('opens an article that is not among the first', async () => {
    const faq = await openFaq({ url: hostUrl, locale: 'en', fetch: createPackageHost(files).fetch });
    expect((await faq.article('2999')).title).toBe(last);
    await expect(faq.article('3000')).rejects.toMatchObject({ kind: 'missing' });
  });

  test('is opened whole by who can wait', async () => {
    const faq = await openWhole({ url: hostUrl, locale: 'en', fetch: createPackageHost(files).fetch });
    expect(faq.articles).toHaveLength(corpus.length);
    expect(faq.better).toBeUndefined();
  });
});

describe('a hundred real articles with long texts', () => {
  const articles = sets.find(({ name }) => name === 'arduino-help')?.articles.slice(0, 100) ?? [];
  const long = packArticles(articlesFromJson(JSON.stringify(articles)), { locale: 'en', images: new Map() });

  test('are searched by the words that tell most of them after 12 KB, and then by every word', async () => {
    const host = createPackageHost(long);
    const faq = await openFaq({ url: hostUrl, locale: 'en', fetch: host.fetch });
    const index = [...long].find(([name]) => name.includes('/first-index-') && host.asked.some((path) => path.endsWith(name)));
    expect(gzipSync(index?.[1] ?? '', { level: 9 }).length).toBeLessThan(12 * 1024);
    expect(faq.articles).toHaveLength(100);
    const found = (of: typeof faq) => articles.filter(({ id, title }) => of.search(title, { limit: 3 }).some(({ article }) => article.id === id)).length;
    expect(found(faq)).toBeGreaterThan(97);

    // Stands once, in the middle of one text.
    const whole = await faq.better?.();
    const [once] = whole?.search('flashlight') ?? [];
    expect(articles.find(({ id }) => id === once?.article.id)?.body).toContain('flashlight');
    expect(faq.search('flashlight')).toEqual([]);
    expect(new Set(host.asked).size).toBe(4);
  });
});
