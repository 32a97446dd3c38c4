import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { phrases as chatPhrases } from '../../src/channels/chat/text/en.ts';
import { settle, type GivenOptions } from '../../src/widget/options.ts';
import { phrases } from '../../src/widget/text/en.ts';
import { createVoice } from '../../src/widget/voice.ts';

const logged: string[] = [];
const begin = (language: string, options: GivenOptions = {}) => {
  const voice = createVoice(settle(options, language), (message) => void logged.push(message));
  return { voice, say: voice.say('widget', phrases), sayInChat: voice.say('chat', chatPhrases) };
};
type Begun = ReturnType<typeof begin>;
const isReady = ({ voice }: Begun) => vi.waitFor(() => expect(voice.ready.value).toBe(true), 10_000);

beforeEach(() => {
  logged.length = 0;
  vi.stubGlobal('location', { hostname: 'shop.example' });
  vi.stubGlobal('document', {});
  vi.stubGlobal('Document', { prototype: { documentElement: { baseURI: 'https://shop.example/' } } });
});
afterEach(() => vi.unstubAllGlobals());

describe('the voice', () => {
  it('speaks English at once', () => {
    const { voice, say } = begin('en-GB');
    expect(voice.ready.value).toBe(true);
    expect(voice.locale.value).toBe('en-GB');
    expect(say('back')).toBe('Back');
  });

  it.each([
    ['de-AT', 'Zurück', 'de-AT', 'ltr'],
    ['pt', 'Voltar', 'pt', 'ltr'],
    ['pt-PT', 'Voltar', 'pt-PT', 'ltr'],
    ['zh-Hans', '返回', 'zh-Hans', 'ltr'],
    ['iw', 'חזרה', 'he', 'rtl'],
    ['ar-EG', 'رجوع', 'ar-EG', 'rtl'],
    // No words in these: English, with dates as they are written there.
    ['zh-TW', 'Back', 'en-TW', 'ltr'],
    ['nb', 'Back', 'en-NO', 'ltr'],
    ['fa', 'Back', 'en-IR', 'ltr'],
  ])('speaks to a page in %s: "%s"', async (language, back, locale, dir) => {
    const begun = begin(language);
    await isReady(begun);
    expect([begun.say('back'), begun.voice.locale.value, begun.voice.attributes.value.dir]).toEqual([back, locale, dir]);
  });

  it('speaks the language of the shop where the shop brings all words itself', async () => {
    const begun = begin('fa', { text: { 'widget.back': 'بازگشت' } });
    await isReady(begun);
    expect([begun.say('back'), begun.voice.locale.value, begun.voice.attributes.value.dir]).toEqual(['\u2068بازگشت\u2069', 'fa', 'rtl']);
  });

  it('changes while it speaks, the words of entered rooms included, and lets the shop’s own words stay', async () => {
    const begun = begin('en', { greeting: 'Ahoy!' });
    const { voice, say, sayInChat } = begun;
    await voice.learn('chat');
    await voice.speak('de');
    expect([say('back'), sayInChat('you'), say('greeting')]).toEqual(['Zurück', 'Sie', 'Ahoy!']);
    await voice.speak('en');
    expect([say('back'), sayInChat('you')]).toEqual(['Back', 'You']);
  });

  it('brings the words of a room with the room', async () => {
    const begun = begin('de');
    await isReady(begun);
    await begun.voice.learn('chat');
    expect(begun.sayInChat('newest.count', { count: 2 })).toBe('2 neue Nachrichten');
  });

  it('hears whoever asked last', async () => {
    const { voice, say } = begin('en');
    await Promise.all([voice.speak('ja'), voice.speak('fr')]);
    expect(say('back')).toBe('Retour');
    expect(voice.language.value).toBe('fr');
  });

  it('falls back to English for a word that is missing, and tells developers', async () => {
    const begun = begin('de');
    await isReady(begun);
    const say = begun.voice.say('widget', { ...phrases, brandNew: 'Something new' });
    expect(say('brandNew')).toBe('Something new');
    expect(logged).toEqual(['In "de" these words of "widget" are missing: brandNew.']);
  });

  it('sets names apart that would turn the words around them', async () => {
    const begun = begin('ar');
    await isReady(begun);
    expect(begun.say('panel', { shop: 'Tülle' })).toContain('\u2068Tülle\u2069');
    const german = begin('de');
    await isReady(german);
    expect(german.say('panel', { shop: 'Tülle' })).toBe('Hilfe von Tülle');
    expect(german.say('panel', { shop: 'متجر' })).toBe('Hilfe von \u2068متجر\u2069');
  });
});
