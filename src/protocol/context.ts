import * as v from 'valibot';
import { limits } from './limits.ts';

// Context is a courtesy to the agent. What does not fit is cut or left out: it must never stop a message.
const cut = (max: number) => v.pipe(v.string(), v.transform((text) => text.slice(0, max)));
const courtesy = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
const trail = v.pipe(v.array(cut(limits.wordsLength)), v.transform((all) => all.slice(-limits.trailLength)));

/** A page of the shop. Addresses are http or https; anything else is left out. */
export const PageSchema = v.object({
  url: v.pipe(v.string(), v.maxLength(limits.urlLength), v.regex(/^https?:\/\//i)),
  title: v.fallback(cut(limits.titleLength), ''),
});
export type Page = v.InferOutput<typeof PageSchema>;

/** Where the visitor was, and what they had tried to find for themselves, when they asked. */
export const ContextSchema = v.object({
  page: courtesy(PageSchema),
  /** BCP 47 tag of the widget's language. */
  locale: courtesy(cut(35)),
  /** IANA name of the visitor's time zone. */
  timeZone: courtesy(cut(64)),
  /** Last searches, newest last. */
  searched: courtesy(trail),
  /** Ids of the last articles read, newest last. */
  read: courtesy(trail),
});
export type Context = v.InferOutput<typeof ContextSchema>;
