import { memory, type MemoryAdapter, type MemoryOptions } from '../../../src/adapters/memory/index.ts';
import type { ChatEntry } from '../../../src/channels/chat/port.ts';
import { blockStorage, goOffline, tomorrowAt } from '../conditions.ts';
import type { Hand } from '../hand.ts';
import type { Specimen } from '../stage.ts';
import { team } from '../team.ts';

const minuteMs = 60_000;
const now = Date.now();
const agent = { side: 'agent', name: 'Ada' } as const;
const visitor = { side: 'visitor' } as const;

const conversation: readonly ChatEntry[] = [
  { id: '1', at: now - 26 * 60 * minuteMs, type: 'message', from: visitor, text: 'Hello! Is the Elbe pot in stock again?' },
  { id: '2', at: now - 26 * 60 * minuteMs + 40_000, type: 'joined', agent: 'Ada' },
  { id: '3', at: now - 25 * 60 * minuteMs, type: 'message', from: agent, text: 'Hello, this is Ada. From Tuesday on it is.' },
  { id: '4', at: now - 25 * 60 * minuteMs + 30_000, type: 'message', from: agent, text: 'You can leave your address here: https://tuelle.example/pots/elbe?remind=1 and we write when it is.' },
  { id: '5', at: now - 6 * minuteMs, type: 'message', from: visitor, text: 'Great, thank you.\nAnd what does it hold?' },
  { id: '6', at: now - 4 * minuteMs, type: 'message', from: agent, text: '0.8 l, that is four cups.' },
];

const strange: readonly ChatEntry[] = [
  { id: '1', at: now - 5 * minuteMs, type: 'message', from: visitor, text: 'Superlongword'.repeat(20) },
  { id: '2', at: now - 4 * minuteMs, type: 'message', from: { side: 'agent', name: 'Ad‮a <i>Support Team</i>' }, text: '<img src=x onerror=alert(1)> javascript:alert(1) 👩‍👩‍👧‍👦' },
  { id: '3', at: now - 3 * minuteMs, type: 'message', from: visitor, text: 'مرحبا، أين طلبي رقم TU-2026-118؟' },
  { id: '4', at: now - 2 * minuteMs, type: 'message', from: agent, text: `Zalgo: ${'Z̵̡̢̛͖̣̦̝͕̞̫͉̪̈́̄̍͒̓̆'.repeat(4)}` },
];

interface Play extends MemoryOptions {
  readonly trouble?: (shop: MemoryAdapter) => void;
  readonly prepare?: () => void;
  readonly options?: Specimen['options'];
  readonly act?: (hand: Hand, shop: MemoryAdapter) => Promise<void>;
}

function specimen(state: string, { trouble, prepare, act, options, ...given }: Play = {}): Specimen {
  let shop: MemoryAdapter;
  return {
    view: 'chat',
    state,
    adapter() {
      shop = memory(given);
      trouble?.(shop);
      return shop;
    },
    // Somebody who has written before; to others there is no history to show.
    ...(given.history ? { kept: { chat: {} } } : {}),
    ...(prepare ? { prepare } : {}),
    ...(options ? { options } : {}),
    act: async (hand, handle) => {
      await handle.open('chat');
      await hand.see('.db-panel textarea');
      await act?.(hand, shop);
    },
  };
}

async function say(hand: Hand, words: string): Promise<void> {
  await hand.fill('Message', words);
  await hand.press('Send');
}

const takesFiles: MemoryOptions['offers'] = {
  chat: {
    availability: { is: 'open', waitMs: 2 * minuteMs },
    features: { typing: true, receipts: true, attachments: { maxBytes: 8_000_000, types: ['image/jpeg', 'image/png', 'application/pdf'] } },
  },
};

async function picture(name: string, colours: readonly [string, string]): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1_200, height: 800 });
  const pen = canvas.getContext('2d')!;
  const fill = pen.createLinearGradient(0, 0, 1_200, 800);
  colours.forEach((colour, at) => fill.addColorStop(at, colour));
  pen.fillStyle = fill;
  pen.fillRect(0, 0, 1_200, 800);
  const content = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return new File([content!], name, { type: 'image/png' });
}

async function choose(hand: Hand, ...files: File[]): Promise<void> {
  const input = (await hand.see('.db-attach input')) as HTMLInputElement;
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
}

const bill = () => new File([new Uint8Array(248_000)], 'Invoice TU-2026-118.pdf', { type: 'application/pdf' });

const closed = { availability: { is: 'closed', opensAt: tomorrowAt(9) }, features: { typing: true, receipts: true } } as const;

/** The conversation. */
export const chatSpecimens: readonly Specimen[] = [
  specimen('empty'),
  specimen('conversation', { history: conversation }),
  specimen('team', { history: conversation, options: { team }, act: async (hand) => void (await hand.see('.db-chat-message .db-face')) }),
  specimen('strange', { history: strange }),
  specimen('typing', {
    history: conversation,
    act: async (hand, shop) => {
      await hand.see('.db-plain');
      // Again and again, as agents' desks do: only an open line hears it.
      setInterval(() => shop.agent.typing(true), 200);
      await hand.see('.db-chat-typing');
    },
  }),
  specimen('sent', { history: conversation, act: (hand) => say(hand, 'Perfect.') }),
  specimen('sending', { history: conversation, trouble: (shop) => shop.fail('chat.send', 'hang'), act: (hand) => say(hand, 'Perfect.') }),
  specimen('unavailable', { history: conversation, trouble: (shop) => shop.fail('chat.send', 'unavailable'), act: (hand) => say(hand, 'Perfect.') }),
  specimen('refused', { history: conversation, trouble: (shop) => shop.fail('chat.send', 'refused'), act: (hand) => say(hand, 'Perfect.') }),
  specimen('files', {
    history: conversation.slice(4),
    offers: takesFiles,
    act: async (hand, shop) => {
      await choose(hand, await picture('crack.png', ['#4a7c8c', '#e8d9c0']), bill());
      await hand.see('.db-attached-file');
      await shop.agent.attach({ name: 'mended.png', content: await picture('mended.png', ['#7a3b2e', '#f0c987']) });
      await hand.see('.db-chat-agent .db-attached canvas');
    },
  }),
  specimen('files-waiting', {
    history: conversation.slice(4),
    offers: takesFiles,
    trouble: (shop) => shop.fail('chat.attach', 'hang'),
    act: async (hand) => {
      await choose(hand, await picture('crack.png', ['#4a7c8c', '#e8d9c0']), bill());
      await hand.see('.db-attached-way');
    },
  }),
  specimen('files-refused', {
    history: conversation.slice(4),
    offers: takesFiles,
    trouble: (shop) => shop.fail('chat.attach', 'refused', { fields: { room: 'taken' } }),
    act: async (hand) => {
      await choose(hand, bill(), new File(['x'], 'notes.html', { type: 'text/html' }));
      await hand.see('.db-chat-refused');
    },
  }),
  specimen('too-long', { history: conversation, act: (hand) => hand.fill('Message', 'Long. '.repeat(900)) }),
  specimen('card-number', {
    history: conversation,
    act: async (hand) => {
      await say(hand, 'Please take it off my card, 4111 1111 1111 1111, as last time.');
      await hand.see('.db-card-warning .db-button');
    },
  }),
  specimen('connecting', {
    history: conversation,
    trouble: (shop) => shop.fail('*', 'hang'),
    act: async (hand) => void (await hand.see('.db-spin')),
  }),
  specimen('offer-slow', { trouble: (shop) => shop.fail('*', 'hang') }),
  specimen('down', { trouble: (shop) => shop.fail('*', 'unavailable') }),
  specimen('reconnecting', {
    history: conversation,
    act: async (hand, shop) => {
      await hand.see('.db-plain');
      shop.fail('*', 'unavailable');
      shop.cutLines();
      await hand.see('.db-spin');
    },
  }),
  specimen('offline', { history: conversation, prepare: goOffline, trouble: (shop) => shop.fail('*', 'offline'), act: (hand) => say(hand, 'In the train') }),
  specimen('queued', { history: conversation.slice(0, 1), offers: { chat: { availability: { is: 'open', position: 3 }, features: { typing: true, receipts: true } } } }),
  specimen('outside-hours', { offers: { chat: closed } }),
  specimen('ended', { history: [...conversation, { id: '7', at: now - minuteMs, type: 'closed' }] }),
  specimen('storage-blocked', { history: conversation, prepare: blockStorage, trouble: (shop) => shop.fail('chat.send', 'hang'), act: (hand) => say(hand, 'Hello?') }),
];
