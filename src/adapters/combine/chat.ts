import type { ChatDelivery, ChatDial, ChatFile, ChatLine, ChatPage, ChatPort, ChatSent } from '../../channels/chat/port.ts';
import type { Call, Cursor } from '../../core/index.ts';
import type { Attachment, ChatOffer, Page } from '../../protocol/index.ts';
import { inTurn } from './in-turn.ts';
import type { Part } from './part.ts';
import type { Team } from './team.ts';

const nothing: ChatPage = { after: null, cursor: null, entries: [], more: false };

/**
 * Live chat with the first who is open. A conversation stays with the backend where it was begun: the agents of another
 * one have not read it. While that one is down, what is written waits, and the panel shows the other ways.
 */
export function chat({ parts, notes, patienceMs }: Team): ChatPort {
  let choosing: Promise<Part> | undefined;

  const portOf = ({ adapter }: Part, call: Call): ChatPort => {
    if (!adapter.chat) throw call.error('unsupported');
    return adapter.chat;
  };
  const ask = async (part: Part, call: Call): Promise<ChatOffer> =>
    (await portOf(part, call).offer?.(call)) ?? { availability: { is: 'open' }, features: { typing: false, receipts: false } };
  const best = (call: Call) => inTurn({ parts, call, patienceMs, ask, suits: ({ availability }) => availability.is === 'open' });

  async function home(call: Call): Promise<Part | undefined> {
    const { home: name } = await notes.read(call);
    return parts.find((part) => part.name === name);
  }

  /** Where the conversation is, or will be from now on. */
  async function settle(call: Call): Promise<Part> {
    const known = await home(call);
    if (known) return known;
    // A message and a line ask at the same time; they must not come to two answers.
    choosing ??= (async () => {
      const [only] = parts;
      const part = parts.length === 1 && only ? only : (await best(call)).part;
      await notes.change(call, (kept) => ({ ...kept, home: part.name }));
      return part;
    })().finally(() => (choosing = undefined));
    return choosing;
  }

  // Cursors of one part mean nothing to another.
  const outward = (part: Part, cursor: Cursor | null): Cursor | null => (cursor === null ? null : `${part.name} ${cursor}`);
  const inward = (part: Part, cursor: Cursor | null): Cursor | null => {
    if (cursor === null) return null;
    const prefix = `${part.name} `;
    return cursor.startsWith(prefix) ? cursor.slice(prefix.length) : cursor;
  };
  const moved = (part: Part, delivery: ChatDelivery): ChatDelivery => {
    if (delivery.type === 'head') return { ...delivery, cursor: outward(part, delivery.cursor) };
    return delivery.type === 'stretch' ? { ...delivery, after: outward(part, delivery.after), cursor: outward(part, delivery.cursor) } : delivery;
  };

  return {
    async offer(call) {
      const known = await home(call);
      return known ? ask(known, known.lend(call)) : (await best(call)).answer;
    },
    async send(message, call) {
      const part = await settle(call);
      return portOf(part, call).send(message, part.lend(call));
    },
    async history(after, call) {
      const part = await home(call);
      // Nobody has been chosen: nothing has been said.
      if (!part) return nothing;
      const page = await portOf(part, call).history(inward(part, after), part.lend(call));
      return { ...page, after: outward(part, page.after), cursor: outward(part, page.cursor) };
    },
    ...(parts.some(({ adapter }) => adapter.chat?.attach) && {
      async attach(file: ChatFile, call: Call): Promise<ChatSent> {
        const part = await settle(call);
        const port = portOf(part, call);
        if (!port.attach) throw call.error('unsupported', { message: `"${part.name}" takes no files.` });
        return port.attach(file, part.lend(call));
      },
    }),
    ...(parts.some(({ adapter }) => adapter.chat?.open) && {
      async open(attachment: Attachment, call: Call): Promise<Blob> {
        // Whatever is shown is of the backend where the conversation is.
        const part = await settle(call);
        const port = portOf(part, call);
        if (!port.open) throw call.error('unsupported', { message: `"${part.name}" hands out no files.` });
        return port.open(attachment, part.lend(call));
      },
    }),
    ...(parts.some(({ adapter }) => adapter.chat?.dial) && {
      async dial(dial: ChatDial, call: Call): Promise<ChatLine> {
        const part = await settle(call);
        const port = portOf(part, call);
        if (!port.dial) throw call.error('unsupported', { message: `"${part.name}" has no live line.` });
        const lent = part.lend(call);
        const line = await port.dial({ ...dial, cursor: inward(part, dial.cursor), deliver: (delivery) => dial.deliver(moved(part, delivery)) }, lent);
        return {
          closed: line.closed,
          close: () => line.close(),
          send: (message, sending) => line.send(message, part.lend(sending)),
          ...(line.silenceMs !== undefined && { silenceMs: line.silenceMs }),
          ...(line.typing && { typing: (on: boolean) => line.typing?.(on) }),
          ...(line.read && { read: (upTo: string) => line.read?.(upTo) }),
          ...(line.page && { page: (page: Page) => line.page?.(page) }),
        };
      },
    }),
  };
}
