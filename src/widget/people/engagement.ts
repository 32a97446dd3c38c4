import { markKey } from '../browser/mark.ts';

/**
 * A mark in this browser that something is going on with the shop, so that the next page loads the widget by itself and
 * unread answers can be counted. The loader looks at its date: a month later it counts no more.
 */
export interface Engagement {
  /** Channels that have something going on. */
  read(): ReadonlySet<string>;
  add(channel: string): void;
  clear(): void;
}

/** Opens the mark of the widget of this name. */
export function createEngagement(name: string): Engagement {
  const key = markKey(name);
  // Where storage is blocked the next page will know of nothing until the widget is opened.
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch {
      return undefined;
    }
  };
  const read = () => new Set(attempt(() => localStorage.getItem(key))?.split(' ').slice(1));
  return {
    read,
    add: (channel) => attempt(() => localStorage.setItem(key, [Date.now(), ...read().add(channel)].join(' '))),
    clear: () => attempt(() => localStorage.removeItem(key)),
  };
}
