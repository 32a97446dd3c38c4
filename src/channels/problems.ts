import type { Phrases, Say } from '../core/text.ts';
import type { FieldProblems } from '../protocol/index.ts';

/**
 * The problems that are left after the named fields were changed: each vanishes as it is mended. Only "too long" is
 * added before anybody has pressed the button, since what is too long by thousands is better known at once.
 */
export function mend(problems: FieldProblems, wrong: FieldProblems, names: readonly string[]): FieldProblems {
  const left = new Map(Object.entries(problems));
  for (const name of names) {
    const problem = wrong[name];
    if (problem !== undefined && (left.has(name) || problem === 'too-long')) left.set(name, problem);
    else left.delete(name);
  }
  return Object.fromEntries(left);
}

/** What {@link sayProblems} needs to know. */
export interface SayProblemsOptions<Words extends Phrases> {
  readonly say: Say<Words>;
  /** The room's phrases; only their keys are read. A problem is said as `<field>.<problem>`, `any.<problem>` or `any.invalid`. */
  readonly phrases: Words;
  readonly problems: FieldProblems;
  /** What is typed, by the same names; told back where the length is what is wrong. */
  readonly fields: object;
  readonly maxLengths: Readonly<Record<string, number>>;
}

/** Puts what is wrong with each field into a sentence. */
export function sayProblems<Words extends Phrases>({ say, phrases, problems, fields, maxLengths }: SayProblemsOptions<Words>): Record<string, string> {
  const typed = new Map<string, unknown>(Object.entries(fields));
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => {
      const key = [`${field}.${problem}`, `any.${problem}`].find((one) => Object.hasOwn(phrases, one)) ?? 'any.invalid';
      return [field, say(key, { length: String(typed.get(field) ?? '').length, max: maxLengths[field] ?? 0 })];
    }),
  );
}
