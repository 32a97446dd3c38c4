import { describe, expect, it } from 'vitest';
import { createJourney } from '../../src/core/index.ts';
import { limits } from '../../src/protocol/index.ts';

describe('journey', () => {
  it('counts a search that grows letter by letter once', () => {
    const journey = createJourney({ locale: 'en' });
    for (const words of ['r', 're', 'ret', 'return']) journey.search(words);
    journey.search('refund');
    expect(journey.context().searched).toEqual(['return', 'refund']);
    expect(journey.words.value).toBe('refund');
  });

  it('remembers the last few things only, each once, newest last', () => {
    const journey = createJourney({ locale: 'en' });
    for (let number = 0; number < 9; number += 1) journey.read(`article-${number}`);
    journey.read('article-6');
    const { read } = journey.context();
    expect(read).toHaveLength(limits.trailLength);
    expect(read?.at(-1)).toBe('article-6');
  });

  it('says where the visitor is now', () => {
    const journey = createJourney({ locale: 'de', timeZone: 'Europe/Berlin', page: { url: 'https://shop.example/', title: 'Shop' } });
    journey.visit({ url: 'https://shop.example/cart', title: 'Cart' });
    expect(journey.context()).toEqual({ locale: 'de', timeZone: 'Europe/Berlin', page: { url: 'https://shop.example/cart', title: 'Cart' } });
  });

  it('knows what was said about oneself, piece by piece, and what was taken back', () => {
    const journey = createJourney({ locale: 'en' });
    journey.introduce({ name: 'Ana' });
    journey.introduce({ email: 'ana@example.org' });
    expect(journey.person.value).toEqual({ name: 'Ana', email: 'ana@example.org' });
    journey.introduce({ name: '' });
    expect(journey.person.value).toEqual({ email: 'ana@example.org' });
    expect(JSON.stringify(journey.context())).not.toContain('ana@');
  });

  it('cuts a pasted book to what may travel', () => {
    const journey = createJourney({ locale: 'en' });
    journey.search('x'.repeat(1_000_000));
    expect(journey.context().searched?.[0]).toHaveLength(limits.wordsLength);
  });
});
