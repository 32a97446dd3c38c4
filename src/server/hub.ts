import type { Channel, Side } from './store/index.ts';

/**
 * Something that happened, told to whoever is looking now. A hint says where to look, not what is there: the database
 * is the log, and a hint that is lost costs one heartbeat. So it may travel through anything, other processes included.
 */
export type Hint =
  /** The log of a conversation grew from `since` to `head`, or (both equal) something else about it changed. */
  | {
      readonly type: 'log';
      readonly conversation: string;
      readonly visitor: string;
      readonly channel: Channel;
      readonly since: number;
      readonly head: number;
    }
  | {
      readonly type: 'read';
      readonly conversation: string;
      readonly visitor: string;
      readonly side: Exclude<Side, 'system'>;
      readonly upTo: number;
    }
  | {
      readonly type: 'typing';
      readonly conversation: string;
      readonly visitor: string;
      readonly side: Exclude<Side, 'system'>;
      readonly name: string;
      readonly on: boolean;
    }
  /** A visitor came, went, or turned to another page. */
  | { readonly type: 'presence'; readonly visitor: string };

/** Hears hints; must not throw, must not block. */
export type Listener = (hint: Hint) => void;

/** Carries hints between lines. */
export interface Hub {
  publish(hint: Hint): void;
  /** Hears everything about one visitor, until the answer is called. */
  onVisitor(visitor: string, listener: Listener): () => void;
  /** Hears everything. */
  onDesk(listener: Listener): () => void;
}

/** A hub within one process. */
export function createLocalHub(): Hub {
  const visitors = new Map<string, Set<Listener>>();
  const desks = new Set<Listener>();
  return {
    publish(hint) {
      for (const listener of visitors.get(hint.visitor) ?? []) listener(hint);
      for (const listener of desks) listener(hint);
    },
    onVisitor(visitor, listener) {
      const listeners = visitors.get(visitor) ?? new Set();
      visitors.set(visitor, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && visitors.get(visitor) === listeners) visitors.delete(visitor);
      };
    },
    onDesk(listener) {
      desks.add(listener);
      return () => void desks.delete(listener);
    },
  };
}
