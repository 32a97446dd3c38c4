// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../../src/widget/options.ts';
import { complaintsAbout } from '../../src/widget/people/complaints.ts';

beforeEach(() => {
  vi.stubGlobal('CSS', { supports: (_: string, value: string) => /^#|^rgb/.test(value) });
});

describe('options', () => {
  it('are the same in attributes and in an object', () => {
    const typed = settle({ endpoint: 'https://help.example', debug: true, radius: 4, zIndex: 5 }, 'de');
    const written = settle({ endpoint: 'https://help.example', debug: '', radius: '4', zIndex: '5' }, 'de');
    expect({ ...typed, given: 0, own: 0 }).toEqual({ ...written, given: 0, own: 0 });
    expect(typed.backend).toEqual({ endpoint: 'https://help.example/' });
    expect(complaintsAbout(typed.given)).toEqual([]);
    expect(complaintsAbout(written.given)).toEqual([]);
  });

  it('take the language of the page unless another is asked for', () => {
    expect(settle({}, 'pt-BR').locale).toBe('pt-BR');
    expect(settle({ locale: 'fr' }, 'de').locale).toBe('fr');
    expect(settle({ locale: 'not a language' }, 'de').locale).toBe('en');
  });

  it('hand out own words', () => {
    const { own } = settle({ greeting: 'Ahoy!', text: { 'chat.title': 'Talk', 'widget.back': 'Return', 'chat.broken': 3 } }, 'en');
    expect(['chat.title', 'widget.greeting', 'widget.back', 'chat.broken', 'chat.other'].map(own)).toEqual(['Talk', 'Ahoy!', 'Return', undefined, undefined]);
  });

  it.each([
    [{ endpoint: 'javascript:alert(1)' }, '"endpoint" is "javascript:alert(1)", but must be an http(s) address'],
    [{ accent: 'greenish' }, '"accent" is "greenish", but must be a CSS colour'],
    [{ radius: 'round' }, '"radius" is "round", but must be a number'],
    [{ debug: 'maybe' }, '"debug" is "maybe", but must be true or false'],
    [{ locale: 'english please' }, 'must be a language tag'],
    [{ adapter: 'zendesk' }, '"adapter" is "zendesk", but must be an object'],
    [{ shop: 42 }, '"shop" is number, but must be text'],
    [{ acent: '#fff' }, 'There is no option "acent"'],
  ])('that make no sense are named: %s', (given, sentence) => {
    expect(complaintsAbout(given)).toEqual([expect.stringContaining(sentence)]);
    expect(() => settle(given, 'en')).not.toThrow();
  });

  it('are quoted no longer than somebody reads', () => {
    const [complaint = ''] = complaintsAbout({ accent: 'x'.repeat(1_000_000) });
    expect(complaint.length).toBeLessThan(200);
  });

  it('leave alone what other tools write on script tags', () => {
    expect(complaintsAbout({ cfasync: 'false', nscript: 'afterInteractive', turboTrack: 'reload' })).toEqual([]);
  });

  it('survive whatever else they are given', () => {
    const hostile = Object.freeze({ shop: null, text: [1], faq: {}, email: ['a'], __proto__: { theme: 'dark' }, theme: Symbol('dark') });
    expect(() => settle(hostile as never, '')).not.toThrow();
    expect(() => complaintsAbout(hostile as never)).not.toThrow();
  });
});
