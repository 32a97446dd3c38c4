import { describe, expect, test } from 'vitest';
import type { ArticleSummary } from '../../src/protocol/article.ts';
import { pagePattern } from '../../src/search/build/page-pattern.ts';
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
  const ids = (path: string, tags: string[] = [], limit = 10) => suggestFor(articles, { url: path, tags }, limit).map(({ id }) => id);

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

  // Through the build, which knows the ways of writing, and then as a browser does.
  const isMeant = (written: string, address: string) => suits(pagePattern(written) ?? 'no page', new URL(address, 'https://shop.example'));

  test.each([
    ['/cart', '/cart', true],
    ['/cart', '/cart/', true],
    ['/cart', '/cart?step=2#pay', true],
    ['/cart', '/cart/x', false],
    ['/', '/', true],
    ['/', '/cart', false],
    ['/cart/', '/cart/', true],
    ['/a/*/c', '/a/b/c', true],
    ['/a/*/c', '/a/c', false],
    ['*lamp*', '/all-lamps', true],
    ['*/cart', '/de/cart', true],
    ['*.html', '/lamp.html', true],
    ['/a*a', '/a', false],
    ['*', '/anything', true],
    ['/x.y', '/xzy', false],
    ['/größen*', '/größen/xl', true],
    ['/gr%C3%B6%C3%9Fen*', '/größen/xl', true],
    [`${'*a'.repeat(1000)}b`, `/${'a'.repeat(5000)}`, false],
  ])('%s suits the path %s: %s', (pattern, path, expected) => {
    expect(isMeant(pattern, path)).toBe(expected);
  });

  test.each([
    ['shop.example/cart', 'https://shop.example/cart', true],
    ['https://Shop.example/cart', 'https://shop.example/cart/', true],
    ['//shop.example/cart', 'http://shop.example/cart', true],
    ['shop.example/cart', 'https://other.example/cart', false],
    ['de.shop.example/*', 'https://de.shop.example/cart', true],
    ['*.shop.example/cart', 'https://de.shop.example/cart', true],
    ['*.shop.example/cart', 'https://shop.example.evil/cart', false],
    ['https://de.shop.example', 'https://de.shop.example/cart', true],
    ['localhost:4400/*', 'http://localhost:4400/cart', true],
    ['*lamp*', 'https://lamps.example/chairs', false],
  ])('%s suits the address %s: %s', (pattern, address, expected) => {
    expect(isMeant(pattern, address)).toBe(expected);
  });

  test.each([
    ['/search?q=*', '/search?q=lamp', true],
    ['/search?q=*', '/search?page=2&q=lamp', true],
    ['/search?q=*', '/search?faq=1', false],
    ['/search?q=*', '/search', false],
    ['/search?q', '/search?q=', true],
    ['/search?q=lamp*', '/search?q=lamps', true],
    ['/search?q=lamp', '/search?q=lamps', false],
    ['/search?q=table+lamp', '/search?q=table%20lamp', true],
    ['/search?q=%C3%B6l', '/search?q=öl', true],
    ['/list?tag=lamp&sort=price', '/list?sort=price&utm_source=mail&tag=lamp', true],
    ['/list?tag=lamp&sort=price', '/list?tag=lamp', false],
    ['/list?tag=a%26b', '/list?tag=a%26b', true],
    ['*?utm_campaign=spring*', '/anything?utm_campaign=spring-26', true],
    ['shop.example/search?q=*', 'https://shop.example/search?q=x', true],
  ])('%s suits the query of %s: %s', (pattern, address, expected) => {
    expect(isMeant(pattern, address)).toBe(expected);
  });

  test('can do without an address, as in a page that is only a file', () => {
    expect(suggestFor(articles, { url: '' }, 10).map(({ id }) => id)).toEqual(['popular', 'plain']);
  });

  test.each(['cart', 'cart.html', '#/cart', '/#/cart', ''])('%j is no page', (written) => {
    expect(pagePattern(written)).toBeUndefined();
  });
});
