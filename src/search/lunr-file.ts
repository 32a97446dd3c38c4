import lunr from 'lunr';
import type { Article, ArticleSummary, Block } from '../protocol/article.ts';
import type { Faq } from './opened.ts';
import type { TextRange } from './searcher.ts';
import type { suggestFor } from './suggest.ts';
import type { FindWords } from './words.ts';

/** What is lent rather than imported: a file loaded later that shares code with the first would split the first in two. */
export interface LunrFileTools {
  readonly locale: string;
  readonly findWords: FindWords;
  readonly suggestFor: typeof suggestFor;
  readonly renew: Faq['renew'];
}

/** How much of a pasted novel is looked at. */
const limits = { characters: 400, words: 24 };

/**
 * An FAQ over an index that was made by Lunr elsewhere, as its JSON: bare, or as `index` beside a list of `documents`
 * (`articles`, `docs` and `store` are understood too) with `id`, `title`, `body` and `url`. Lunr itself comes along for it,
 * and ranks; a package of ours is smaller, faster and ranks better. Throws what Lunr throws when the index is none.
 */
export function openLunrFile(file: Readonly<Record<string, unknown>>, tools: LunrFileTools): Faq {
  const { locale, findWords } = tools;
  const json = Object(file['index'] ?? file) as LunrJson;
  const index = loadIndex(json);
  const articles = articlesIn(file, json);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const wordsOf = (text: string) => findWords(text.slice(0, limits.characters)).slice(0, limits.words).map((word) => word.text);

  function match(words: string, text: string): TextRange[] {
    const asked = wordsOf(words);
    return findWords(text).filter((word) => asked.some((one) => word.text.startsWith(one)));
  }

  return {
    locale,
    articles,
    match,
    search(text, { limit = 10 } = {}) {
      const words = wordsOf(text);
      if (words.length === 0) return [];
      return ask(index, words)
        .slice(0, limit)
        .flatMap(({ ref, score }) => {
          const article = byId.get(ref);
          return article === undefined ? [] : [{ article, score, matched: match(text, article.title) }];
        });
    },
    suggest: (page, limit = 10) => tools.suggestFor(articles, page, limit),
    renew: tools.renew,
    article(id) {
      const article = byId.get(id);
      return article === undefined ? Promise.reject(missing(id)) : Promise.resolve(article);
    },
  };
}

/** As a {@link FaqError} is told: by its name and kind. */
function missing(id: string): Error {
  return Object.assign(new Error(`FAQ missing: ${id}`), { name: 'FaqError', kind: 'missing' });
}

/** What Lunr writes; nothing in it is taken on trust. */
interface LunrJson {
  readonly fieldVectors?: unknown;
}

function loadIndex(json: LunrJson): lunr.Index {
  try {
    return lunr.Index.load(json);
  } catch {
    // Made with a plugin that is not here, most likely: without its stemmer, words are found as they are written.
    return lunr.Index.load({ ...json, pipeline: [] });
  }
}

/** Asked in code: Lunr's own query language takes a shopper's colon for a field. */
function ask(index: lunr.Index, words: readonly string[]): lunr.Index.Result[] {
  const { TRAILING } = lunr.Query.wildcard;
  const found = index.query((query) => {
    words.forEach((word) => query.term(word, { boost: 10 }));
    query.term(words.at(-1) ?? '', { boost: 3, wildcard: TRAILING, usePipeline: false });
  });
  // A slip is only looked for when nothing else is found: Lunr takes its time for it.
  return found.length > 0 ? found : index.query((query) => words.forEach((word) => query.term(word, { editDistance: 1 })));
}

function articlesIn(file: Readonly<Record<string, unknown>>, index: LunrJson): Article[] {
  const documents = file['documents'] ?? file['articles'] ?? file['docs'] ?? file['store'];
  const list = Object.entries(Object(documents ?? {}) as Readonly<Record<string, unknown>>).map(([key, data]) => articleOf(key, data));
  return list.length > 0 ? list : refsIn(index).map((ref) => articleOf(ref, {}));
}

/** A bare index knows its documents by name only. */
function refsIn({ fieldVectors }: LunrJson): string[] {
  const vectors = Array.isArray(fieldVectors) ? fieldVectors : [];
  return [...new Set(vectors.map((vector: unknown) => String(Array.isArray(vector) ? vector[0] : '').replace(/^[^/]*\//, '')))];
}

function articleOf(key: string, data: unknown): Article {
  const { id = key, ref = id, title = ref, body = '', url } = Object(data) as Readonly<Record<string, unknown>>;
  const summary: ArticleSummary = { id: String(ref), title: String(title), category: '', tags: [], popularity: 0, pages: [], updated: '', questions: [] };
  const lines = String(body).split('\n').filter((line) => line.trim() !== '');
  const paragraphs = lines.map((line): Block => ({ type: 'paragraph', children: [line] }));
  const href = String(url ?? '');
  const more: Block[] = /^https?:\/\//i.test(href) ? [{ type: 'paragraph', children: [{ type: 'link', to: { kind: 'external', href }, children: [href] }] }] : [];
  return { ...summary, body: [...paragraphs, ...more] };
}
