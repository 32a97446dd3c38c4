import { memory } from '../../../src/adapters/memory/index.ts';
import { goOffline, tomorrowAt } from '../conditions.ts';
import type { Specimen } from '../stage.ts';
import { team } from '../team.ts';

const closed = { is: 'closed', opensAt: tomorrowAt(9) } as const;

/** The launcher, the home screen and the panel's own troubles. */
export const frameSpecimens: readonly Specimen[] = [
  { view: 'launcher', state: 'plain', adapter: () => memory() },
  { view: 'launcher', state: 'label', adapter: () => memory(), options: { label: 'Questions?' } },
  { view: 'launcher', state: 'left', adapter: () => memory(), options: { side: 'left', label: 'Questions?' } },
  {
    view: 'launcher',
    state: 'unread',
    adapter: () => memory({ onMessage: (_, agent) => setTimeout(() => agent.reply('It has arrived.'), 400) }),
    act: async (hand, handle) => {
      await handle.open('chat');
      await hand.fill('Message', 'Where is my pot?');
      await hand.press('Send');
      await handle.close();
      await hand.see('.db-launcher-badge:not([hidden])');
    },
  },
  { view: 'launcher', state: 'cut-off', cut: true },
  { view: 'home', state: 'open', adapter: () => memory(), act: (_, handle) => handle.open() },
  { view: 'home', state: 'without-faq', faq: 'none', adapter: () => memory(), act: (_, handle) => handle.open() },
  {
    view: 'home',
    state: 'closed',
    faq: 'none',
    adapter: () =>
      memory({
        offers: {
          chat: { availability: closed, features: { typing: true, receipts: true } },
          callback: { availability: closed, countries: ['DE'], timeZone: 'Europe/Berlin' },
        },
      }),
    act: (_, handle) => handle.open(),
  },
  {
    view: 'home',
    state: 'asking',
    faq: 'none',
    adapter() {
      const shop = memory();
      shop.fail('*', 'hang');
      return shop;
    },
    act: (_, handle) => handle.open(),
  },
  {
    view: 'home',
    state: 'one-channel-down',
    faq: 'none',
    adapter() {
      const shop = memory();
      shop.fail('chat.offer', 'unavailable');
      return shop;
    },
    act: (_, handle) => handle.open(),
  },
  {
    view: 'home',
    state: 'all-down',
    adapter() {
      const shop = memory();
      shop.fail('*', 'unavailable');
      return shop;
    },
    faq: 'none',
    act: async (hand, handle) => {
      await handle.open();
      await hand.see('.db-direct');
    },
  },
  { view: 'home', state: 'offline', faq: 'none', adapter: () => memory(), prepare: goOffline, act: (_, handle) => handle.open() },
  {
    view: 'home',
    state: 'team',
    adapter: () => memory(),
    options: { team },
    act: async (hand, handle) => {
      await handle.open();
      await hand.see('.db-team');
    },
  },
  { view: 'home', state: 'no-backend', act: (_, handle) => handle.open() },
  { view: 'home', state: 'one-article', faq: 'one', adapter: () => memory(), act: (_, handle) => handle.open() },
  { view: 'home', state: 'slow', faq: 'slow', adapter: () => memory(), act: (_, handle) => handle.open() },
  { view: 'home', state: 'faq-unreachable', faq: 'unreachable', adapter: () => memory(), act: (_, handle) => handle.open() },
  {
    view: 'home',
    state: 'long-words',
    adapter: () => memory(),
    options: {
      shop: 'Hanseatische Teekannenmanufaktur und Porzellangroßhandelsgesellschaft',
      greeting: 'Moin! Womit dürfen wir Ihnen heute in unserer Teekannenmanufaktur weiterhelfen?',
      text: { 'widget.chat.title': 'Unterhaltung mit der Kundendienstabteilung beginnen' },
    },
    act: (_, handle) => handle.open(),
  },
  {
    view: 'home',
    state: 'foreign-words',
    adapter: () => memory(),
    // Some run against the panel from left to right, the others against the one from right to left.
    options: {
      greeting: 'שלום! כיצד נוכל לעזור?',
      label: 'צריכים עזרה?',
      text: { 'faq.search.hint': 'What are you looking for?', 'faq.ask': 'Still stuck? Ask us!', 'widget.chat.title': 'نتحدث الآن؟' },
    },
    act: (_, handle) => handle.open(),
  },
  {
    view: 'panel',
    state: 'expanded',
    adapter: () => memory(),
    act: async (hand, handle) => {
      await handle.article('returns');
      await hand.press('Make larger');
    },
  },
  {
    view: 'panel',
    state: 'room-failed',
    adapter: () => ({ ...memory(), chat: { send: () => Promise.reject(new Error('broken')), history: null } }) as never,
    options: {},
    act: (_, handle) => handle.open('chat'),
  },
];
