import { createFindAlike } from '../../search/likeness.ts';
import { createLexicon } from '../../search/lexicon.ts';
import { createLanguage } from '../../search/build/language.ts';

/** A text and how often it was asked. */
export interface AskedText {
  readonly words: string;
  readonly times: number;
}

/** Texts that mean the same, the one that says it best first. */
export type TextGroup<Text extends AskedText> = readonly [Text, ...Text[]];

/**
 * Texts join a group from this likeness on. Chosen, as the share below, on four public sets of questions whose answers
 * are known, for groups about one thing rather than few groups; see the README.
 */
const leastLikeness = 0.4;

/** A word is taken for another, more frequent one from this likeness on: one slip of the finger is 0.7. */
const sameWordFrom = 0.6;

/** How far a related word (`delivery`, `shipping`) stands for a word. */
const relatedShare = 0.4;

type Vector = ReadonlyMap<string, number>;

interface Group<Text> {
  readonly texts: { readonly text: Text; readonly vector: Vector }[];
  /** The vector of its first text, which is asked most often. */
  readonly first: Vector;
  /** The members' vectors added up, each as often as it was asked. */
  readonly sum: Map<string, number>;
  /** Of `sum`, kept: it is asked for far more often than it changes. */
  length: number;
}

/** Groups, found by the words they have said. */
interface Groups<Text> {
  readonly all: Group<Text>[];
  readonly byWord: Map<string, Set<Group<Text>>>;
}

/**
 * Groups texts by meaning, with what the search knows of the language: words are stemmed, typing slips taken for the word
 * they are a slip of, light words all but ignored, rare words weigh more than frequent ones, and related words of the
 * lexicon stand for each other in part. Each text, most often asked first, joins the group it is most like, or begins one:
 * half of that likeness (cosines, both) is to everything the group has said, half to its first text, so that a group
 * cannot wander. Then each is asked once more, now that all groups are known.
 */
export async function groupTexts<Text extends AskedText>(texts: readonly Text[], locale: string): Promise<TextGroup<Text>[]> {
  const vectorOf = await createVectors(texts, locale);
  const all = texts
    .toSorted((a, b) => b.times - a.times || b.words.length - a.words.length || (a.words < b.words ? -1 : 1))
    .map((text) => ({ text, vector: vectorOf(text.words) }));

  const groups: Groups<Text> = { all: [], byWord: new Map() };
  for (const one of all) join(groups, nearest(groups, one.vector) ?? begin(groups, one.vector), one);
  // What came early met groups that had hardly begun.
  const members = new Map(groups.all.map((group): [Group<Text>, Group<Text>['texts']] => [group, []]));
  for (const one of all) members.get(nearest(groups, one.vector) ?? begin(groups, one.vector))?.push(one);

  return [...members].flatMap(([{ sum }, own]): TextGroup<Text>[] => {
    const best = ({ vector, text }: (typeof own)[number]) => product(vector, sum) * (1 + Math.log(text.times));
    const [first, ...rest] = own.toSorted((a, b) => best(b) - best(a) || b.text.times - a.text.times);
    return first ? [[first.text, ...rest.map(({ text }) => text).toSorted((a, b) => b.times - a.times)]] : [];
  });
}

function begin<Text>(groups: Groups<Text>, first: Vector): Group<Text> {
  const group: Group<Text> = { texts: [], first, sum: new Map(), length: 0 };
  groups.all.push(group);
  return group;
}

function join<Text extends AskedText>({ byWord }: Groups<Text>, group: Group<Text>, one: Group<Text>['texts'][number]): void {
  group.texts.push(one);
  // By logarithm: a text asked a thousand times must not drown every other way to say it.
  const weight = 1 + Math.log(one.text.times);
  for (const [word, value] of one.vector) {
    group.sum.set(word, (group.sum.get(word) ?? 0) + value * weight);
    const having = byWord.get(word);
    if (having) having.add(group);
    else byWord.set(word, new Set([group]));
  }
  group.length = lengthOf(group.sum);
}

function nearest<Text>({ byWord }: Groups<Text>, vector: Vector): Group<Text> | undefined {
  const candidates = new Set<Group<Text>>();
  for (const word of vector.keys()) for (const group of byWord.get(word) ?? []) candidates.add(group);
  let best: Group<Text> | undefined;
  let most = leastLikeness;
  for (const group of candidates) {
    const found = (product(vector, group.sum) / group.length + product(vector, group.first)) / 2;
    if (found >= most) [best, most] = [group, found];
  }
  return best;
}

/** Of vectors of length 1 the cosine. */
function product(vector: Vector, other: Vector): number {
  let sum = 0;
  for (const [word, value] of vector) sum += value * (other.get(word) ?? 0);
  return sum;
}

function lengthOf(vector: Vector): number {
  return Math.sqrt(product(vector, vector));
}

async function createVectors(texts: readonly AskedText[], locale: string): Promise<(text: string) => Vector> {
  const language = createLanguage(locale);
  const stemsIn = (text: string) => [...new Set(language.findWords(text).map(({ text: word }) => language.stem(word)))];
  const counts = new Map<string, number>();
  for (const { words } of texts) for (const stem of stemsIn(words)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const terms = [...counts.keys()].sort();
  const findAlike = await createFindAlike(terms);
  const lexicon = createLexicon(language.lexiconFor(new Set(terms)));

  /** The word a slip of the finger was meant to be: more frequent here, and nearly the same. */
  function meant(stem: string): string {
    const own = counts.get(stem) ?? 0;
    let best = stem;
    let most = 0;
    for (const [term, degree] of findAlike(stem)) {
      const other = terms[term] ?? '';
      const isFirst = (counts.get(other) ?? 0) > own || ((counts.get(other) ?? 0) === own && other < stem);
      if (other !== stem && isFirst && degree >= sameWordFrom && degree > most) [best, most] = [other, degree];
    }
    return best;
  }
  const meaning = new Map(terms.map((term) => [term, meant(term)]));

  return (text) => {
    const vector = new Map<string, number>();
    const add = (word: string, weight: number) => vector.set(word, Math.max(weight, vector.get(word) ?? 0));
    for (const stem of stemsIn(text)) {
      const word = meaning.get(stem) ?? stem;
      const rarity = Math.log(1 + texts.length / (counts.get(word) ?? 1));
      const weight = lexicon.lighten(word, rarity) * (language.light.has(word) ? 0.3 : 1);
      add(word, weight);
      for (const [other] of lexicon.related(word)) if (counts.has(other)) add(other, weight * relatedShare);
    }
    const length = lengthOf(vector) || 1;
    return new Map([...vector].map(([word, weight]) => [word, weight / length]));
  };
}
