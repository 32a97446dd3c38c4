/** A visible text: plain with `{slots}`, or one form for each plural category of the slot `count` (CLDR). */
export type Phrase = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** The visible words of one room by key, as `text/en.ts` of the room declares them. */
export type Phrases = Readonly<Record<string, Phrase>>;

/** The same keys as another set of phrases, in another language. */
export type Translation<Source extends Phrases> = { readonly [Key in keyof Source]: Phrase };

/** Values for the slots of a phrase. */
export type Slots = Readonly<Record<string, string | number>>;

/** Says a phrase of a room in the visitor's language. */
export type Say<Source extends Phrases> = (key: keyof Source & string, slots?: Slots) => string;

/** What {@link createSay} needs to know. */
export interface SayOptions<Source extends Phrases> {
  readonly phrases: Translation<Source>;
  /** BCP 47 tag; decides plurals and how numbers look. */
  readonly locale: string;
  /** The embedder's own words, by key. Unknown keys are ignored here and reported where options are read. */
  readonly own?: Readonly<Record<string, string>> | undefined;
}

/** Makes the function that says the phrases of one room. */
export function createSay<Source extends Phrases>({ phrases, locale, own = {} }: SayOptions<Source>): Say<Source> {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (key, slots = {}) => {
    const phrase: Phrase = Object.hasOwn(own, key) ? (own[key] as string) : (phrases[key] ?? key);
    const form = typeof phrase === 'string' ? phrase : (phrase[plural.select(Number(slots['count'] ?? 0))] ?? phrase.other);
    return form.replace(/\{(\w+)\}/g, (slot, name: string) => {
      const value = slots[name];
      return value === undefined ? slot : typeof value === 'number' ? number.format(value) : value;
    });
  };
}
