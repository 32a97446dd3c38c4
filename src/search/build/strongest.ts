import type { SearchedWords } from './lunr-builder.ts';

/** So many words of a body tell what it is about. */
const wordsKept = 39;

/**
 * Leaves of every body, once each, the words that tell most of it: those it has often, and rather rare ones. But not those that stand there once
 * and nowhere else, for who has not read the article does not ask for them. Light words stay: there are few, and a question is full of
 * them. See RANKING.md for what that loses.
 */
export function strongestWords(articles: readonly SearchedWords[], light: ReadonlySet<string>): SearchedWords[] {
  const named = new Set(articles.flatMap(({ title, questions, tags }) => [...title, ...questions, ...tags]));
  const counts = articles.map(({ body }) => countsOf(body));
  const spread = countsOf(counts.flatMap((count) => [...count.keys()]));
  return articles.map((article, at) => {
    const strengths = [...counts[at]!]
      .filter(([word, often]) => !light.has(word) && (often > 1 || spread.get(word)! > 1 || named.has(word)))
      .map(([word, often]) => [word, (often / (often + 1.2)) * Math.log(1 + articles.length / spread.get(word)!) ** 0.25] as const)
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
    const kept = new Set(strengths.slice(0, wordsKept).map(([word]) => word));
    return { ...article, body: [...counts[at]!.keys()].filter((word) => light.has(word) || kept.has(word)) };
  });
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
