import type { Call } from '../../core/index.ts';
import type { ChatOffer } from '../../protocol/index.ts';
import { codeOf, type Message } from './api.ts';
import type { World } from './world.ts';

/** What this chat can. */
export const featuresOf = ({ files }: World): ChatOffer['features'] => ({ typing: true, receipts: false, ...(files && { attachments: files }) });

/** The chat is open, and the visitor in its queue or not. */
export function openTo(world: World): ChatOffer {
  return { availability: { is: 'open', ...world.visitor.waiting }, features: featuresOf(world) };
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
