import { createRandom, type PlainArticle, type RelevanceSet } from './sets.ts';

/**
 * Makes a large help centre of a small one: titles, questions and paragraphs of real articles put together anew, and with every
 * article a made-up name or two, as products have them, so that the number of different words grows as it does in real texts.
 */
export function createCorpus(sets: readonly RelevanceSet[], size: number): PlainArticle[] {
  const random = createRandom(size);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const articles = sets.flatMap((set) => set.articles);
  const titles = [...articles.map(({ title }) => title), ...sets.flatMap(({ queries }) => queries.map(({ q }) => q))];
  // Of the set with the longest texts: the bodies of the others are lists of questions.
  const lengthOf = (set: RelevanceSet) => set.json.length / set.articles.length;
  const [longest] = sets.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  const paragraphs = longest?.articles.flatMap(({ body }) => body.split('\n')).filter((line) => line.length > 80) ?? [];
  const syllables = 'ka lo mi ren tas vu pel dor ni zax bri on fe qua sol ti'.split(' ');
  const name = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join('');
  const names = Array.from({ length: size }, name);
  return Array.from({ length: size }, (_, at) => {
    // Few names are in many articles, most in one or two.
    const own = names[Math.floor(size * random() ** 3)] ?? '';
    const lines = Array.from({ length: 3 + Math.floor(random() * 5) }, () => pick(paragraphs));
    return { id: String(at), title: `${pick(titles)} ${own}`, body: `${lines.join('\n')}\n${own} ${name()}` };
  });
}
