import type { Hint } from './hint.ts';

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
      if ('visitor' in hint) for (const listener of visitors.get(hint.visitor) ?? []) listener(hint);
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
