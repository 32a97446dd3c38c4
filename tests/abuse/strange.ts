import fc from 'fast-check';

/** Keys that mean something to JavaScript itself. */
export const hostileKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'then', 'length', 'valueOf', 'hasOwnProperty'] as const;

/** Texts of all kinds, those among them that have broken programs before. */
export const strangeText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', ' ', '\0', '\r\nBcc: x', '\u202e', '\u200b', '\ud800', 'null', '<b>', "'; drop table events --", '%00', '../..', '{{7*7}}', '=1+1', '*'.repeat(1_000), 'a'.repeat(10_000)),
);

/** Anything JSON can say, under keys that are expected, strange or hostile. */
export function strangeJson(keys: readonly string[]): fc.Arbitrary<unknown> {
  const key = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('x', ...keys) }, { weight: 1, arbitrary: fc.constantFrom(...hostileKeys) }, fc.string({ maxLength: 5 }));
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      strangeText,
      fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-1, 0, 1, 1e308, Number.MAX_SAFE_INTEGER), fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 4 }),
      // As JSON makes them: `__proto__` is a key of its own.
      fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((entries) => JSON.parse(`{${entries.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v) ?? 'null'}`).join(',')}}`) as unknown),
    ),
  })).value;
}

/** A right value with one thing in it replaced. */
export function almost(right: Readonly<Record<string, unknown>>, keys: readonly string[]): fc.Arbitrary<unknown> {
  return fc.tuple(fc.constantFrom(...Object.keys(right), ...hostileKeys), strangeJson(keys)).map(([key, value]) => {
    const object: unknown = JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}}`);
    return Object.defineProperties({ ...right }, Object.getOwnPropertyDescriptors(object as object));
  });
}
