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

/** The words of one article as they are searched: folded and stemmed. */
export type SearchedWords = Readonly<Record<SearchedField, readonly string[]>>;

/**
 * From so many articles on, words that say little are left out of the texts, where nearly every article has them: a
 * fifth of the index. Titles and questions keep them; there they are half of what is asked.
 */
const manyArticles = 1000;

/** Cuts texts into words. */
export function searchedWords(articles: readonly SearchedText[], { findWords, stem, light }: Language): SearchedWords[] {
  // The same words come again and again.
  const stems = new Map<string, string>();
  const wordsIn = (text: string) =>
    findWords(text).map((word) => {
      const known = stems.get(word.text) ?? stem(word.text);
      stems.set(word.text, known);
      return known;
    });
  const isLarge = articles.length >= manyArticles;
  return articles.map(({ title, questions, tags, body }) => {
    const words = wordsIn(body);
    return { title: wordsIn(title), questions: wordsIn(questions), tags: wordsIn(tags), body: isLarge ? words.filter((word) => !light.has(word)) : words };
  });
}

/**
 * Builds with Lunr's own builder, but with our words: Lunr's tokenizer and trimmer lose everything that is not ASCII, and its
 * pipelines stay empty because words are stemmed already, as they are in the reader. In a body a word counts twice at most: how
 * often more tells nothing, and would make the index larger by a twentieth.
 */
export function buildWithLunr(articles: readonly SearchedWords[]): lunr.Builder {
  const builder = new lunr.Builder();
  builder.ref('ref');
  for (const { name, boost } of searchedFields) builder.field(name, { boost });
  // Words as they are: to Lunr, whose pipelines are empty, a token is but what becomes a word when it is looked up, over and over.
  const asTheyAre = (words: unknown) => words as lunr.Token[];
  builder.tokenizer = Object.assign(asTheyAre, { separator: /\s/ });
  articles.forEach((article, at) => builder.add({ ...article, body: atMostTwice(article.body), ref: String(at) }));
  return builder;
}

function atMostTwice(words: readonly string[]): string[] {
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const word of words) (once.has(word) ? twice : once).add(word);
  return [...once, ...twice];
}
