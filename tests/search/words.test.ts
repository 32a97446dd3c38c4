import { describe, expect, test } from 'vitest';
import { createFindWords, fold } from '../../src/search/words.ts';

const words = (text: string) => createFindWords()(text).map((word) => word.text);

describe('words', () => {
  test('are folded: case, accents, compatibility forms and twins of letters make no difference', () => {
    expect(words('Überweisung ÉCLAIR GRÖSSE größe Straße ﬁne Ⅷ')).toEqual(['uberweisung', 'eclair', 'grosse', 'grosse', 'strasse', 'fine', 'viii']);
    expect(fold('İstanbul')).toBe('istanbul');
    expect(fold('ΤΙΜΉΣ')).toBe(fold('τιμης'));
    expect(fold('Доставка ещё')).toBe('доставка еще');
  });

  test('keep the marks that carry meaning in scripts other than Latin', () => {
    expect(words('が か').join('')).toBe('がか');
    expect(words('डिलीवरी')).toEqual(['डिलीवरी']);
    expect(words('배송 조회')).toEqual(['배송', '조회']);
  });

  test('of Hebrew and Arabic are found with and without points', () => {
    expect(words('מִשְׁלוֹחַ')).toEqual(words('משלוח'));
    expect(words('شَحْن أين')).toEqual(words('شحن اين'));
  });

  test('with hyphens are found joined and in parts', () => {
    expect(words('e-mail')).toEqual(['email', 'mail']);
    expect(words('third-party re-order')).toEqual(['thirdparty', 'third', 'party', 'reorder', 're', 'order']);
  });

  test('lose the little words an apostrophe ties to them', () => {
    expect(words("customer's l’article don't qu'est aujourd'hui")).toEqual(['customer', 'article', 'dont', 'est', 'aujourdhui']);
  });

  test('of scripts without spaces are cut by the browser', () => {
    expect(words('配送状況を確認する')).toEqual(expect.arrayContaining(['配送', '状況', '確認']));
    expect(words('如何退货')).toContain('如何');
    expect(words('ติดตามพัสดุ').length).toBeGreaterThan(1);
  });

  test('know where they stand, in the text as it was written', () => {
    const text = 'Où est mon Colis-Cadeau ?';
    expect(createFindWords()(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Où', 'est', 'mon', 'Colis-Cadeau', 'Colis-Cadeau', 'Colis-Cadeau']);
  });

  test('ignore what nobody sees', () => {
    expect(words('Ver\u00adsand ver\u200bsand')).toEqual(['versand', 'versand']);
  });

  test('of several scripts may stand side by side', () => {
    expect(words('Hello 世界')).toEqual(['hello', '世界']);
  });
});
