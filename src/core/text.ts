import { isolate } from './isolate.ts';

/** A visible text: plain with `{slots}`, or one form for each plural category of the slot `count` (CLDR). */
export type Phrase = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** The visible words of one room by key, as `text/en.ts` of the room declares them. */
export type Phrases = Readonly<Record<string, Phrase>>;

/** The plural categories of each language there are words in, by CLDR; English is where they come from. */
export interface PluralCategories {
  readonly en: 'one' | 'other';
  readonly de: 'one' | 'other';
  readonly fr: 'one' | 'many' | 'other';
  readonly es: 'one' | 'many' | 'other';
  readonly 'pt-BR': 'one' | 'many' | 'other';
  readonly it: 'one' | 'many' | 'other';
  readonly nl: 'one' | 'other';
  readonly pl: 'one' | 'few' | 'many' | 'other';
  readonly sv: 'one' | 'other';
  readonly tr: 'one' | 'other';
  readonly ja: 'other';
  readonly 'zh-CN': 'other';
  readonly ko: 'other';
  readonly id: 'other';
  readonly ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
  readonly he: 'one' | 'two' | 'other';
}

/** A language there are words in. */
export type Tongue = keyof PluralCategories;

/** The names of the slots of a text. */
export type SlotsIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | SlotsIn<Rest> : never;

/** Any text that has each of these slots. */
type TextWith<Slot extends string> = [Slot] extends [never] ? string : Both<Slot extends string ? `${string}{${Slot}}${string}` : never>;
type Both<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never;

/**
 * The phrases of a room in another language. What lacks a key, a slot or a plural category does not compile. A plural
 * form may leave out its number: "one" of anything need not say so.
 */
export type Translation<Source extends Phrases, Language extends Tongue> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? TextWith<SlotsIn<Source[Key]>>
    : { readonly [Category in PluralCategories[Language]]: string };
};

/** Values for the slots of a phrase. */
export type Slots = Readonly<Record<string, string | number>>;

/** Says a phrase of a room in the visitor's language. */
export type Say<Source extends Phrases> = (key: keyof Source & string, slots?: Slots) => string;

/** What {@link createSay} needs to know. */
export interface SayOptions<Source extends Phrases> {
  readonly phrases: { readonly [Key in keyof Source]: Phrase };
  /** BCP 47 tag; decides plurals and how numbers look. */
  readonly locale: string;
  /** The embedder's own words for a key, if there are any. */
  readonly own?: ((key: string) => string | undefined) | undefined;
  /** Which way the phrases are written. What comes from outside, slots and own words, is kept from being turned by them: see `isolate.ts`. Default: `ltr`. */
  readonly dir?: 'ltr' | 'rtl' | undefined;
}

/** Makes the function that says the phrases of one room. */
export function createSay<Source extends Phrases>({ phrases, locale, own, dir }: SayOptions<Source>): Say<Source> {
  // Made when first needed: each takes a phone some milliseconds, and most rooms never count.
  let plural: Intl.PluralRules | undefined;
  let number: Intl.NumberFormat | undefined;
  return (key, slots = {}) => {
    const theirs = own?.(key);
    const phrase: Phrase = theirs ? isolate(theirs, dir) : (phrases[key] ?? key);
    const form = typeof phrase === 'string' ? phrase : (phrase[(plural ??= new Intl.PluralRules(locale)).select(Number(slots['count'] ?? 0))] ?? phrase.other);
    return form.replace(/\{(\w+)\}/g, (slot, name: string) => {
      const value = slots[name];
      return value === undefined ? slot : typeof value === 'number' ? (number ??= new Intl.NumberFormat(locale)).format(value) : isolate(value, dir);
    });
  };
}
