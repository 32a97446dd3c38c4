import { describe, expect, it } from 'vitest';
import { personOf } from '../../src/widget/people/person.ts';

const tokenOf = (claims: unknown) => ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'signature'].join('.');

describe('the person of a token', () => {
  it('is the same in every token of one customer, and another for every other', () => {
    const people = ['ada', 'bob', 'ada@shop.example', 'Ada', '7', '007', 'Žofie', '💐'].map((sub) => personOf(tokenOf({ sub })));
    expect(new Set(people).size).toBe(people.length);
    expect(personOf(tokenOf({ sub: 'ada', jti: 'another' }))).toBe(people[0]);
    for (const person of people) expect(person).toMatch(/^[0-9a-z]{8,14}$/);
  });

  it('is nobody without a token', () => {
    expect([personOf(undefined), personOf('')]).toEqual([undefined, undefined]);
  });

  it.each(['opaque', 'a.b', 'a.%%%.c', tokenOf(null), tokenOf({}), tokenOf({ sub: 7 }), tokenOf({ sub: '' })])('is the token itself where it names nobody: %s', (token) => {
    expect(personOf(token)).toMatch(/^[0-9a-z]{8,14}$/);
    expect(personOf(token)).not.toBe(personOf(`${token}x`));
  });
});
