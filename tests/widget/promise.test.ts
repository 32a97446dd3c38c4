import { describe, expect, it } from 'vitest';
import { createSay } from '../../src/core/text.ts';
import { sayPromise } from '../../src/widget/people/promise.ts';
import type { Outlook } from '../../src/widget/people/offers.ts';
import { phrases } from '../../src/widget/people/text/en.ts';

const say = createSay<typeof phrases>({ phrases, locale: 'en-GB' });
const now = new Date(2026, 10, 20, 12, 0).getTime();
const about = (outlook: Outlook, online = true) => ({
  chat: sayPromise('chat', outlook, { say, locale: 'en-GB', now, online }),
  contact: sayPromise('contact', outlook, { say, locale: 'en-GB', now, online }),
  callback: sayPromise('callback', outlook, { say, locale: 'en-GB', now, online }),
});

describe('a promise in words', () => {
  it('says how long it takes', () => {
    const words = about({ is: 'known', promised: { is: 'open', waitMs: 120_000 } });
    expect(words.chat).toEqual({ text: 'Replies in about 2 minutes', light: 'on' });
    expect(words.callback).toEqual({ text: 'We ring in about 2 minutes', light: 'on' });
  });

  it('says when it opens, by the visitor’s clock', () => {
    const opensAt = new Date(2026, 10, 21, 9, 0).getTime();
    expect(about({ is: 'known', promised: { is: 'closed', opensAt } }).chat).toEqual({ text: 'Opens tomorrow, 9:00 your time', light: 'off' });
    expect(about({ is: 'known', promised: { is: 'closed' } }).chat.text).toBe('Closed right now');
  });

  it('says by when an answer will have come', () => {
    const at = new Date(2026, 10, 24, 10, 0).getTime();
    expect(about({ is: 'known', promised: { is: 'by', at } }).contact).toEqual({ text: 'Answer by Tuesday, 10:00', light: undefined });
  });

  it('promises nothing it does not know', () => {
    expect(about({ is: 'asking' }).chat).toEqual({ text: undefined, light: undefined });
    expect(about({ is: 'known', promised: { is: 'open' } }).chat.text).toBe('Somebody is here now');
  });

  it('says of a form that it keeps the message, when nothing else can be had', () => {
    expect(about({ is: 'failed' }).contact.text).toBe('Your message is kept and sent when it gets through');
    expect(about({ is: 'failed' }).chat).toEqual({ text: 'Not reachable right now', light: 'off' });
    expect(about({ is: 'asking' }, false).callback.text).toBe('Needs a connection');
  });
});
