import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks } from '../../src/ui/links.ts';

const hrefs = (text: string) => findLinks(text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.href]));
const shown = (text: string) => findLinks(text).map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');

describe('links in plain text', () => {
  it('are found as people write them', () => {
    expect(hrefs('See https://shop.example/a?b=c#d.')).toEqual(['https://shop.example/a?b=c#d']);
    expect(hrefs('(www.shop.example)')).toEqual(['https://www.shop.example/']);
    expect(hrefs('Write to help@shop.example, please!')).toEqual(['mailto:help@shop.example']);
    expect(hrefs('tel:+49401234 or mailto:a@b.example')).toEqual(['tel:+49401234', 'mailto:a@b.example']);
    expect(hrefs('https://en.example/wiki/Tea_(drink)')).toEqual(['https://en.example/wiki/Tea_(drink)']);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'https://user:password@evil.example/',
    'https://shop.example@evil.example/',
    'https://sh\u202eop.example/',
    'https://shop\u200b.example/',
    'http://',
    'https:',
    '@',
    'file:///etc/passwd',
  ])('are none in %s', (text) => {
    expect(hrefs(text)).toEqual([]);
    expect(shown(text)).toBe(text);
  });

  it('never lead anywhere but to web pages, mail and telephones, and no character is lost', () => {
    const word = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.emailAddress(), fc.constantFrom('javascript:', 'https://', '(', '\n', ' ', '"'));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const text = words.join('');
        expect(shown(text)).toBe(text);
        for (const href of hrefs(text)) expect(href).toMatch(/^(https?:\/\/[^\s@]+|mailto:|tel:)/);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['https://'.repeat(50_000), '('.repeat(200_000), 'a@'.repeat(100_000), 'www.'.repeat(50_000), ')'.repeat(200_000)])(
    'are looked for in one pass, whatever the text is',
    (text) => {
      expect(shown(text)).toBe(text);
    },
  );
});
