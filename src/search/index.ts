// The door for browsers: no Node, no Lunr. The builder's door is build/index.ts.
export { defaultLimit, openFaq, openWhole, type Faq, type FaqOptions } from './faq.ts';
export { FaqError, type FaqErrorKind } from './error.ts';
export type { Hit, TextRange } from './searcher.ts';
export type { Page } from './suggest.ts';
