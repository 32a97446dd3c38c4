import { describe, expect, it } from 'vitest';
import { DeskbellError, fromErrorBody, isDeskbellError, kindOfStatus, toDeskbellError, toErrorBody } from '../../src/core/index.ts';
import { errorKinds } from '../../src/protocol/index.ts';

describe('errors', () => {
  it.each([
    [400, 'broken'],
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [404, 'unsupported'],
    [405, 'unsupported'],
    [408, 'unavailable'],
    [409, 'refused'],
    [410, 'gone'],
    [413, 'broken'],
    [418, 'broken'],
    [422, 'refused'],
    [426, 'unsupported'],
    [429, 'limited'],
    [500, 'unavailable'],
    [501, 'unsupported'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
  ] as const)('take status %i for %s', (status, kind) => {
    expect(kindOfStatus(status)).toBe(kind);
    expect(toDeskbellError(new Response(null, { status })).kind).toBe(kind);
  });

  it('read how long a thrown response asks to wait', () => {
    const limited = (header: string) => toDeskbellError(new Response(null, { status: 429, headers: { 'retry-after': header } })).retryAfterMs;
    expect(limited('7')).toBe(7000);
    expect(limited('0')).toBe(0);
    expect(limited('soon')).toBeUndefined();
    expect(toDeskbellError(new Response(null, { status: 429 })).retryAfterMs).toBeUndefined();
  });

  it.each([
    [new DOMException('x', 'AbortError'), 'cancelled'],
    [new DOMException('x', 'TimeoutError'), 'cancelled'],
    [new TypeError('Failed to fetch'), 'unavailable'],
    [new TypeError('NetworkError when attempting to fetch resource.'), 'unavailable'],
    [new TypeError('Load failed'), 'unavailable'],
    [new TypeError('fetch failed'), 'unavailable'],
    [new TypeError('x is not a function'), 'broken'],
    [new SyntaxError('Unexpected token < in JSON'), 'broken'],
    [new Error('anything'), 'broken'],
    ['a string', 'broken'],
    [undefined, 'broken'],
    [null, 'broken'],
    [{ status: 'no response' }, 'broken'],
  ] as const)('take %s for %s and keep it as the cause', (thrown, kind) => {
    const error = toDeskbellError(thrown);
    expect(error.kind).toBe(kind);
    expect(error.cause).toBe(thrown);
  });

  it('stay what they are', () => {
    const error = new DeskbellError('gone');
    expect(toDeskbellError(error)).toBe(error);
  });

  it('are known across bundles by name and kind, not by class', () => {
    const foreign = Object.assign(new Error('from another bundle'), { name: 'DeskbellError', kind: 'limited' });
    expect(isDeskbellError(foreign)).toBe(true);
    expect(isDeskbellError(foreign, 'limited')).toBe(true);
    expect(isDeskbellError(foreign, 'gone')).toBe(false);
    for (const other of [new Error('x'), { name: 'DeskbellError', kind: 'gone' }, null, 'gone']) expect(isDeskbellError(other)).toBe(false);
  });

  it('travel as plain data and come back the same', () => {
    for (const kind of errorKinds) {
      const error = new DeskbellError(kind, { message: 'why', fields: { email: 'email' }, retryAfterMs: 5 });
      expect(fromErrorBody(structuredClone(toErrorBody(error)))).toEqual(error);
    }
    expect(toErrorBody(new DeskbellError('gone'))).toEqual({ kind: 'gone', fields: {}, message: 'gone' });
  });
});
