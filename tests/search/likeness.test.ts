import { describe, expect, test } from 'vitest';
import { createLanguage } from '../../src/search/build/language.ts';
import { createLexicon } from '../../src/search/lexicon.ts';
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

describe('likeness in a language that writes compounds as one word', () => {
  const language = createLanguage('de');
  const words = ['Versandkosten', 'Kosten', 'Lieferung', 'dauert', 'Adresse', 'Lieferadresse', 'Artikel', 'zurückgeben'];
  const stems = words.flatMap((word) => language.findWords(word)).map((word) => language.stem(word.text)).sort();
  const german = createFindAlike(stems, createLexicon(language.lexiconFor(new Set(stems))));

  test('takes compounds apart that the index does not have', async () => {
    const { partsOf } = await german;
    expect(partsOf('lieferdauer')).toEqual(['liefer', 'dauer']);
    expect(partsOf('ruckgabefrist')).toEqual(['ruckgabe', 'frist']);
    expect(partsOf('versandkosten')).toEqual(['versandkosten']);
    expect(partsOf('donaudampfschiff')).toEqual(['donaudampfschiff']);
    expect((await createFindAlike(['ship', 'ment', 'shop', 'ping'])).partsOf('shopping')).toEqual(['shopping']);
  });

  test('knows what a word stands for that only the lexicon has, in spite of a slip', async () => {
    const found = new Map([...(await german)(language.stem('retuore'))].map(([term, degree]) => [stems[term], degree]));
    expect(found.get(language.stem('zuruckgeben'))).toBeGreaterThan(0.15);
    expect([...found.keys()]).not.toContain(undefined);
  });
});
