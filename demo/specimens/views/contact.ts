import { memory, type MemoryAdapter, type MemoryOptions } from '../../../src/adapters/memory/index.ts';
import { blockStorage, goOffline } from '../conditions.ts';
import type { Hand } from '../hand.ts';
import type { Specimen } from '../stage.ts';

async function fillIn(hand: Hand): Promise<void> {
  await hand.choose('What is it about?', 'other');
  await hand.fill('Your name', 'Änne O’Brien');
  await hand.fill('E-mail', 'aenne@example.org');
  await hand.fill('Message', 'The lid of my Elbe pot came with a crack. Can I have another one?\n\nThank you!');
}

async function send(hand: Hand): Promise<void> {
  await fillIn(hand);
  await hand.press('Send message');
}

const dayMs = 24 * 3_600_000;
const letters = [
  { reference: 'DB-0041', subject: 'My gift card does not work', at: Date.now() - 9 * dayMs, state: 'solved' },
  { reference: 'DB-0043', subject: 'Which lid fits a Halm that was bought before the change of sizes in the spring?', at: Date.now() - 3 * dayMs, state: 'answered' },
  { reference: 'DB-0044', subject: 'איפה ההזמנה שלי?', at: Date.now(), state: 'open' },
] as const;

function specimen(state: string, act?: (hand: Hand) => Promise<void>, trouble?: (shop: MemoryAdapter) => void, prepare?: () => void, options: MemoryOptions = {}): Specimen {
  return {
    view: 'contact',
    state,
    adapter() {
      const shop = memory(options);
      trouble?.(shop);
      return shop;
    },
    ...(prepare ? { prepare } : {}),
    act: async (hand, handle) => {
      await handle.open('contact');
      await hand.see('.db-form');
      await act?.(hand);
    },
  };
}

/** The contact form. */
export const contactSpecimens: readonly Specimen[] = [
  specimen('empty'),
  specimen('earlier', (hand) => hand.see('.db-contact-standing').then(() => {}), undefined, undefined, { letters }),
  specimen('filled', fillIn),
  specimen('problems', async (hand) => {
    await hand.fill('E-mail', 'aenne at example');
    await hand.press('Send message');
  }),
  specimen('right-to-left', async (hand) => {
    await hand.fill('Your name', 'محمد ‮gnisrever');
    await hand.fill('Message', 'مرحبا، أين طلبي؟ <b>not bold</b> 👩‍👩‍👧‍👦');
  }),
  specimen('card-number', async (hand) => {
    await fillIn(hand);
    await hand.fill('Message', 'You took the money twice, from 4111 1111 1111 1111 and from PayPal. Can I have one of them back?');
    await hand.press('Send message');
    await hand.see('.db-card-warning .db-button');
  }),
  specimen('sending', send, (shop) => shop.fail('contact.send', 'hang')),
  specimen('sent', send),
  specimen('unavailable', send, (shop) => shop.fail('contact.send', 'unavailable')),
  specimen('offline', send, (shop) => shop.fail('contact.send', 'offline'), goOffline),
  specimen('refused', send, (shop) => shop.fail('contact.send', 'unauthorized')),
  specimen('field-refused', send, (shop) => shop.fail('contact.send', 'refused', { fields: { email: 'email' } })),
  specimen('storage-blocked', send, undefined, blockStorage),
];
