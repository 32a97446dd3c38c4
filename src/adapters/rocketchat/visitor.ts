import * as v from 'valibot';
import type { Call } from '../../core/index.ts';
import { createKept, type Kept } from '../kept.ts';
import { codeOf, type Api, type Place } from './api.ts';
import { uploadEntries, type Uploads } from './uploads.ts';

/** What is kept of one visitor. */
export interface Known extends Uploads {
  /** The name the server gave them, by which their typing is told from an agent's. Absent: never registered. */
  readonly username?: string | undefined;
  /** Rooms they have been in, the newest last. */
  readonly rooms: readonly string[];
  /** Whether the newest is closed, and the next message opens another. */
  readonly closed: boolean;
}

const KnownSchema = v.object({ username: v.optional(v.string()), rooms: v.array(v.string()), closed: v.boolean(), ...uploadEntries });

/** So many rooms are shown as one conversation. Each costs a request, and ten a minute are answered. */
const roomsLength = 3;

/** A visitor before one server. */
export interface Visitor {
  readonly known: Kept<Known>;
  /** Their place in the queue, as it was last told; nobody need be asked for it again. */
  waiting: { readonly position?: number; readonly waitMs?: number };
  /** Open lines, to be told that a room was opened beside them: until then there was none to listen to. */
  readonly lines: Set<() => void>;
  /** Where they are, if they have ever been anywhere. Asks nobody, makes nobody known. */
  place(call: Call): Promise<Place | undefined>;
  /** Where to write: the room they are in, or a new one. */
  enter(call: Call): Promise<Place>;
  /** The room is closed; the next message opens another. */
  leave(rid: string, call: Call): Promise<void>;
  /** Rooms that can be read. */
  places(call: Call): Promise<readonly Place[]>;
}

/** Opens what is kept for one server. */
export function createVisitor(api: Api): Visitor {
  const known = createKept<Known>(`rocketchat ${api.endpoint}`, KnownSchema, { rooms: [], closed: true, sent: {} });
  const lines: Visitor['lines'] = new Set();
  let entering: Promise<Place> | undefined;

  async function enterNew(call: Call): Promise<Place> {
    // The token is ours to choose and all that the visitor is known by.
    const token = await call.identity.device();
    const { username } = await known.read(call);
    if (username === undefined) {
      const registered = await api.register(token, call);
      await known.change(call, (kept) => ({ ...kept, username: registered.username }));
    }
    try {
      const rid = await api.room(token, call);
      await known.change(call, (kept) => ({ ...kept, closed: false, rooms: [...kept.rooms.filter((one) => one !== rid), rid].slice(-roomsLength) }));
      lines.forEach((follow) => follow());
      return { token, rid };
    } catch (error) {
      if (codeOf(error) === 'invalid-token') await known.change(call, (kept) => ({ ...kept, username: undefined }));
      throw error;
    }
  }

  async function places(call: Call): Promise<readonly Place[]> {
    const { rooms } = await known.read(call);
    if (rooms.length === 0) return [];
    const token = await call.identity.device();
    return rooms.map((rid) => ({ token, rid }));
  }

  return {
    known,
    waiting: {},
    lines,
    places,
    place: async (call) => (await places(call)).at(-1),
    async enter(call) {
      const { closed } = await known.read(call);
      const here = closed ? undefined : (await places(call)).at(-1);
      if (here) return here;
      // Two messages of the same moment must not open two rooms.
      entering ??= enterNew(call).finally(() => (entering = undefined));
      return entering;
    },
    leave: async (rid, call) => void (await known.change(call, (kept) => (kept.rooms.at(-1) === rid ? { ...kept, closed: true } : kept))),
  };
}
