import { describe, expect, test } from 'vitest';
import { openShelf, titlesFor } from './shelf.ts';

const shop = await openShelf({
  'Where is my order?': '---\nquestions: [Where is my parcel?, When will it arrive?]\npopularity: 90\n---\nFollow the link in our mail.',
  'Return an item': 'Send it back within 30 days. Put the slip into the box.',
  'Return a gift': 'The giver does not hear of it.',
  'Ways to pay': 'Card, invoice, PayPal.',
  'Something arrived broken': 'Send us a photograph of the damage.',
  'Change the delivery address': 'Possible until the order is packed.',
  'Opening hours': 'Monday to Friday, 9 to 5.',
  'Repair service': 'We mend handles and lids for a voltage of 230.',
});

describe('ranking', () => {
  test('prefers the title that is asked, and nothing else, over one with more in it', () => {
    expect(titlesFor(shop, 'return')).toEqual(expect.arrayContaining(['Return an item', 'Return a gift']));
    expect(titlesFor(shop, 'return a gift')[0]).toBe('Return a gift');
  });

  test('finds an article by another way to ask the same', () => {
    expect(titlesFor(shop, 'when will it arrive')[0]).toBe('Where is my order?');
    expect(titlesFor(shop, 'parcel')[0]).toBe('Where is my order?');
  });

  test('knows other words customers use', () => {
    expect(titlesFor(shop, 'damaged')).toContain('Something arrived broken');
    expect(titlesFor(shop, 'shipping address')[0]).toBe('Change the delivery address');
  });

  test('forgives a slip in any word', () => {
    for (const words of ['retrun an item', 'returm an item', 'return an itm', 'chnage delivery addres', 'openning hours']) {
      expect(titlesFor(shop, words)[0]).toBe(titlesFor(shop, words.replace('retrun', 'return').replace('returm', 'return').replace('itm', 'item').replace('chnage', 'change').replace('addres', 'address').replace('openning', 'opening'))[0]);
    }
  });

  test('answers while a word is being typed, from its second letter', () => {
    for (const words of ['re', 'ret', 'retu', 'retur']) expect(titlesFor(shop, words)).toContain('Return an item');
  });

  test('finds a word that is in a text only', () => {
    expect(titlesFor(shop, 'voltage')).toEqual(['Repair service']);
  });

  test('puts first what people ask most when nothing else tells two apart', async () => {
    const twins = await openShelf({ 'Lamp cleaning': 'Text.', 'Lamp mending': '---\npopularity: 70\n---\nText.' });
    expect(titlesFor(twins, 'lamp')).toEqual(['Lamp mending', 'Lamp cleaning']);
  });

  test('says that nothing fits rather than to list noise', () => {
    expect(titlesFor(shop, 'asdf')).toEqual([]);
    expect(titlesFor(shop, 'who won the football match between Spain and Brazil yesterday')).toEqual([]);
  });

  test('gives the same scores to the same words, whatever was asked before', async () => {
    const before = shop.search('return a gift');
    shop.search('something else entirely');
    expect(shop.search('return a gift')).toEqual(before);
  });
});

describe('languages', () => {
  test('German: umlauts typed in any way, endings, compounds and other words', async () => {
    const german = await openShelf(
      {
        'Größentabelle': 'So messen Sie richtig.',
        'Artikel zurückschicken': 'Sie haben 30 Tage Rückgaberecht.',
        'Lieferadresse ändern': 'Solange die Ware nicht verschickt ist.',
        'Wie lange dauert die Lieferung?': 'Zwei bis drei Werktage.',
        'Bestellung stornieren': 'Im Kundenkonto.',
      },
      'de',
    );
    expect(titlesFor(german, 'groesse')[0]).toBe('Größentabelle');
    expect(titlesFor(german, 'GRÖSSE')[0]).toBe('Größentabelle');
    expect(titlesFor(german, 'retoure')[0]).toBe('Artikel zurückschicken');
    expect(titlesFor(german, 'neue adresse')[0]).toBe('Lieferadresse ändern');
    expect(titlesFor(german, 'lieferzeit')[0]).toBe('Wie lange dauert die Lieferung?');
    expect(titlesFor(german, 'bestellungen')[0]).toBe('Bestellung stornieren');
  });

  test.each([
    ['fr', 'Suivre ma commande', 'ou est mon colis'],
    ['es', 'Devoluciones y cambios', 'quiero devolver un producto'],
    ['it', 'Spedizione e consegna', 'quando arriva la spedizione'],
    ['pt', 'Alterar o endereço', 'mudar morada'],
    ['nl', 'Betaalmethoden', 'hoe kan ik betalen'],
    ['sv', 'Returer', 'jag vill returnera'],
    ['ru', 'Возврат товара', 'как вернуть заказ'],
    ['ja', '配送状況を確認する', '配送'],
    ['zh', '如何退货', '退货'],
    ['ar', 'تتبع الطلب', 'تتبّع طلب'],
    ['he', 'מעקב אחר משלוח', 'משלוח'],
    ['xx', 'Qapla batlh', 'qapl'],
  ])('%s: "%s" answers "%s"', async (locale, title, words) => {
    const faq = await openShelf({ [title]: '---\nid: right\n---\n…1', 'Zzz 123': '---\nid: wrong\n---\n…2' }, locale);
    expect(faq.search(words)[0]?.article.id).toBe('right');
  });
});
