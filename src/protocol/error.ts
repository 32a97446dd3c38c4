import * as v from 'valibot';
import { fieldProblems } from './field.ts';

/** The kinds of failure. A kind exists because someone acts differently on it. */
export const errorKinds = [
  /** The visitor's device has no network. */
  'offline',
  /** The backend cannot be reached or says "not now". */
  'unavailable',
  /** Too much, too fast: wait `retryAfterMs`. */
  'limited',
  /** The backend understood and says no; `fields` says why. */
  'refused',
  /** The backend does not know who is asking, or must not serve this page. */
  'unauthorized',
  /** It was there once. */
  'gone',
  /** This backend cannot do that. */
  'unsupported',
  /** The caller gave up. */
  'cancelled',
  /** Nonsense, ours or theirs; repeating it unchanged will not help. */
  'broken',
] as const;

/** One of {@link errorKinds}. */
export type ErrorKind = (typeof errorKinds)[number];

/** A failure on the wire. */
export const ErrorBodySchema = v.object({
  kind: v.fallback(v.picklist(errorKinds), 'broken'),
  fields: v.optional(v.record(v.string(), v.fallback(v.picklist(fieldProblems), 'invalid'))),
  retryAfterMs: v.optional(v.pipe(v.number(), v.minValue(0))),
  /** English, for a developer's log. Never shown to a visitor. */
  message: v.optional(v.string(), ''),
});
export type ErrorBody = v.InferOutput<typeof ErrorBodySchema>;
