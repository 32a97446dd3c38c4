import { memory } from '../../../src/adapters/memory/index.ts';
import type { Hand } from '../hand.ts';
import type { Specimen } from '../stage.ts';

const search = 'Search for an answer';
const shop = () => memory();

async function ask(hand: Hand, words: string): Promise<void> {
  await hand.fill(search, words);
}

/** Searching and reading. */
export const faqSpecimens: readonly Specimen[] = [
  {
    view: 'search',
    state: 'results',
    adapter: shop,
    act: async (hand, handle) => {
      await handle.open();
      await hand.see('.db-faq-row');
      await ask(hand, 'retrun');
    },
  },
  {
    view: 'search',
    state: 'many',
    adapter: shop,
    act: async (hand, handle) => {
      await handle.open();
      await hand.see('.db-faq-row');
      await ask(hand, 'large pot');
      await hand.see('[role=option]');
      hand.key('ArrowDown');
    },
  },
  {
    view: 'search',
    state: 'nothing',
    adapter: shop,
    act: async (hand, handle) => {
      await handle.open();
      await hand.see('.db-faq-row');
      await ask(hand, 'zeppelin');
      await hand.see('.db-empty');
    },
  },
  { view: 'article', state: 'short', adapter: shop, act: (_, handle) => handle.article('refund') },
  { view: 'article', state: 'long', adapter: shop, act: (_, handle) => handle.article('returns') },
  { view: 'article', state: 'long-words', adapter: shop, act: (_, handle) => handle.article('long') },
  { view: 'article', state: 'missing', adapter: shop, act: (_, handle) => handle.article('gone') },
  {
    view: 'article',
    state: 'not-helpful',
    adapter: shop,
    act: async (hand, handle) => {
      await handle.article('refund');
      await hand.press('No');
    },
  },
];
