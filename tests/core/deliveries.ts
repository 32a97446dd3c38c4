import type { Deliver } from '../../src/core/index.ts';

interface Delivery {
  readonly id: string;
  readonly body: unknown;
  readonly signal: AbortSignal;
  resolve(result?: unknown): void;
  reject(error: unknown): void;
}

/** A backend that answers when the test says so, and remembers who asked, in order. */
export function createDeliveries() {
  const all: Delivery[] = [];
  const open = new Set<string>();
  let doubles = 0;
  const deliver: Deliver = (draft, call) =>
    new Promise((resolve, reject) => {
      if (open.has(draft.id)) doubles += 1;
      open.add(draft.id);
      const over = () => void open.delete(draft.id);
      call.signal.addEventListener('abort', over);
      all.push({
        id: draft.id,
        body: draft.body,
        signal: call.signal,
        resolve: (result) => (over(), resolve(result)),
        reject: (error) => (over(), reject(error)),
      });
    });
  return {
    deliver,
    /** What was asked so far. */
    get bodies() {
      return all.map(({ body }) => body);
    },
    get ids() {
      return all.map(({ id }) => id);
    },
    /** How often one draft was delivered while it was still under way. */
    get doubles() {
      return doubles;
    },
    /** The latest one. */
    get last(): Delivery {
      const last = all.at(-1);
      if (!last) throw new Error('Nothing has been delivered yet.');
      return last;
    },
  };
}
