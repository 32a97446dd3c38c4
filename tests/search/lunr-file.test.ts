import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { openFaq } from '../../src/search/index.ts';
import { createPackageHost, hostUrl } from './package-host.ts';

const documents = [
  { id: 'a', title: 'Return an item', body: 'Send it back.\nWithin 30 days.', url: 'https://shop.example/returns' },
  { id: 'b', title: 'Ways to pay', body: 'Card or invoice.', url: 'javascript:alert(1)' },
];

const index = lunr(function () {
  this.field('title', { boost: 3 });
  this.field('body');
  documents.forEach((document) => this.add(document));
});

async function open(file: unknown) {
  const host = createPackageHost(new Map());
  host.files.set('search.json', JSON.stringify(file));
  return openFaq({ url: `${hostUrl}search.json`, locale: 'en', fetch: host.fetch });
}

describe('an index Lunr made elsewhere', () => {
  test('is searched beside its documents, with slips and beginnings, and read', async () => {
    const faq = await open({ index, documents });
    const ids = (words: string) => faq.search(words).map((hit) => hit.article.id);
    expect(ids('returning items')).toEqual(['a']);
    expect(ids('invo')).toEqual(['b']);
    expect(ids('retrn')).toEqual(['a']);
    expect(faq.search('return')[0]?.matched).toMatchObject([{ start: 0, end: 6 }]);
    expect((await faq.article('a')).body).toHaveLength(3);
    expect(JSON.stringify((await faq.article('b')).body)).not.toContain('javascript');
    await expect(faq.article('c')).rejects.toMatchObject({ kind: 'missing' });
  });

  test('is searched alone, its references for titles', async () => {
    const faq = await open(index);
    expect(faq.articles.map(({ id }) => id).sort()).toEqual(['a', 'b']);
    expect(faq.search('pay')[0]?.article.title).toBe('b');
  });

  test('understands documents kept by their id', async () => {
    const faq = await open({ index, store: { a: { title: 'Kept' } } });
    expect(faq.search('return')[0]?.article.title).toBe('Kept');
  });

  test('made with a plugin that is not here still finds words as they are written', async () => {
    const faq = await open({ ...index.toJSON(), pipeline: ['stemmer-xx'] });
    expect(faq.search('pay')).toHaveLength(1);
  });

  test.each(['', '*', 'title:x', 'a~9', '-', '+', 'x'.repeat(1_000_000)])('answers %j without a throw', async (text) => {
    expect(Array.isArray((await open(index)).search(text))).toBe(true);
  });

  test('that is not whole is refused', async () => {
    await expect(open({ version: '2.3.9', fieldVectors: 7 })).rejects.toMatchObject({ name: 'FaqError', kind: 'damaged' });
  });
});
