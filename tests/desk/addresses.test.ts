import { describe, expect, it } from 'vitest';
import { mailAddress } from '../../src/core/mail-address.ts';
import { pageAddress, phoneAddress, quote } from '../../src/desk/models/addresses.ts';

describe('an e-mail prepared for an agent', () => {
  it('is taken apart again into what was put in', () => {
    const url = new URL(mailAddress({ to: 'amira@example.com', subject: 'Re: Tea & cake? [DB-1]', body: 'Hello\n\n> a=b&c\n> 100% 🙂' }));
    expect(url.pathname).toBe('amira@example.com');
    expect(url.searchParams.get('subject')).toBe('Re: Tea & cake? [DB-1]');
    expect(url.searchParams.get('body')).toBe('Hello\r\n\r\n> a=b&c\r\n> 100% 🙂');
  });

  it('gets no further recipient and no header from what a visitor wrote', () => {
    const url = new URL(mailAddress({ to: 'a@b.c?cc=evil@example.com', subject: 'x\r\nBcc: evil@example.com', body: '&bcc=evil@example.com' }));
    expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(decodeURIComponent(url.pathname)).toBe('a@b.c?cc=evil@example.com');
    expect(url.searchParams.get('subject')).toBe('x Bcc: evil@example.com');
  });

  it.each(['word '.repeat(5_000), '🙂'.repeat(5_000), 'ü'.repeat(5_000)])('stays short enough to open, and ends with a whole character: %.4s…', (body) => {
    const address = mailAddress({ to: 'a@b.c', subject: 's', body });
    expect(address.length).toBeLessThanOrEqual(1_900);
    const kept = new URL(address).searchParams.get('body') ?? '';
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.endsWith('…')).toBe(true);
    expect(body.startsWith(kept.slice(0, -1))).toBe(true);
  });

  it('bears half an emoji', () => {
    expect(new URL(mailAddress({ to: 'a@b.c', subject: '\ud83d', body: 'x\ude00' })).searchParams.get('body')).toBe('x\ufffd');
  });

  it('quotes every line', () => {
    expect(quote('a\r\n\nb')).toBe('> a\n> \n> b');
  });
});

describe('other addresses', () => {
  it('makes a number callable only in the one form it should have', () => {
    expect(phoneAddress('+494032005100')).toBe('tel:+494032005100');
    for (const odd of [undefined, '', '0123', '+49 40', '+1;ext=2', 'javascript:alert(1)']) expect(phoneAddress(odd)).toBeUndefined();
  });

  it('goes to pages and nowhere else', () => {
    expect(pageAddress('https://shop.example/a?b')?.href).toBe('https://shop.example/a?b');
    for (const odd of ['javascript:alert(1)', ' JAVASCRIPT:alert(1)', 'data:text/html,x', '/relative', 'file:///etc/passwd', '']) expect(pageAddress(odd)).toBeUndefined();
  });
});
