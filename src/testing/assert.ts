import { isDeskbellError, toDeskbellError, type DeskbellError, type ErrorKind } from '../core/index.ts';

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
  let thrown: unknown;
  try {
    const result = await (typeof work === 'function' ? work() : work);
    thrown = new Error(`it resolved with ${write(result)}`);
  } catch (error) {
    const known = toDeskbellError(error);
    if (kinds.includes(known.kind)) return known;
    thrown = error;
  }
  const how = isDeskbellError(thrown) ? `${thrown.kind}: ${thrown.message}` : String(thrown);
  throw new Error(`${what}\n  expected an error of kind ${kinds.join(' or ')}\n  but ${how}`, { cause: thrown });
}

function write(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  ) ?? String(value);
}
