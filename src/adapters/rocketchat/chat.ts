import type { ChatFile, ChatPage, ChatPort, ChatSent } from '../../channels/chat/port.ts';
import { isDeskbellError, type Call } from '../../core/index.ts';
import type { Attachment, ChatMessage } from '../../protocol/index.ts';
import { check } from '../ask.ts';
import { pageAfter } from '../transcript.ts';
import { codeOf, type Message, type Place } from './api.ts';
import { toEntries } from './entries.ts';
import type { World } from './world.ts';
import { dial } from './line.ts';
import { featuresOf, openTo, readAll } from './rooms.ts';

/** What the chat has; files only where the shop takes them. */
export type RocketChat = Required<Omit<ChatPort, 'attach' | 'open'>> & Pick<ChatPort, 'attach' | 'open'>;

/** Live chat. */
export function chat(world: World): RocketChat {
  const { api, visitor, files } = world;

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
      return online ? openTo(world) : { availability: { is: 'closed' }, features: featuresOf(world) };
    },
    send,
    ...(files && {
      attach: async (file: ChatFile, call: Call) => (await import('./files.ts')).attach(world, files, file, call),
      open: async (attachment: Attachment, call: Call) => (await import('./files.ts')).open(world, attachment, call),
    }),
    async history(after, call): Promise<ChatPage> {
      return pageAfter(await toEntries(await readAll(world, call), world, call), after);
    },
    dial: (how, call) => dial({ world, how, call, send }),
  };
}
