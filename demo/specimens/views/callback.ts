import { memory, type MemoryAdapter, type MemoryOptions } from '../../../src/adapters/memory/index.ts';
import { goOffline, tomorrowAt } from '../conditions.ts';
import type { Hand } from '../hand.ts';
import type { Specimen } from '../stage.ts';

interface Play extends MemoryOptions {
  readonly trouble?: (shop: MemoryAdapter) => void;
  readonly prepare?: () => void;
  readonly act?: (hand: Hand) => Promise<void>;
}

function specimen(state: string, { trouble, prepare, act, ...options }: Play = {}): Specimen {
  return {
    view: 'callback',
    state,
    adapter() {
      const shop = memory(options);
      trouble?.(shop);
      return shop;
    },
    ...(prepare ? { prepare } : {}),
    act: async (hand, handle) => {
      await handle.open('callback');
      await act?.(hand);
    },
  };
}

async function fillIn(hand: Hand): Promise<void> {
  await hand.fill('Your name', 'Änne O’Brien');
  await hand.fill('Phone number', '020 7946 0123');
  await hand.tick('may call me');
}

async function ask(hand: Hand): Promise<void> {
  await fillIn(hand);
  await hand.press('Ask for a call');
}

const closed = { availability: { is: 'closed' as const, opensAt: tomorrowAt(9) }, countries: ['GB', 'DE'], timeZone: 'Europe/London' };

/** "Call me". */
export const callbackSpecimens: readonly Specimen[] = [
  specimen('form'),
  specimen('slots', { act: (hand) => hand.tick('At a time that suits me') }),
  specimen('no-slots', { slots: [], act: fillIn }),
  specimen('problems', { act: async (hand) => {
    await hand.fill('Phone number', '12');
    await hand.press('Ask for a call');
  } }),
  specimen('outside-hours', { offers: { callback: closed } }),
  specimen('asking', { trouble: (shop) => shop.fail('callback.request', 'hang'), act: ask }),
  specimen('booked', { act: ask }),
  specimen('cancelling', { act: async (hand) => {
    await ask(hand);
    await hand.press('Cancel call');
  } }),
  specimen('cancelled', { act: async (hand) => {
    await ask(hand);
    await hand.press('Cancel call');
    await hand.press('Yes, cancel it');
  } }),
  specimen('moving', { act: async (hand) => {
    await ask(hand);
    await hand.press('Another time');
  } }),
  specimen('unavailable', { trouble: (shop) => shop.fail('callback.request', 'unavailable'), act: ask }),
  specimen('refused', { trouble: (shop) => shop.fail('callback.request', 'unauthorized'), act: ask }),
  specimen('number-refused', { trouble: (shop) => shop.fail('callback.request', 'refused', { fields: { phone: 'invalid' } }), act: ask }),
  specimen('offline', { prepare: goOffline, trouble: (shop) => shop.fail('*', 'offline') }),
  specimen('no-offer', { trouble: (shop) => shop.fail('callback.offer', 'unavailable') }),
];
