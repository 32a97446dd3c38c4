import type { Adapter } from '../../channels/adapter.ts';
import type { Call, Identity } from '../../core/index.ts';
import type { Notes } from './notes.ts';

/** One of the adapters of a combination. */
export interface Part {
  readonly name: string;
  readonly adapter: Adapter;
  /** The same call with an identity of this part's own: what one backend knows a visitor by is no other's business. */
  lend(call: Call): Call;
  /** Whether it failed a moment ago; it is asked last then. */
  isDown(call: Call): boolean;
  /** Remembers how it went. */
  went(well: boolean, call: Call): void;
}

/** A part that has failed is left in peace for so long, unless all others have failed too. */
const restMs = 15_000;

/** Makes a part of an adapter. */
export function createPart(name: string, adapter: Adapter, notes: Notes): Part {
  let downUntil = 0;
  return {
    name,
    adapter,
    lend(call) {
      const device = async () => ownDevice(await call.identity.device(), `${name} ${(await notes.read(call)).forgotten[name] ?? 0}`);
      const identity: Identity = {
        device,
        readSession: async () => (await notes.read(call)).sessions[name],
        writeSession: async (session) => void (await notes.change(call, (all) => ({ ...all, sessions: put(all.sessions, name, typeof session === 'function' ? session(all.sessions[name]) : session) }))),
        async forget(erased) {
          // Another tab may have become somebody new already.
          if ((await device()) !== erased) return;
          await notes.change(call, (all) => ({
            ...all,
            sessions: put(all.sessions, name, undefined),
            forgotten: { ...all.forgotten, [name]: (all.forgotten[name] ?? 0) + 1 },
          }));
        },
        isFormer: (at) => call.identity.isFormer(at),
        token: () => call.identity.token(),
      };
      return { ...call, identity };
    },
    isDown: (call) => call.now() < downUntil,
    went(well, call) {
      downUntil = well ? 0 : call.now() + restMs;
    },
  };
}

/** A record with one more entry, or one less. */
export function put(record: Readonly<Record<string, string>>, key: string, value: string | undefined): Readonly<Record<string, string>> {
  const { [key]: _, ...others } = record;
  return value === undefined ? others : { ...others, [key]: value };
}

/** Backends know a visitor by this id and must not be able to ask each other's for it: each gets its own, made of the browser's. */
async function ownDevice(device: string, name: string): Promise<string> {
  // Only on pages without encryption, where whoever listens knows everything anyway.
  if (!globalThis.crypto?.subtle) return device;
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${device} ${name}`));
  return [...new Uint8Array(digest, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
