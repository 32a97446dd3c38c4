import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createKept } from '../../src/adapters/kept.ts';
import { someone } from './someone.ts';

const Numbers = v.array(v.number());

describe('what adapters keep in one session', () => {
  it('is not overwritten by what another keeps there at the same moment, nor by itself', async () => {
    const { call } = someone();
    const letters = createKept('letters', Numbers, []);
    const chats = createKept('chats', Numbers, []);
    await Promise.all([1, 2, 3].flatMap((n) => [letters, chats].map((kept) => kept.change(call(), (known) => [...known, n]))));
    expect([await letters.read(call()), await chats.read(call())]).toEqual([[1, 2, 3], [1, 2, 3]]);
  });

  it('begins anew where something else lies in its place', async () => {
    const { call } = someone();
    await call().identity.writeSession('a token of some other kind');
    const kept = createKept('letters', Numbers, []);
    expect(await kept.read(call())).toEqual([]);
    expect(await kept.change(call(), (known) => [...known, 1])).toEqual([1]);
    expect(await kept.read(call())).toEqual([1]);
  });
});
