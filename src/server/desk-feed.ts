import type { DeskFrame } from '../protocol/index.ts';
import type { Backend } from './backend.ts';
import { readEvents } from './chat-log.ts';
import type { Hint } from './hub.ts';
import { readItem, readItemsOf } from './inbox.ts';
import type { Say } from './wire.ts';

/** Tells every desk what changes. Read once for all of them, however many look. */
export interface DeskFeed {
  /** Tells `say` everything from now on, until the answer is called. */
  join(say: Say<DeskFrame>): () => void;
  close(): void;
}

/** What is to be read: how far a log grew, or whose rows changed. */
interface Growth {
  since: number;
  head: number;
}

/** Turns hints into frames; hints that pile up about one thing are read once. */
export function createDeskFeed(backend: Pick<Backend, 'hub' | 'store' | 'presence' | 'log'>): DeskFeed {
  const desks = new Set<Say<DeskFrame>>();
  const grown = new Map<string, Growth>();
  const moved = new Set<string>();
  let reading = false;

  const stop = backend.hub.onDesk((hint) => {
    if (desks.size === 0) return;
    hear(hint);
    void read();
  });

  function hear(hint: Hint): void {
    switch (hint.type) {
      case 'log': {
        const known = grown.get(hint.conversation);
        grown.set(hint.conversation, {
          since: Math.min(hint.since, known?.since ?? hint.since),
          head: Math.max(hint.head, known?.head ?? 0),
        });
        return;
      }
      case 'presence':
        moved.add(hint.visitor);
        return;
      case 'typing':
        if (hint.side === 'visitor') tell({ type: 'typing', conversation: hint.conversation, on: hint.on });
        return;
      case 'read':
        if (hint.side === 'visitor') tell({ type: 'read', conversation: hint.conversation, upTo: hint.upTo });
        return;
    }
  }

  function tell(frame: DeskFrame): void {
    for (const say of desks) say(frame);
  }

  async function read(): Promise<void> {
    if (reading) return;
    reading = true;
    try {
      while (grown.size > 0 || moved.size > 0) {
        for (const [conversation, growth] of takeAll(grown)) await readGrowth(conversation, growth);
        for (const visitor of takeAll(moved)) for (const item of await readItemsOf(backend, visitor)) tell({ type: 'item', item });
      }
    } catch (error) {
      // A desk reads everything again when it reconnects; until then it misses this.
      backend.log.error('desks not told', error);
    } finally {
      reading = false;
    }
  }

  async function readGrowth(conversation: string, { since, head }: Growth): Promise<void> {
    for (let after = since; after < head;) {
      const events = await readEvents(backend.store, conversation, after);
      const last = events.at(-1);
      if (!last) break;
      tell({ type: 'events', conversation, events });
      after = last.seq;
    }
    const item = await readItem(backend, conversation);
    if (item) tell({ type: 'item', item });
  }

  return {
    join(say) {
      desks.add(say);
      return () => void desks.delete(say);
    },
    close() {
      stop();
      desks.clear();
    },
  };
}

function takeAll<Item>(from: Iterable<Item> & { clear(): void }): Item[] {
  const all = [...from];
  from.clear();
  return all;
}
