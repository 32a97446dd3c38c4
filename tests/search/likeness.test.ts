import { describe, expect, test } from 'vitest';
import { createFindAlike } from '../../src/search/likeness.ts';

const terms = ['deliver', 'delivery', 'order', 'border', 'adresse', 'lieferadresse', 'pin', 'pen', 'banana', '配送'];
const findAlike = await createFindAlike(terms);
const alike = (word: string) => new Map([...findAlike(word)].map(([term, degree]) => [terms[term], degree]));

describe('likeness', () => {
  test('is 1 for the word itself and less for anything else', () => {
    for (const term of terms) {
      const found = alike(term);
      expect(found.get(term)).toBe(1);
      for (const [other, degree] of found) if (other !== term) expect(degree).toBeLessThan(1);
    }
  });

  test('is high for one slip of the finger, whichever', () => {
    for (const word of ['odrer', 'oder', 'ordeer', 'orter']) expect(alike(word).get('order')).toBeGreaterThanOrEqual(0.7);
  });

  test('does not take short words, or words the index knows, for slips of others', () => {
    expect(alike('pin').get('pen') ?? 0).toBeLessThan(0.2);
    expect(alike('order').get('border') ?? 0).toBeLessThan(0.7);
  });

  test('finds the part of a compound', () => {
    expect(alike('adresse').get('lieferadresse')).toBeGreaterThanOrEqual(0.4);
  });

  test('knows nothing of words that share no letters', () => {
    expect([...alike('xyzxyz')]).toEqual([]);
    expect([...alike('配').keys()]).toEqual([]);
  });

  test('is the same however often it was asked', () => {
    const once = [...findAlike('delivry')];
    findAlike('banana');
    expect([...findAlike('delivry')]).toEqual(once);
  });
});
