import * as v from 'valibot';
import { limits } from './limits.ts';

/** What can be wrong with one field. Every kind has its sentence in each channel's text. */
export const fieldProblems = [
  'required',
  'too-long',
  'email',
  'phone',
  'country',
  'consent',
  'taken',
  'past',
  'invalid',
] as const;

/** One of {@link fieldProblems}. */
export type FieldProblem = (typeof fieldProblems)[number];

/** Field name → what is wrong with it. */
export type FieldProblems = Readonly<Record<string, FieldProblem>>;

/**
 * Line breaks, tabs and other controls have no place in a single line, and line breaks in an address are how mail
 * headers are forged; bidirectional overrides would let a name rearrange the text around it.
 */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Leaves line breaks and tabs, drops the other controls a database or a screen may choke on. */
const controlsButBreaks = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Linear by construction: no two neighbouring repeats can match the same character. */
const emailShape = /^[^\s\p{Cc}@]+@[^\s\p{Cc}@.]+(?:\.[^\s\p{Cc}@.]+)+$/u;

/** What looks empty is empty: zero-width characters and every kind of space do not count. */
const looksEmpty = (text: string) => /^[\s\u200b-\u200f\u2060\ufeff]*$/.test(text);
const filled = v.check((text: string) => !looksEmpty(text), 'required');

// A failed length ends the pipe at the next transformation, so that nothing ever runs over ten pasted megabytes.
const bounded = (max: number) => v.pipe(v.string('required'), v.maxLength(max, 'too-long'));

/** A single line that must be there; controls are dropped, outer space trimmed. */
export const line = (max: number) =>
  v.pipe(bounded(max), v.transform((text) => text.replace(controls, ' ').trim()), filled);

/** A text of several lines that must be there. */
export const prose = (max: number) =>
  v.pipe(bounded(max), v.transform((text) => text.replace(controlsButBreaks, '').trim()), filled);

/** The same line, but it may be left out or empty. */
export const optionalLine = (max: number) =>
  v.optional(v.pipe(bounded(max), v.transform((text) => text.replace(controls, ' ').trim())));

/** The same prose, but it may be left out or empty. */
export const optionalProse = (max: number) =>
  v.optional(v.pipe(bounded(max), v.transform((text) => text.replace(controlsButBreaks, '').trim())));

/**
 * Accepts broadly (RFC 5321 leaves the local part to the receiving host) and refuses only what no mail system
 * could deliver: a form must not be a dead end for an unusual address.
 */
export const email = v.pipe(
  bounded(limits.emailLength),
  v.trim(),
  filled,
  v.check((text) => emailShape.test(text), 'email'),
);

/** A phone number as typed. Whether it exists in its country is the server's to say. */
export const phone = v.pipe(
  bounded(limits.phoneLength),
  v.trim(),
  filled,
  // Digits of any script, since keyboards differ; letters are not a number.
  v.check((text) => /^[\p{Nd}\s()+./\-\u2010-\u2015\u00a0\u202f]+$/u.test(text), 'phone'),
  v.check((text) => {
    const digits = text.match(/\p{Nd}/gu)?.length ?? 0;
    return digits >= 4 && digits <= 17;
  }, 'phone'),
);

/** ISO 3166-1 alpha-2, upper case. */
export const country = v.pipe(v.string('country'), v.regex(/^[A-Z]{2}$/, 'country'));

/** An id made by a client: see the protocol's page. */
export const clientId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/, 'invalid'));

/** An instant in milliseconds since 1970. */
export const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15));

/** Turns a failed parse into {@link FieldProblems}: the first problem of each field, `''` for the whole. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): FieldProblems {
  const found: Record<string, FieldProblem> = {};
  for (const issue of issues) {
    const field = (v.getDotPath(issue) ?? '').split('.')[0] ?? '';
    // A missing key is reported by valibot itself, in its own words: received "undefined".
    const problem = isFieldProblem(issue.message) ? issue.message : issue.received === 'undefined' ? 'required' : 'invalid';
    found[field] ??= problem;
  }
  return found;
}

function isFieldProblem(text: string): text is FieldProblem {
  return (fieldProblems as readonly string[]).includes(text);
}
