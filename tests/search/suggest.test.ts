import { describe, expect, test } from 'vitest';
import type { ArticleSummary } from '../../src/protocol/article.ts';
import { suggestFor, suits } from '../../src/search/suggest.ts';

const article = (id: string, more: Partial<ArticleSummary> = {}): ArticleSummary => {
  return { id, title: id, category: '', tags: [], popularity: 0, pages: [], updated: '', questions: [], ...more };
};

describe('suggestions', () => {
  const articles = [
    article('popular', { popularity: 90 }),
    article('sizes', { pages: ['/products/*'], tags: ['Lamp'] }),
    article('lamps', { pages: ['/products/lamps/*'] }),
    article('cart', { pages: ['/cart'] }),
    article('plain'),
  ];
  const ids = (path: string, tags: string[] = [], limit = 10) => suggestFor(articles, { path, tags }, limit).map(({ id }) => id);

  test('begin with what suits the page most closely, then what people ask most', () => {
    expect(ids('/products/lamps/x')).toEqual(['lamps', 'sizes', 'popular', 'plain']);
    expect(ids('/products/chairs')).toEqual(['sizes', 'popular', 'plain']);
  });

  test('leave out what is meant for other pages', () => {
    expect(ids('/')).toEqual(['popular', 'plain']);
    expect(ids('/cart/')).toEqual(['cart', 'popular', 'plain']);
  });

  test('heed what the page says it is about', () => {
    expect(ids('/', ['lamp'])).toEqual(['sizes', 'popular', 'plain']);
  });

  test('are as many as asked for', () => {
    expect(ids('/', [], 1)).toEqual(['popular']);
  });

  test.each([
    ['/cart', '/cart', true],
    ['/cart', '/cart/', true],
    ['/cart', '/cart/x', false],
    ['/a/*/c', '/a/b/c', true],
    ['/a/*/c', '/a/c', false],
    ['*lamp*', '/all-lamps', true],
    ['/a*a', '/a', false],
    ['*', '/anything', true],
    ['/x.y', '/xzy', false],
    [`${'*a'.repeat(1000)}b`, `/${'a'.repeat(5000)}`, false],
  ])('%s suits %s: %s', (pattern, path, expected) => {
    expect(suits(pattern, path)).toBe(expected);
  });
});
