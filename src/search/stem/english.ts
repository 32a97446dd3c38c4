/**
 * The stemmer of Martin Porter (1980) for English, written anew and small, since browsers download it: `returns`,
 * `returned` and `returning` become `return`.
 */
export function stemEnglish(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  let stem = word;

  if (/(?:ss|i)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^s]s$/.test(stem)) stem = stem.slice(0, -1);

  if (stem.endsWith('eed')) {
    if (measure(stem.slice(0, -3)) > 0) stem = stem.slice(0, -1);
  } else {
    const bare = stem.replace(/(?:ed|ing)$/, '');
    if (bare !== stem && shape(bare).includes('v')) stem = mend(bare);
  }

  if (/[^aeiou]y$/.test(stem) && stem.length > 2) stem = stem.slice(0, -1) + 'i';

  stem = replaceEnding(stem, nouns);
  stem = replaceEnding(stem, adjectives);
  const bare = stem.replace(removable, '$1');
  if (bare !== stem && measure(bare) > 1) stem = bare;

  if (stem.endsWith('e')) {
    const short = stem.slice(0, -1);
    const size = measure(short);
    if (size > 1 || (size === 1 && !endsShort(short))) stem = short;
  }
  return stem.endsWith('ll') && measure(stem) > 1 ? stem.slice(0, -1) : stem;
}

/** One expression finds the ending (the longest, since the leftmost match wins), the table says what it becomes. */
interface Endings {
  readonly find: RegExp;
  readonly become: Readonly<Record<string, string>>;
}

const nouns: Endings = {
  find: /(?:ational|tional|[ea]nci|izer|bli|alli|entli|eli|ousli|ization|ation|ator|alism|(?:ive|ful|ous)ness|(?:al|iv|bil)iti|logi)$/,
  become: {
    ational: 'ate', tional: 'tion', enci: 'ence', anci: 'ance', izer: 'ize', bli: 'ble', alli: 'al', entli: 'ent', eli: 'e',
    ousli: 'ous', ization: 'ize', ation: 'ate', ator: 'ate', alism: 'al', iveness: 'ive', fulness: 'ful', ousness: 'ous',
    aliti: 'al', iviti: 'ive', biliti: 'ble', logi: 'log',
  },
};

const adjectives: Endings = {
  find: /(?:icate|ative|alize|iciti|ical|ful|ness)$/,
  become: { icate: 'ic', ative: '', alize: 'al', iciti: 'ic', ical: 'ic', ful: '', ness: '' },
};

// No lookbehind: it would keep older Safari from reading this file at all.
const removable = /(?:al|[ae]nce|er|ic|[ai]ble|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|([st])ion)$/;

function replaceEnding(word: string, { find, become }: Endings): string {
  const ending = find.exec(word)?.[0];
  if (ending === undefined) return word;
  const bare = word.slice(0, -ending.length);
  return measure(bare) > 0 ? bare + (become[ending] ?? '') : word;
}

/** What is left after -ed or -ing may lack its e (`chang`) or have one letter too many (`stopp`). */
function mend(word: string): string {
  if (/(?:at|bl|iz)$/.test(word)) return word + 'e';
  if (/([^aeiouylsz])\1$/.test(word)) return word.slice(0, -1);
  return measure(word) === 1 && endsShort(word) ? word + 'e' : word;
}

/** Each letter as consonant or vowel; y is a vowel after a consonant. */
function shape(word: string): string {
  let letters = '';
  for (const letter of word) {
    const vowel = 'aeiou'.includes(letter) || (letter === 'y' && letters.endsWith('c'));
    letters += vowel ? 'v' : 'c';
  }
  return letters;
}

/** Porter's m: how often a vowel is followed by a consonant. */
function measure(word: string): number {
  return shape(word).match(/vc/g)?.length ?? 0;
}

/** Consonant, vowel, consonant other than w, x and y: as in `hop`. */
function endsShort(word: string): boolean {
  return shape(word).endsWith('cvc') && !/[wxy]$/.test(word);
}
