import type { Page } from '../protocol/index.ts';
import type { Clock } from './clock.ts';
import type { Hint } from './hint.ts';

/** What one process says of a visitor. */
export type PresenceHint = Extract<Hint, { type: 'presence' }>;

/** Who is there now, and on which page. Kept in memory only: it is nobody's business a moment later. */
export interface Presence {
  /** A line of a visitor opened; the answer says it closed. */
  arrive(visitor: string, page?: Page): () => void;
  /** The visitor turned to another page. */
  turn(visitor: string, page: Page): void;
  /** Lines of a visitor to this very process. */
  linesOf(visitor: string): number;
  isOnline(visitor: string): boolean;
  pageOf(visitor: string): Page | undefined;
  /** Whether a visitor has a line to this very process, for telling others. */
  hintOf(visitor: string): PresenceHint;
  /** Everybody with a line to this very process. */
  here(): string[];
  /** Another process says whether a visitor has a line to it; believed for `forMs` unless it says so again. */
  hear(process: string, hint: PresenceHint, forMs: number): void;
}

interface Sighting {
  readonly until: number;
  readonly page?: Page;
}

/** Counts lines per visitor, since one person has several tabs; the page is that of the last one to say. */
export function createPresence(clock: Clock): Presence {
  const present = new Map<string, { lines: number; page?: Page }>();
  /** Visitor → process → what it said. */
  const elsewhere = new Map<string, Map<string, Sighting>>();

  /** The last to say that a visitor is with them, once those who fell silent are forgotten. */
  function sighting(visitor: string): Sighting | undefined {
    const sightings = elsewhere.get(visitor);
    if (!sightings) return undefined;
    for (const [process, { until }] of sightings) if (until <= clock.now()) sightings.delete(process);
    if (sightings.size === 0) elsewhere.delete(visitor);
    return [...sightings.values()].at(-1);
  }

  return {
    arrive(visitor, page) {
      const here = present.get(visitor) ?? { lines: 0 };
      here.lines += 1;
      if (page) here.page = page;
      present.set(visitor, here);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        here.lines -= 1;
        if (here.lines === 0) present.delete(visitor);
      };
    },
    turn(visitor, page) {
      const here = present.get(visitor);
      if (here) here.page = page;
    },
    linesOf: (visitor) => present.get(visitor)?.lines ?? 0,
    isOnline: (visitor) => present.has(visitor) || sighting(visitor) !== undefined,
    pageOf: (visitor) => present.get(visitor)?.page ?? sighting(visitor)?.page,
    hintOf(visitor) {
      const page = present.get(visitor)?.page;
      return { type: 'presence', visitor, online: present.has(visitor), ...(page && { page }) };
    },
    here: () => [...present.keys()],
    hear(process, { visitor, online, page }, forMs) {
      // Also forgets, a few at a time, whom a process that ended will never say goodbye for.
      for (const [other] of firstOf(elsewhere, 10)) sighting(other);
      const sightings = elsewhere.get(visitor) ?? new Map<string, Sighting>();
      const known = page ?? sightings.get(process)?.page;
      // Re-inserted, so that the order is that of the last word.
      sightings.delete(process);
      if (online) sightings.set(process, { until: clock.now() + forMs, ...(known && { page: known }) });
      elsewhere.delete(visitor);
      if (sightings.size > 0) elsewhere.set(visitor, sightings);
    },
  };
}

function firstOf<Key, Value>(map: ReadonlyMap<Key, Value>, count: number): [Key, Value][] {
  const first: [Key, Value][] = [];
  for (const entry of map) {
    if (first.length >= count) break;
    first.push(entry);
  }
  return first;
}
