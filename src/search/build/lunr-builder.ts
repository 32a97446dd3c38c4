import lunr from 'lunr';
import type { Language } from './language.ts';

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
 * From so many articles on, words that say little are left out of the texts, where nearly every article has them: a
 * fifth of the index. Titles and questions keep them; there they are half of what is asked.
 */
const manyArticles = 1000;

/**
 * Builds with Lunr's own builder, but with our words: Lunr's tokenizer and trimmer lose everything that is not ASCII.
 * Its pipelines stay empty because the stemmer runs in the tokenizer, as it does in the reader.
 */
export function buildWithLunr(articles: readonly SearchedText[], language: Language): lunr.Builder {
  const builder = new lunr.Builder();
  builder.ref('ref');
  for (const { name, boost } of searchedFields) builder.field(name, { boost });
  builder.tokenizer = tokenizer(language, articles.length >= manyArticles);
  articles.forEach((article, at) => builder.add({ ...article, ref: String(at) }));
  return builder;
}

type Tokenize = (text?: string | object | object[] | null, metadata?: { readonly fields?: readonly string[] }) => lunr.Token[];

function tokenizer({ findWords, stem, light }: Language, isLarge: boolean): typeof lunr.tokenizer {
  const tokenize: Tokenize = (text, metadata) => {
    const stems = findWords(typeof text === 'string' ? text : '').map((word) => stem(word.text));
    const kept = isLarge && metadata?.fields?.[0] === 'body' ? stems.filter((word) => !light.has(word)) : stems;
    return kept.map((word) => new lunr.Token(word, {}));
  };
  return Object.assign(tokenize, { separator: /\s/ });
}
