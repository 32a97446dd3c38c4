import { describe, expect, it } from 'vitest';
import { findCardNumbers, hideCardNumbers, type Asked } from '../../src/channels/card-number.ts';

/** Numbers their makers publish for trying things out, as people write them. */
const cards = [
  '4242424242424242',
  '4242 4242 4242 4242',
  '4242-4242-4242-4242',
  '4111.1111.1111.1111',
  '4000 0566 5566 5556',
  '4242\u00a04242\u00a04242\u00a04242',
  '4242 – 4242 – 4242 – 4242',
  '4242  4242  4242  4242',
  '４２４２ ４２４２ ４２４２ ４２４２',
  '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢',
  '5555 5555 5555 4444',
  '5105105105105100',
  '2223 0031 2200 3222',
  '2720990000000007',
  '3782 822463 10005',
  '371449635398431',
  '3056 930902 5904',
  '36227206271667',
  '6011 1111 1111 1117',
  '6011000990139424',
  '3530 1113 3330 0000',
  '3566002020360505',
  '6200 0000 0000 0005',
  '6759649826438453',
  '2200 0000 0000 0004',
];

const sentences = [
  (card: string) => card,
  (card: string) => `My card is ${card}, please refund it.`,
  (card: string) => `Visa ${card} 12/27 123`,
  (card: string) => `Card:${card}\nName: Anna`,
  (card: string) => `カード番号は${card}です`,
  (card: string) => `"${card}"`,
];

const others = [
  // Orders, of shops large and small.
  'Order 1000234567',
  'My order number is 203-1234567-1234567',
  'Order DB-4242424242424242',
  'Order #4242424242424242',
  'ORD4242424242424242',
  '4242424242424242A',
  'Invoice 2024-0012-0003-4567',
  'Order 8123456789012345',
  'Order 1234 5678 9012 3456',
  'Bestellung 0000 1111 2222 3333',
  // Parcels.
  'Tracking 00340434161094021501',
  'JD014600003123456789',
  '9400 1000 0000 0000 0000 00',
  '1Z 999 AA1 01 2345 6784',
  '01505012345678',
  'CP 4242 4242 4242 424',
  // Phones, written in every way.
  '+44 20 7946 0958',
  '+49 151 2345 6789 01',
  '+49 4242 4242 4242 4242',
  '0044 20 7946 0958',
  '(0)1632 960 961 and 01632 960 962',
  '+1 (555) 010-0199, +1 (555) 010-0100',
  '491512345678901',
  // Accounts, things, times.
  'DE89 3704 0044 0532 0130 00',
  'GB29 NWBK 6016 1331 9268 19',
  'FR14 2004 1010 0505 0001 3M02 606',
  'IMEI 356938035643809',
  'ISBN 978-3-16-148410-0',
  'EAN 4006381333931',
  '2026-11-22 10:15:30.123456',
  'https://shop.example/p/4242424242424242',
  '10 20 30 40 50 60 70 80 90',
  // Of a card all but the check digit.
  '4242 4242 4242 4241',
  '4242 4242 4242 424',
  '1, 2, 3',
  '',
];

describe('the number of a payment card', () => {
  it.each(cards)('is found however it is written: %s', (card) => {
    for (const say of sentences) {
      const text = say(card);
      expect(findCardNumbers(text), text).toEqual([{ from: text.indexOf(card), to: text.indexOf(card) + card.length }]);
    }
  });

  it.each(others)('is not seen in what is none: %s', (text) => {
    expect(findCardNumbers(text)).toEqual([]);
    expect(hideCardNumbers(text)).toBe(text);
  });

  it('is hidden but for its last four digits, as it was written, and so is the next one', () => {
    expect(hideCardNumbers('My cards: 4242 4242 4242 4242 (12/27) and 378282246310005. Thanks')).toBe('My cards: •••• •••• •••• 4242 (12/27) and •••••••••••0005. Thanks');
    expect(hideCardNumbers('٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢')).toBe('•••• •••• •••• ٤٢٤٢');
  });

  it('is told from an order’s where that was asked for: in one piece by the cards most people have, in groups by any', () => {
    const inOnePiece = cards.filter((card) => /^\d+$/.test(card));
    const found = (numbers: readonly string[]) => numbers.filter((number) => findCardNumbers(number, 'order').length > 0);
    expect(found(inOnePiece)).toEqual(['4242424242424242', '5105105105105100', '2720990000000007', '371449635398431']);
    expect(found(cards).length).toBe(cards.length - 4);
    expect(hideCardNumbers('4242424242424242', 'order')).toBe('••••••••••••4242');
  });

  it('is seen in few of the numbers that a shop counts up, though every tenth has the check digit of a card', () => {
    const share = (begins: number, asked: Asked) => {
      const numbers = Array.from({ length: 1000 }, (_, one) => String(begins * 1e15 + 123456789 * one));
      return numbers.filter((number) => findCardNumbers(number, asked).length > 0).length / numbers.length;
    };
    expect([1, 2, 3, 6, 7, 8, 9].map((begins) => share(begins, 'order'))).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(share(6, 'words')).toBeCloseTo(0.1, 1);
  });
});
