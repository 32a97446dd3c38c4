import type { DeskFrame } from '../protocol/index.ts';
import type { Backend } from './backend.ts';
import { readEvents } from './chat-log.ts';
import type { Hint } from './hint.ts';
import { readItem, readItemsOf } from './inbox.ts';

/** Hears a frame, and how it reads on the wire. */
type Hear = (frame: DeskFrame, text: string) => void;

/** Tells every desk what changes. Read once for all of them, however many look. */
export interface DeskFeed {
  /** Tells `say` everything from now on, until the answer is called. Written out once for all who hear it. */
  join(say: Hear): () => void;
  /** Time to tell what no hint told of: another process wrote it, and its hint was lost. */
  catchUp(): Promise<void>;
  close(): void;
}

/** What is to be read: how far a log grew, or whose rows changed. */
interface Growth {
  since: number;
  head: number;
}

/** What desks know of a conversation: its row as of a revision, its log up to a number, how far the visitor has read. */
interface Told {
  readonly revision?: number;
  readonly seq?: number;
  readonly visitorRead?: number;
}

/** How far back changes are looked for: clocks of two machines differ, and a commit may take its time. */
const lookBackMs = 60_000;
const lookedAt = 500;
/** Events told again of a conversation nothing was told of yet. A desk that misses earlier ones reads them itself. */
const eventsBefore = 20;
/** Read without a pause. A database in this process answers at once, and thousands who leave together would stop everybody else. */
const readTogether = 20;

/** Turns hints into frames; hints that pile up about one thing are read once. */
export function createDeskFeed(backend: Pick<Backend, 'hub' | 'store' | 'presence' | 'clock' | 'log'>): DeskFeed {
  const desks = new Set<Hear>();
  const grown = new Map<string, Growth>();
  const moved = new Set<string>();
  /** What was told last of conversations that changed a moment ago: their rows, and how far their logs. */
  let told = new Map<string, Told>();
  let reading = false;
  let caughtUpAt: number | undefined;
  let standing: string | undefined;

  const stop = backend.hub.onDesk((hint) => {
    if (desks.size === 0) return;
    hear(hint);
    void read();
  });

  function hear(hint: Hint): void {
    switch (hint.type) {
      case 'log': {
        const known = grown.get(hint.conversation);
        // A hint before this one may have been lost: what desks were told last says more than this one does.
        const { seq } = told.get(hint.conversation) ?? {};
        grown.set(hint.conversation, {
          since: Math.min(hint.since, known?.since ?? hint.since, seq ?? hint.since),
          head: Math.max(hint.head, known?.head ?? 0),
        });
        return;
      }
      case 'company':
        return tell({ type: 'company', conversation: hint.conversation, agent: { id: hint.agent, name: hint.name }, doing: hint.doing });
      case 'knowledge':
        return tell({ type: 'knowledge' });
      case 'presence':
        moved.add(hint.visitor);
        return;
      case 'typing':
        if (hint.side === 'visitor') tell({ type: 'typing', conversation: hint.conversation, on: hint.on });
        return;
      case 'read':
        if (hint.side === 'visitor') tellRead(hint.conversation, hint.upTo);
        return;
    }
  }

  function tell(frame: DeskFrame): void {
    const text = JSON.stringify(frame);
    for (const say of desks) say(frame, text);
  }

  function tellRead(conversation: string, upTo: number): void {
    told.set(conversation, { ...told.get(conversation), visitorRead: upTo });
    tell({ type: 'read', conversation, upTo });
  }

  async function read(): Promise<void> {
    if (reading) return;
    reading = true;
    const pause = createPause(readTogether);
    try {
      while (grown.size > 0 || moved.size > 0) {
        for (const [conversation, growth] of takeAll(grown)) {
          await readGrowth(conversation, growth);
          await pause();
        }
        for (const visitor of takeAll(moved)) {
          for (const item of await readItemsOf(backend, visitor)) tell({ type: 'item', item });
          await pause();
        }
      }
    } catch (error) {
      // With the next heartbeat it is found again: nothing was noted as told.
      backend.log.error('desks not told', error);
    } finally {
      reading = false;
    }
  }

  async function catchUp(): Promise<void> {
    const { clock, store } = backend;
    try {
      const stands = await store.rows.meta.standing();
      if (standing !== undefined && stands !== standing) tell({ type: 'stale' });
      standing = stands;
      const now = clock.now();
      // Where the database could not be reached for a while, it may have been there for others.
      const rows = desks.size === 0 ? [] : await store.rows.conversations.changedSince(Math.min(now, caughtUpAt ?? now) - lookBackMs, lookedAt);
      const before = told;
      told = new Map();
      for (const { id, head, revision, visitor_read: visitorRead } of rows) {
        const last = before.get(id) ?? {};
        told.set(id, last);
        if (visitorRead !== (last.visitorRead ?? 0)) tellRead(id, visitorRead);
        if (last.seq === head && last.revision === revision) continue;
        const since = last.seq ?? Math.max(0, head - eventsBefore);
        grown.set(id, { since: Math.min(since, grown.get(id)?.since ?? since), head: Math.max(head, grown.get(id)?.head ?? 0) });
      }
      caughtUpAt = now;
      await read();
    } catch (error) {
      backend.log.error('desks not told', error);
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
    const seq = Math.max(head, told.get(conversation)?.seq ?? 0);
    told.set(conversation, { ...told.get(conversation), seq, ...(item?.revision !== undefined && { revision: item.revision }) });
    if (item) tell({ type: 'item', item });
  }

  return {
    join(say) {
      desks.add(say);
      return () => void desks.delete(say);
    },
    catchUp,
    close() {
      stop();
      desks.clear();
    },
  };
}

/** Lets the event loop turn after so many calls. */
function createPause(every: number): () => Promise<void> | void {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls % every === 0) return new Promise((turn) => void setImmediate(turn));
  };
}

function takeAll<Item>(from: Iterable<Item> & { clear(): void }): Item[] {
  const all = [...from];
  from.clear();
  return all;
}
