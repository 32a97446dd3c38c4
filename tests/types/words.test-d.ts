// Checked by `tsc`, never run: what a translation must have, and what it must not.
import type { SlotsIn, Translation } from '../../src/core/text.ts';
import type { languages } from '../../src/widget/languages/index.ts';
import type { ArticlePhrases } from '../../src/channels/faq/text/article-en.ts';
import type { CallbackPhrases } from '../../src/channels/callback/text/en.ts';
import type { ChatPhrases } from '../../src/channels/chat/text/en.ts';
import type { ContactPhrases } from '../../src/channels/contact/text/en.ts';
import type { FaqPhrases } from '../../src/channels/faq/text/en.ts';
import type { PeoplePhrases } from '../../src/widget/people/text/en.ts';
import type { WidgetPhrases } from '../../src/widget/text/en.ts';

type English = {
  readonly hello: 'Hello {name}, it is {time}';
  readonly plain: 'Plain';
  readonly count: { readonly one: '{count} thing'; readonly other: '{count} things' };
};

const whole = { hello: '{time} {name}', plain: 'x', count: { one: 'ein', other: '{count}' } } as const satisfies Translation<English, 'de'>;
const wrong = [
  // @ts-expect-error -- a key is missing
  { hello: '{time} {name}', count: { one: '', other: '' } } as const satisfies Translation<English, 'de'>,
  // @ts-expect-error -- a key too many
  { ...whole, more: 'x' } as const satisfies Translation<English, 'de'>,
  // @ts-expect-error -- a slot is missing
  { ...whole, hello: 'Hallo {name}' } as const satisfies Translation<English, 'de'>,
  // @ts-expect-error -- Polish has more plurals than that
  whole satisfies Translation<English, 'pl'>,
];
void wrong;

/** The keys of phrases with a slot that English does not have. */
type Strays<Words, Source> = {
  [Key in keyof Source & keyof Words]: Words[Key] extends string ? (SlotsIn<Words[Key]> extends SlotsIn<Source[Key]> ? never : Key) : never;
}[keyof Source & keyof Words];

type Loaded<Load> = Load extends () => Promise<infer Module> ? Module : never;
type Every<Tag extends keyof typeof languages> = Tag extends unknown ? Loaded<(typeof languages)[Tag]> : never;
type Language = Every<keyof typeof languages> extends infer Module ? (Module extends { readonly language: infer One } ? One : never) : never;
type Rooms = Language extends infer One
  ? One extends { readonly words: infer First; readonly later: { readonly chat: infer Chat; readonly contact: infer Contact; readonly callback: infer Callback } }
    ? First extends { readonly widget: infer Widget; readonly people: infer People; readonly faq: infer Faq }
      ?
          | Strays<Widget, WidgetPhrases>
          | Strays<People, PeoplePhrases>
          | Strays<Faq, FaqPhrases & ArticlePhrases>
          | Strays<PhrasesOf<Loaded<Chat>>, ChatPhrases>
          | Strays<PhrasesOf<Loaded<Contact>>, ContactPhrases>
          | Strays<PhrasesOf<Loaded<Callback>>, CallbackPhrases>
      : never
    : never
  : never;
type PhrasesOf<Module> = Module extends { readonly phrases: infer Phrases } ? Phrases : never;

const none: [Rooms] extends [never] ? true : { readonly 'has slots English has not': Rooms } = true;
void none;
