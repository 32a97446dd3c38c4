import { closeCodes } from '../protocol/index.ts';
import type { Backend } from './backend.ts';
import type { DeskFeed } from './desk-feed.ts';
import type { DeskLine } from './desk-line.ts';
import type { VisitorLine } from './line.ts';

/** Over how many moments one heartbeat of all lines is spread, so that ten thousand pings never fall together. */
const moments = 20;

/** However slow the heartbeat, an agent whose session ended is out after this long. */
const maxDeskBeatMs = 5_000;

/** The lines that are open now, and their pulse. */
export interface Lines {
  readonly visitors: ReadonlySet<VisitorLine>;
  readonly desks: ReadonlySet<DeskLine>;
}

/** Starts the pulse of all lines; the answer stops it. */
export function startHeartbeat(backend: Backend, lines: Lines, feed: Pick<DeskFeed, 'catchUp'>): () => void {
  const { clock, config, store, log } = backend;
  const momentMs = config.heartbeatMs / moments;
  const deskBeatMs = Math.min(config.heartbeatMs, maxDeskBeatMs);
  // Each line keeps the moment it was given, so that its pulse is even.
  const momentOf = new WeakMap<VisitorLine, number>();
  let given = 0;
  let moment = 0;

  async function beatVisitors(): Promise<void> {
    moment = (moment + 1) % moments;
    /** With the chat that each follows now. */
    const due = new Map<VisitorLine, string | undefined>();
    for (const line of lines.visitors) {
      if (!momentOf.has(line)) momentOf.set(line, (given = (given + 1) % moments));
      if (momentOf.get(line) === moment && line.visitor) due.set(line, line.chat);
    }
    if (due.size === 0) return;
    try {
      const lines = [...due.keys()];
      const heads = await store.rows.conversations.chatHeads([...new Set(lines.flatMap((line) => line.visitor ?? []))]);
      const good = await store.rows.visitors.goodTokens([...new Set(lines.flatMap((line) => line.token ?? []))], clock.now());
      for (const [line, followed] of due) {
        if (line.token === undefined || line.visitor === undefined) continue;
        const chat = heads.get(line.visitor);
        // Signed out in another tab, run out, or erased: whoever it is now says so anew.
        if (!good.has(line.token)) line.end(closeCodes.signIn, 'token ended');
        // Dropped for its age. A new greeting tells so, and of the one that may have taken its place.
        else if (followed !== undefined && chat?.id !== followed) line.end(closeCodes.restart, 'chat ended');
        else line.beat(chat);
      }
    } catch (error) {
      // A heartbeat without a head would be a promise that nothing was missed. Silence says: come back later.
      log.error('heartbeat missed', error, { count: due.size });
    }
  }

  async function beatDesks(): Promise<void> {
    await Promise.all([...lines.desks].map((desk) => desk.beat()));
    await feed.catchUp();
  }

  const stops = [repeat(momentMs, beatVisitors), repeat(deskBeatMs, beatDesks)];
  return () => stops.forEach((stop) => stop());

  function repeat(everyMs: number, work: () => Promise<void>): () => void {
    let stopped = false;
    let cancel = clock.after(everyMs, beat);
    function beat(): void {
      // The next one waits for this one: a slow database must not gather beats.
      void work().finally(() => {
        if (!stopped) cancel = clock.after(everyMs, beat);
      });
    }
    return () => {
      stopped = true;
      cancel();
    };
  }
}
