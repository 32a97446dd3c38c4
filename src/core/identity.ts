import type { Identity } from './contract.ts';
import { DeskbellError } from './error.ts';
import type { Platform } from './platform.ts';

/** What is kept of a visitor for one backend. */
interface Kept {
  readonly device?: string | undefined;
  readonly session?: string | undefined;
  /** When the backend had erased whom this browser was before, by the visitor's clock: nothing else of them is kept. */
  readonly erasedAt?: number | undefined;
}

/** What {@link createIdentity} needs to know. */
export interface IdentityOptions {
  readonly platform: Pick<Platform, 'store' | 'newId' | 'now'>;
  /** What is kept for one backend is apart from what is kept for another. */
  readonly name: string;
  readonly token: (() => Promise<string | undefined>) | undefined;
}

/**
 * Who the visitor is to one backend, for a call about something composed `at` a time. Device and session lie in one
 * record: a tab whose store takes nothing goes on with a device of its own, and must not be given the session that
 * another tab has kept for another device.
 */
export function createIdentity({ platform, name, token }: IdentityOptions): (at: number) => Identity {
  const { store } = platform;
  const key = `identity:${name}`;
  const read = async () => readKept(await store.read<unknown>(key));
  // A clock that has been set back since says nothing about the order of the two.
  const isFormer = (at: number, { erasedAt = -Infinity }: Kept) => at < erasedAt && erasedAt <= platform.now();
  const demandSame = (at: number, kept: Kept) => {
    // Composed by somebody who was erased since.
    if (isFormer(at, kept)) throw new DeskbellError('gone');
    return kept;
  };
  return (at) => {
    /** Whom this call has taken the visitor for. */
    let taken: string | undefined;
    return {
      async device() {
        let device = '';
        // In one step, so that two tabs that send for the first time at the same instant are one visitor, and whoever is erased in that
        // instant is not taken for somebody new.
        await store.update<unknown>(key, (value) => {
          const kept = readKept(value);
          if (isFormer(at, kept)) return value;
          device = kept.device ?? (device || platform.newId());
          return { ...kept, device };
        });
        // Nor is who has logged out, and whose store keeps nothing any more.
        if (!device) throw new DeskbellError('gone');
        taken = device;
        return device;
      },
      readSession: async () => demandSame(at, await read()).session,
      writeSession: (session) =>
        store.update<unknown>(key, (value) => {
          const kept = readKept(value);
          // A session made for one device is not another's: a tab whose store takes something again has put its own here meanwhile.
          return taken && taken !== kept.device ? value : { ...kept, session: typeof session === 'function' ? session(kept.session) : session };
        }),
      // Another tab may have become somebody new already.
      forget: (device) => store.update<unknown>(key, (value) => (readKept(value).device === device ? { erasedAt: platform.now() } : value)),
      isFormer: async (time) => isFormer(time, await read()),
      token: async () => token?.(),
    };
  };
}

/** A store may hold anything; a record that is none is nobody. */
function readKept(value: unknown): Kept {
  const { device, session, erasedAt } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof Kept, unknown>>;
  return { device: textOf(device), session: textOf(session), ...(typeof erasedAt === 'number' && { erasedAt }) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
