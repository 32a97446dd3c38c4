import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLanguage } from '../../src/search/build/language.ts';
import { stemRulesIn } from '../../src/search/build/stem-rules.ts';
import { createLexicon } from '../../src/search/lexicon.ts';
import { createStem } from '../../src/search/stem.ts';

describe('a stemmer of endings', () => {
  const stem = createStem(stemRulesIn('ae=a | ies>i y>i | ss>ss s | ing ed e'));

  test.each([
    ['deliveries', 'deliveri'],
    ['delivery', 'deliveri'],
    ['returning', 'return'],
    ['returned', 'return'],
    ['address', 'address'],
    ['the', 'the'],
    ['bed', 'bed'],
    ['laeden', 'laden'],
  ])('%s becomes %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  test('never makes a word longer or empty', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (word) => {
        const stemmed = stem(word);
        expect(stemmed.length).toBeGreaterThan(0);
        expect(stemmed.length).toBeLessThanOrEqual(word.length);
      }),
    );
  });

  test.each(['de', 'en', 'es', 'fr', 'it', 'nl', 'pt', 'ru', 'sv'])('of %s joins the forms of a word and leaves others apart', (locale) => {
    const forms: Readonly<Record<string, readonly [string, string, string]>> = {
      de: ['bestellung', 'bestellungen', 'versand'],
      en: ['order', 'orders', 'return'],
      es: ['pedido', 'pedidos', 'envio'],
      fr: ['commande', 'commandes', 'retour'],
      it: ['ordine', 'ordini', 'reso'],
      nl: ['bestelling', 'bestellingen', 'retour'],
      pt: ['encomenda', 'encomendas', 'envio'],
      ru: ['заказ', 'заказы', 'возврат'],
      sv: ['betalning', 'betalningar', 'retur'],
    };
    const [one, same, other] = forms[locale] ?? ['', '', ''];
    const { stem: stemOf } = createLanguage(locale);
    expect(stemOf(same)).toBe(stemOf(one));
    expect(stemOf(other)).not.toBe(stemOf(one));
  });
});

describe('a lexicon', () => {
  const lexicon = createLexicon({ stem: stemRulesIn('s'), light: 'the please', groups: [[0.4, 'ship deliver send'], [0.8, 'send post']] });

  test('knows what can stand for a word, and how far', () => {
    expect(lexicon.related('send')).toEqual(expect.arrayContaining([['ship', 0.4], ['deliver', 0.4], ['post', 0.8]]));
    expect(lexicon.related('nothing')).toEqual([]);
  });

  test('takes weight from light words only', () => {
    expect(lexicon.lighten('the', 10)).toBeLessThan(5);
    expect(lexicon.lighten('ship', 10)).toBe(10);
  });

  test('may be empty', () => {
    const empty = createLexicon({ stem: stemRulesIn(''), light: '', groups: [] });
    expect(empty.stem('words')).toBe('words');
    expect(empty.related('words')).toEqual([]);
  });

  test('keeps out groups no article has a word of', () => {
    expect(createLanguage('en').lexiconFor(new Set(['refund'])).groups.flat().join(' ')).toContain('reimburs');
    expect(createLanguage('en').lexiconFor(new Set(['zebra'])).groups).toEqual([]);
  });
});
