import { describe, expect, it } from 'vitest';
import { chooseLocale, createSay, directionOf, safeLocale, sayClock, sayDay, sayDuration, sayTime } from '../../src/core/index.ts';

const phrases = {
  hello: 'Hello {name}',
  unread: { one: '{count} new message', other: '{count} new messages' },
  plain: 'As it is',
} as const;

describe('phrases', () => {
  const say = createSay({ phrases, locale: 'en' });

  it('fill their slots, and leave alone what nobody gave', () => {
    expect(say('hello', { name: 'Ada' })).toBe('Hello Ada');
    expect(say('hello')).toBe('Hello {name}');
    expect(say('plain', { name: 'Ada' })).toBe('As it is');
  });

  it('put in text as it is, whatever it looks like', () => {
    expect(say('hello', { name: '$& {name} <b>' })).toBe('Hello $& {name} <b>');
  });

  it('choose the plural form of their language', () => {
    expect([0, 1, 2].map((count) => say('unread', { count }))).toEqual(['0 new messages', '1 new message', '2 new messages']);
    const polish = createSay<typeof phrases>({
      phrases: { ...phrases, unread: { one: '{count} nowa', few: '{count} nowe', many: '{count} nowych', other: '{count} nowej' } },
      locale: 'pl',
    });
    expect([1, 3, 5, 22].map((count) => polish('unread', { count }))).toEqual(['1 nowa', '3 nowe', '5 nowych', '22 nowe']);
  });

  it('write numbers as their language does', () => {
    expect(createSay({ phrases, locale: 'de' })('unread', { count: 1234567 })).toBe('1.234.567 new messages');
  });

  it('give way to the words of the shop', () => {
    const own = createSay({ phrases, locale: 'en', own: (key) => (key === 'hello' ? 'Hi there, {name}!' : undefined) });
    expect(own('hello', { name: 'Ada' })).toBe('Hi there, Ada!');
    expect(own('plain')).toBe('As it is');
  });

  it.each([
    ['en', 'ltr', 'Ada', 'Hello, Ada!'],
    ['en', 'ltr', 'נועה?', 'Hello, \u2068נועה?\u2069!'],
    ['he', 'rtl', 'Ada', 'Hello, \u2068Ada\u2069!'],
  ] as const)('are not turned by a name in another script: %s, %s, %s', (locale, dir, name, said) => {
    expect(createSay({ phrases: { hello: 'Hello, {name}!' }, locale, dir })('hello', { name })).toBe(said);
  });

  it.each([
    ['en', 'ltr', 'כיצד נוכל לעזור?', '\u2068כיצד נוכל לעזור?\u2069'],
    ['en', 'ltr', 'Wie helfen?', 'Wie helfen?'],
    ['he', 'rtl', 'How can we help?', '\u2068How can we help?\u2069'],
  ] as const)('do not turn the words of the shop: %s, %s, %s', (locale, dir, own, said) => {
    expect(createSay({ phrases, locale, dir, own: () => own })('plain')).toBe(said);
  });
});

describe('times', () => {
  const now = Date.UTC(2026, 10, 3, 12); // Tuesday
  const hours = (count: number) => now + count * 3_600_000;
  const london = { now, locale: 'en-GB', timeZone: 'Europe/London' };

  it('are said as over a counter', () => {
    expect(sayTime(hours(2.5), london)).toBe('today, 14:30');
    expect(sayTime(hours(21), london)).toBe('tomorrow, 9:00');
    expect(sayTime(hours(-21), london)).toBe('yesterday, 15:00');
    expect(sayTime(hours(69), london)).toBe('Friday, 9:00');
    expect(sayTime(hours(6 * 24), london)).toBe('Monday, 12:00');
    expect(sayTime(hours(7 * 24), london)).toBe('10 November, 12:00');
    expect(sayTime(hours(-72), london)).toBe('31 October, 12:00');
    expect(sayTime(hours(400 * 24), london)).toBe('8 December 2027, 12:00');
  });

  it('are said for the place somebody is at', () => {
    expect(sayTime(hours(2.5), { ...london, timeZone: 'Asia/Tokyo' })).toBe('today, 23:30');
    expect(sayTime(hours(3.5), { ...london, timeZone: 'Asia/Tokyo' })).toBe('tomorrow, 0:30');
    expect(sayTime(hours(0), { ...london, timeZone: 'Australia/Lord_Howe' })).toBe('today, 23:00');
  });

  it('are said for the place the visitor is at, where none is named', () => {
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (let at = hours(-60); at < hours(60); at += 3_600_000) expect(sayDay(at, { now, locale: 'en-GB' })).toBe(sayDay(at, { now, locale: 'en-GB', timeZone }));
  });

  it('count days by the calendar when clocks change', () => {
    const eve = Date.UTC(2026, 9, 24, 22, 30); // 23:30 in London, still summer
    expect(sayDay(eve + 2 * 3_600_000, { ...london, now: eve })).toBe('tomorrow');
    expect(sayDay(eve + 25 * 3_600_000, { ...london, now: eve })).toBe('tomorrow');
    expect(sayDay(eve + 26 * 3_600_000, { ...london, now: eve })).toBe('Monday');
  });

  it('are said in other languages', () => {
    expect(sayTime(hours(2.5), { ...london, locale: 'de', timeZone: 'Europe/Berlin' })).toBe('heute, 15:30');
    expect(sayTime(hours(21), { ...london, locale: 'ar' })).toMatch(/^غد.*، /u);
    expect(sayTime(hours(2.5), { ...london, locale: 'ja' })).toBe('今日 14:30');
    expect(sayTime(hours(2.5), { ...london, locale: 'zh-CN' })).toBe('今天 14:30');
    expect(sayTime(hours(2.5), { ...london, locale: 'pt-BR' })).toBe('hoje, 14:30');
    expect(sayClock(now, 'en-US', 'UTC').replace(/\s/u, ' ')).toBe('12:00 PM');
  });

  it('become spans in their largest unit, never sixty of one', () => {
    const said = (ms: number) => sayDuration(ms, 'en');
    expect(said(0)).toBe('0 seconds');
    expect(said(-5)).toBe('0 seconds');
    expect(said(30_000)).toBe('30 seconds');
    expect(said(59_700)).toBe('1 minute');
    expect(said(120_000)).toBe('2 minutes');
    expect(said(59.6 * 60_000)).toBe('1 hour');
    expect(said(3 * 3_600_000)).toBe('3 hours');
    expect(said(47 * 3_600_000)).toBe('2 days');
    expect(sayDuration(120_000, 'de')).toBe('2 Minuten');
  });
});

describe('languages', () => {
  it('are chosen by the exact tag, then by the language', () => {
    expect(chooseLocale(['de-AT'], ['en', 'de'])).toBe('de');
    expect(chooseLocale(['pt-BR'], ['pt', 'pt-BR'])).toBe('pt-BR');
    expect(chooseLocale(['pt'], ['pt-BR', 'en'])).toBe('pt-BR');
    expect(chooseLocale(['xx', 'fr-FR', 'en'], ['en', 'fr'])).toBe('fr');
    expect(chooseLocale(['ja'], ['en'])).toBeUndefined();
    expect(chooseLocale(['not a tag', ''], ['en'])).toBeUndefined();
  });

  it('are made safe for Intl', () => {
    expect(safeLocale('en-gb')).toBe('en-GB');
    expect(safeLocale('de_DE')).toBe('en');
    expect(safeLocale('')).toBe('en');
  });

  it('know which way they are written', () => {
    for (const tag of ['ar', 'he', 'fa-IR', 'ur', 'ps', 'ckb', 'yi', 'az-Arab']) expect(directionOf(tag), tag).toBe('rtl');
    for (const tag of ['en', 'de', 'ja', 'ru', 'az', 'not a tag']) expect(directionOf(tag), tag).toBe('ltr');
  });
});
