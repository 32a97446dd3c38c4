import lunr from 'lunr';
import type { FindWords } from '../words.ts';
import type { Stem } from '../stem.ts';

/** What of an article is searched, each part with its weight. */
export const searchedFields = [
  { name: 'title', boost: 3 },
  { name: 'questions', boost: 2 },
  { name: 'tags', boost: 2 },
  { name: 'body', boost: 1 },
] as const;

export type SearchedField = (typeof searchedFields)[number]['name'];

/** The text of one article, by field. */
export type SearchedText = Readonly<Record<SearchedField, string>>;

/**
 * Builds with Lunr's own builder, but with our words: Lunr's tokenizer and trimmer lose everything that is not ASCII.
 * Its pipelines stay empty because the stemmer runs in the tokenizer, as it does in the reader.
 */
export function buildWithLunr(articles: readonly SearchedText[], language: { findWords: FindWords; stem: Stem }): lunr.Builder {
  const builder = new lunr.Builder();
  builder.ref('ref');
  for (const { name, boost } of searchedFields) builder.field(name, { boost });
  builder.tokenizer = tokenizer(language);
  articles.forEach((article, at) => builder.add({ ...article, ref: String(at) }));
  return builder;
}

function tokenizer({ findWords, stem }: { findWords: FindWords; stem: Stem }): typeof lunr.tokenizer {
  const tokenize = (text?: string | object | object[] | null) =>
    findWords(typeof text === 'string' ? text : '').map((word) => new lunr.Token(stem(word.text), {}));
  return Object.assign(tokenize, { separator: /\s/ });
}
