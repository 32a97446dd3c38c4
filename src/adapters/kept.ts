import * as v from 'valibot';
import type { Call } from '../core/index.ts';

/** What an adapter keeps of a visitor. */
export interface Kept<Value> {
  read(call: Call): Promise<Value>;
  /** Two channels, or two tabs, may write at the same moment. */
  change(call: Call, change: (value: Value) => Value): Promise<Value>;
}

/**
 * Keeps something in the session under a name of its own, such as a kind and an address: ports of several backends may
 * have been spread into one adapter, and then they share one session. `initial` is what somebody new has.
 */
export function createKept<Value>(name: string, schema: v.GenericSchema<unknown, Value>, initial: Value): Kept<Value> {
  function pick(all: Readonly<Record<string, unknown>>): Value {
    const { success, output } = v.safeParse(schema, all[name]);
    return success ? output : initial;
  }

  return {
    read: async ({ identity }) => pick(readAll(await identity.readSession())),
    async change({ identity }, change) {
      // Fails for who was erased meanwhile.
      await identity.readSession();
      let next = initial;
      // In one step: other ports, and other tabs, keep things of theirs beside it at the same moment.
      await identity.writeSession((session) => {
        const all = readAll(session);
        next = change(pick(all));
        return JSON.stringify({ ...all, [name]: next });
      });
      return next;
    },
  };
}

function readAll(session = ''): Readonly<Record<string, unknown>> {
  try {
    const all: unknown = JSON.parse(session);
    return typeof all === 'object' ? { ...all } : {};
  } catch {
    // Nothing yet, or what another kind of adapter has kept here.
    return {};
  }
}

/** A record with one more entry, and no more than so many: the oldest go first. */
export function remember<Value>(record: Readonly<Record<string, Value>>, key: string, value: Value, most: number): Readonly<Record<string, Value>> {
  const { [key]: _, ...others } = record;
  return Object.fromEntries([...Object.entries(others), [key, value] as const].slice(-most));
}
