import type { ChatPort } from '../../channels/chat/port.ts';
import type { Call } from '../../core/index.ts';
import { pageAfter } from '../transcript.ts';
import { dial } from './line.ts';
import { resume, say, toOffer } from './session.ts';
import { hangUp, openWire, type Wire } from './wire.ts';
import type { World } from './world.ts';

/** Live chat. There is nothing but a socket: without a line, each question has one of its own. */
export function chat(world: World, number: number): Required<Omit<ChatPort, 'attach' | 'open'>> {
  const { endpoint, journal } = world;

  async function once<T>(call: Call, work: (wire: Wire) => Promise<T>): Promise<T> {
    const wire = await openWire(endpoint, number, call);
    try {
      return await work(wire);
    } finally {
      hangUp(wire);
    }
  }

  return {
    offer: (call) => once(call, async (wire) => toOffer(await resume(wire, world, call), call)),
    send: (message, call) =>
      once(call, async (wire) => {
        await resume(wire, world, call);
        return say(wire, world, message, call);
      }),
    async history(after, call) {
      // Whoever has no session may have had one: what was said is still here, though the server has forgotten it.
      const { session } = await journal.known.read(call);
      if (session !== undefined) await once(call, (wire) => resume(wire, world, call));
      return pageAfter(await journal.entries(call), after);
    },
    dial: (how, call) => dial({ world, number, how, call }),
  };
}
