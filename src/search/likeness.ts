import type { Lexicon } from './lexicon.ts';

/** Understands what is not spelled as in the index. */
export interface FindAlike {
  /** How alike a word and the terms of an index are: term number → above 0, up to 1 for the same letters. */
  (word: string): ReadonlyMap<number, number>;
  /** The word, or the parts of a compound the index does not have, where it has those: `versanddauer` is `versand` and `dauer`. */
  partsOf(word: string): readonly string[];
}

/** Below this two words have but an ending or a syllable in common. */
const leastOverlap = 0.3;

/** A word of four letters or more that lies nearly whole in another, as in a compound, is meant so far at least. */
const within = { least: 0.75, pieces: 9, degree: 0.4 } as const;

/** And so far when all that is left of the other is a word too. */
const partOf = 0.7;

/** How far a word is meant that differs by one slip of the finger: swapped letters leave few pairs in place in a short word. */
const oneSlip = 0.7;

/** A word so much like another may stand for what that stands for. */
const meantFrom = 0.5;

/** In shorter words a slip makes another word too often. */
const slipFrom = 4;

/** So many terms are taken apart at a stretch: typing must not wait for more. */
const stretch = 300;

/** Pairs and triples of letters fall into so many drawers; two in one drawer now and then do no harm. */
const drawers = 1 << 16;

/**
 * Prepares finding terms that look like a word. Words are taken apart into pairs and triples of letters, ends included,
 * and compared by what they share (Dice's coefficient, squared, so that little counts less): a typing slip, a word not
 * yet finished or an ending the stemmer does not know leave most of it in place, and a part of a compound is found
 * whole inside it. Imports types only, so that it is a file of its own and not a reason to split another.
 */
export async function createFindAlike(own: readonly string[], lexicon: KnownWords = noLexicon): Promise<FindAlike> {
  const numbers = new Map(own.map((term, at) => [term, at]));
  // A slip in a word that only the lexicon has must not lose what it stands for.
  const terms = [...own, ...new Set(lexicon.groups.flatMap(([, words]) => words).filter((word) => !numbers.has(word)))];
  // For each drawer the terms in it, one list after the other.
  const begins = new Uint32Array(drawers + 1);
  const sizes = new Uint8Array(terms.length);
  const drawersOf = createDrawersOf();
  for (let at = 0; at < terms.length; at++) {
    if (at % stretch === stretch - 1) await breath();
    const found = drawersOf(terms[at]!);
    sizes[at] = found.length;
    for (const drawer of found) begins[drawer + 1]! += 1;
  }
  await breath();
  for (let drawer = 0; drawer < drawers; drawer++) begins[drawer + 1]! += begins[drawer]!;
  const lists = new Uint32Array(begins[drawers]!);
  const ends = begins.slice(0, drawers);
  for (let at = 0; at < terms.length; at++) {
    if (at % stretch === stretch - 1) await breath();
    for (const drawer of drawersOf(terms[at]!)) lists[ends[drawer]!++] = at;
  }

  const compounds = createCompounds(numbers, lexicon);
  const shared = new Uint8Array(terms.length);
  await breath();
  const findAlike = (word: string) => {
    const found = drawersOf(word);
    const touched: number[] = [];
    for (const drawer of found) {
      for (let at = begins[drawer]!; at < begins[drawer + 1]!; at++) {
        const term = lists[at]!;
        if (shared[term]!++ === 0) touched.push(term);
      }
    }
    const alike = new Map<number, number>();
    let isWord = false;
    for (const term of touched) {
      const common = shared[term]!;
      const smaller = Math.min(found.length, sizes[term]!);
      const overlap = (2 * common) / (found.length + sizes[term]!);
      if (overlap >= leastOverlap) alike.set(term, overlap * overlap);
      if (smaller >= within.pieces && common >= within.least * smaller) alike.set(term, Math.max(overlap * overlap, compounds.isPart(word, terms[term]!) ? partOf : within.degree));
      if (overlap === 1) isWord = true;
      shared[term] = 0;
    }
    // What is a word already was hardly meant to be another.
    for (const term of isWord || word.length < slipFrom ? [] : touched) {
      if (isOneSlip(word, terms[term]!)) alike.set(term, Math.max(oneSlip, alike.get(term) ?? 0));
    }
    for (const [term, degree] of new Map(alike)) {
      if (term >= own.length) alike.delete(term);
      if (degree < meantFrom) continue;
      for (const [other, strength] of lexicon.related(terms[term]!)) {
        const number = numbers.get(other);
        if (number !== undefined) alike.set(number, Math.max(strength * degree, alike.get(number) ?? 0));
      }
    }
    return alike;
  };
  return Object.assign(findAlike, { partsOf: compounds.partsOf });
}

/** A part of a compound has so many letters at least; shorter ones stand in too many words by chance. */
const leastPart = 4;

/** Takes compounds apart, in languages that write them as one word: where all parts are words of the index or the lexicon. */
function createCompounds(known: ReadonlyMap<string, number>, { links, stem, related }: KnownWords) {
  const isWord = (part: string) => part.length >= leastPart && (known.has(stem(part)) || related(stem(part)).length > 0);
  const allLinks = links === undefined ? undefined : ['', ...links.split(' ')];
  /** The word before what stands between the two. */
  const wordBefore = (text: string) => allLinks?.map((link) => (text.endsWith(link) ? text.slice(0, text.length - link.length) : '')).find(isWord);
  return {
    isPart: (part: string, whole: string) =>
      (whole.endsWith(part) && !!wordBefore(whole.slice(0, -part.length))) ||
      (whole.startsWith(part) && !!allLinks?.some((link) => whole.startsWith(link, part.length) && isWord(whole.slice(part.length + link.length)))),
    partsOf(word: string): readonly string[] {
      if (!allLinks || known.has(stem(word))) return [word];
      // The longest first part, for `sendung` is more than `send`.
      for (let at = word.length - leastPart; at >= leastPart; at--) {
        const last = word.slice(at);
        const first = isWord(last) && wordBefore(word.slice(0, at));
        if (first) return [first, last];
      }
      return [word];
    },
  };
}

/** What of a lexicon is needed. */
type KnownWords = Omit<Lexicon, 'lighten'>;

const noLexicon: KnownWords = { stem: (word) => word, links: undefined, groups: [], related: () => [] };

/** Lets the page do what it has to. */
function breath(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve));
}

/** Whether one letter is missing, too many, another, or two neighbours are swapped (Damerau). */
function isOneSlip(one: string, other: string): boolean {
  const longer = one.length - other.length;
  if (longer < -1 || longer > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  if (longer > 0) return one.slice(at + 1) === other.slice(at);
  if (longer < 0) return one.slice(at) === other.slice(at + 1);
  if (one.slice(at + 1) === other.slice(at + 1)) return true;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/** Gives the drawers of a word's pairs and triples, each once. */
function createDrawersOf(): (word: string) => number[] {
  const seen = new Uint32Array(drawers);
  let round = 0;
  return (word) => {
    round++;
    const found: number[] = [];
    const add = (drawer: number) => {
      if (seen[drawer] === round) return;
      seen[drawer] = round;
      found.push(drawer);
    };
    let before = 32;
    let last = 32;
    for (let at = 0; at <= word.length; at++) {
      const letter = at < word.length ? word.charCodeAt(at) : 32;
      add(drawerOf(last * 0x9e3b + letter));
      if (at > 0) add(drawerOf((before * 0x9e3b + last) * 0x85eb + letter + 1));
      before = last;
      last = letter;
    }
    return found;
  };
}

function drawerOf(gram: number): number {
  return (Math.imul(gram, 0x9e3779b1) >>> 16) & (drawers - 1);
}
