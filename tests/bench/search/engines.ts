import { create, insertMultiple, search } from '@orama/orama';
import { Document } from 'flexsearch';
import Fuse from 'fuse.js';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { articlesFromJson } from '../../../src/search/build/index.ts';
import { openPacked } from '../../../src/search/build/open-packed.ts';
import { packArticles } from '../../../src/search/build/pack.ts';
import type { Searcher } from '../../../src/search/searcher.ts';
import type { PlainArticle } from './sets.ts';

/** The ids of the articles an engine finds, best first. */
export type Ask = (words: string) => Promise<readonly string[]> | readonly string[];

/** A search engine set up as well as its own documentation would: titles three times, the last word open, one slip. */
export interface Engine {
  readonly name: string;
  build(articles: readonly PlainArticle[]): Promise<Ask> | Ask;
}

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Lunr asked in code: its query language takes a shopper's colon for a field and throws. */
export function askLunr(index: lunr.Index): (words: string) => lunr.Index.Result[] {
  return (text) => {
    const words = wordsIn(text);
    return index.query((query) => {
      for (const word of words) {
        query.term(word, { boost: 10 });
        if (word.length > 3) query.term(word, { boost: 1, editDistance: 1 });
      }
      const last = words.at(-1);
      if (last !== undefined) query.term(last, { boost: 3, wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
    });
  };
}

export function buildLunr(articles: readonly PlainArticle[]): lunr.Index {
  return lunr((builder) => {
    builder.ref('id');
    builder.field('title', { boost: 3 });
    builder.field('body');
    for (const article of articles) builder.add(article);
  });
}

export const miniSearchOptions = { fields: ['title', 'body'], storeFields: [] };

export function askMiniSearch(index: MiniSearch): (words: string) => { readonly id: unknown }[] {
  return (text) =>
    index.search(text, {
      boost: { title: 3 },
      prefix: (_term, at, terms) => at === terms.length - 1,
      fuzzy: (term) => (term.length > 3 ? 1 : false),
    });
}

export function buildMiniSearch(articles: readonly PlainArticle[]): MiniSearch {
  const index = new MiniSearch(miniSearchOptions);
  index.addAll(articles);
  return index;
}

/** Ours, through the very package a browser would fetch. */
export async function openOurs(json: string, locale = 'en'): Promise<Searcher> {
  return (await openPacked(packArticles(articlesFromJson(json), { locale, images: new Map() }), locale)).searcher;
}

export const ours: Engine = {
  name: 'Deskbell',
  async build(articles) {
    const searcher = await openOurs(JSON.stringify(articles));
    const ids = articles.map(({ id }) => id);
    return (text) => searcher.examine(text).ranked.map(({ document }) => ids[document] ?? '');
  },
};

export const rivals: readonly Engine[] = [
  {
    name: 'lunr',
    build(articles) {
      const ask = askLunr(buildLunr(articles));
      return (text) => ask(text).map(({ ref }) => ref);
    },
  },
  {
    name: 'MiniSearch',
    build(articles) {
      const ask = askMiniSearch(buildMiniSearch(articles));
      return (text) => ask(text).map(({ id }) => String(id));
    },
  },
  {
    name: 'FlexSearch',
    build(articles) {
      const index = new Document({ tokenize: 'forward', document: { id: 'id', index: ['title', 'body'] } });
      for (const { id, title, body } of articles) index.add({ id, title, body });
      return (text) => {
        const found = index.search(text, { suggest: true, limit: 10, merge: true }) as unknown as { readonly id: string }[];
        return found.map(({ id }) => id);
      };
    },
  },
  {
    name: 'Orama',
    async build(articles) {
      const database = create({ schema: { key: 'string', title: 'string', body: 'string' } as const });
      await insertMultiple(database, articles.map(({ id, title, body }) => ({ key: id, title, body })));
      return async (term) => {
        const { hits } = await search(database, { term, properties: ['title', 'body'], boost: { title: 3 }, tolerance: 1, limit: 10 });
        return hits.map(({ document }) => document.key);
      };
    },
  },
  {
    name: 'Fuse.js',
    build(articles) {
      const fuse = new Fuse(articles, { keys: [{ name: 'title', weight: 3 }, 'body'], ignoreLocation: true, useExtendedSearch: true, threshold: 0.3 });
      // A whole question is never in a title: its words are joined by "or".
      return (text) => fuse.search(wordsIn(text).join(' | '), { limit: 10 }).map(({ item }) => item.id);
    },
  },
];
