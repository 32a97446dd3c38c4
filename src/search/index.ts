// The door for browsers: no Node, no Lunr. The builder's door is build/index.ts.
export { defaultLimit, openFaq, openWhole } from './faq.ts';
export type { Faq, FaqOptions } from './opened.ts';
export { FaqError, type FaqErrorKind } from './error.ts';
export type { Hit, TextRange } from './searcher.ts';
export type { Page } from './suggest.ts';
