import { isDeskbellError, toDeskbellError, type DeskbellError, type ErrorKind } from '../core/index.ts';
import type { FieldProblem } from '../protocol/index.ts';

// Assertions of our own, since the suite runs under any runner and in any page.

/** Fails with a sentence unless something holds. */
export function check(holds: unknown, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}

/** Compares plain data. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [write(actual), write(expected)];
  check(is === should, `${what}\n  expected ${should}\n  but got  ${is}`);
}

/** What a promise is rejected with, in the words of the contract. Fails if it resolves, or with a kind nobody expects. */
export async function rejection(work: Promise<unknown> | (() => Promise<unknown>), kinds: readonly ErrorKind[], what: string): Promise<DeskbellError> {
  const expected = `${what}\n  expected an error of kind ${kinds.join(' or ')}`;
  let result: unknown;
  try {
    result = await (typeof work === 'function' ? work() : work);
  } catch (error) {
    const known = toDeskbellError(error);
    if (kinds.includes(known.kind)) return known;
    throw new Error(`${expected}\n  but got ${isDeskbellError(error) ? `${error.kind}: ${error.message}` : `${String(error)}, which is taken for "${known.kind}"`}`, { cause: error });
  }
  throw new Error(`${expected}\n  but it resolved with ${write(result)}`);
}

/** Fails unless a refusal says which field it is about; the form shows its sentence there. */
export function checkNamed({ fields }: DeskbellError, field: string, problem: FieldProblem): void {
  const named = Object.keys(fields).join(', ') || 'nothing';
  check(field in fields, `The refusal must name "${field}" but names ${named}: throw call.error("refused", { fields: { ${field}: "${problem}" } }).`);
}

function write(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  ) ?? String(value);
}
