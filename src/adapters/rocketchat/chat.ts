import type { ChatPage, ChatPort, ChatSent } from '../../channels/chat/port.ts';
import { isDeskbellError, type Call } from '../../core/index.ts';
import type { ChatMessage, ChatOffer } from '../../protocol/index.ts';
import { check } from '../ask.ts';
import { pageAfter } from '../transcript.ts';
import { codeOf, type Message, type Place } from './api.ts';
import { toEntries } from './entries.ts';
import type { World } from './index.ts';
import { dial } from './line.ts';
import type { Visitor } from './visitor.ts';

const features = { typing: true, receipts: false };

/** The chat is open, and the visitor in its queue or not. */
export function openTo({ waiting }: Visitor): ChatOffer {
  return { availability: { is: 'open', ...waiting }, features };
}

/** Live chat. */
export function chat(world: World): Required<ChatPort> {
  const { api, visitor } = world;

  /**
   * Says it in a room, once. The id is ours and the server stores it only once, but answers the second time as if
   * something were broken: so whatever it complains about, we look whether the message is there.
   */
  async function sayIn(at: Place, text: string, call: Call): Promise<Message> {
    try {
      return await api.say(at, text, call);
    } catch (error) {
      if (codeOf(error) === undefined || isDeskbellError(error, 'limited')) throw error;
      const found = await api.find(at, call.id, call);
      if (found) return found;
      throw error;
    }
  }

  async function send(message: ChatMessage, call: Call): Promise<ChatSent> {
    const { text } = check('chat.send', message, call);
    const at = await visitor.enter(call);
    try {
      const { _id, ts } = await sayIn(at, text, call);
      return { entry: _id, at: ts };
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'room-closed' && code !== 'invalid-room') throw error;
      await visitor.leave(at.rid, call);
      const { _id, ts } = await sayIn(await visitor.enter(call), text, call);
      return { entry: _id, at: ts };
    }
  }

  return {
    async offer(call) {
      const { enabled, online } = await api.config(call);
      if (!enabled) throw call.error('unsupported', { message: 'Livechat is not enabled on this server.' });
      return online ? openTo(visitor) : { availability: { is: 'closed' }, features };
    },
    send,
    async history(after, call): Promise<ChatPage> {
      return pageAfter(toEntries(await readAll(world, call), api.endpoint), after);
    },
    dial: (how, call) => dial({ world, how, call, send }),
  };
}

/** Everything said in the rooms of a visitor. A room that may not be read any more is left out. */
export async function readAll({ api, visitor }: World, call: Call): Promise<readonly Message[]> {
  const all: Message[] = [];
  for (const place of await visitor.places(call)) {
    try {
      all.push(...(await api.history(place, call)));
    } catch (error) {
      if (codeOf(error) !== 'invalid-room' && codeOf(error) !== 'room-closed') throw error;
    }
  }
  return all;
}
