import * as v from 'valibot';
import type { Call } from '../core/index.ts';

/** What an adapter keeps of a visitor. */
export interface Kept<Value> {
  read(call: Call): Promise<Value>;
  /** Changes come one after the other: two channels may write at the same moment. */
  change(call: Call, change: (value: Value) => Value): Promise<Value>;
}

/**
 * Keeps something in the session under a name of its own, such as a kind and an address: ports of several backends may
 * have been spread into one adapter, and then they share one session. `initial` is what somebody new has.
 */
export function createKept<Value>(name: string, schema: v.GenericSchema<unknown, Value>, initial: Value): Kept<Value> {
  let last: Promise<unknown> = Promise.resolve();

  async function readAll({ identity }: Call): Promise<Readonly<Record<string, unknown>>> {
    try {
      const all: unknown = JSON.parse((await identity.readSession()) ?? '');
      return typeof all === 'object' ? { ...all } : {};
    } catch {
      // Nothing yet, or what another kind of adapter has kept here.
      return {};
    }
  }

  function pick(all: Readonly<Record<string, unknown>>): Value {
    const { success, output } = v.safeParse(schema, all[name]);
    return success ? output : initial;
  }

  return {
    read: async (call) => pick(await readAll(call)),
    change(call, change) {
      const work = async () => {
        const all = await readAll(call);
        const next = change(pick(all));
        await call.identity.writeSession(JSON.stringify({ ...all, [name]: next }));
        return next;
      };
      const done = last.then(work, work);
      last = done.catch(() => {});
      return done;
    },
  };
}

/** A record with one more entry, and no more than so many: the oldest go first. */
export function remember<Value>(record: Readonly<Record<string, Value>>, key: string, value: Value, most: number): Readonly<Record<string, Value>> {
  const { [key]: _, ...others } = record;
  return Object.fromEntries([...Object.entries(others), [key, value] as const].slice(-most));
}
