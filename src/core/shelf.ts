import type { Context, ErrorBody } from '../protocol/index.ts';
import type { Store } from './platform.ts';

/** A draft as it lies in the store. */
export interface KeptDraft {
  readonly id: string;
  readonly channel: string;
  readonly type: string;
  readonly body: unknown;
  readonly at: number;
  /** Where the visitor was when they composed it. */
  readonly context?: Context | undefined;
  /** Set once the backend has said a final no. */
  readonly refused?: ErrorBody | undefined;
}

/** How a draft left: accepted, or taken out by the visitor. */
export type Ending = 'sent' | 'dismissed';

/** What lies on the shelf. */
export interface ShelfContent {
  /** Oldest first. */
  readonly drafts: readonly KeptDraft[];
  /**
   * What became of the last ones that left. A tab that misses one of its drafts must know whether another tab has
   * delivered it or the store has lost it.
   */
  readonly ended: ReadonlyMap<string, Ending>;
}

/** Drafts of one person, in the order they were composed, in a store that other tabs write to as well. */
export interface Shelf {
  read(): Promise<ShelfContent>;
  add(draft: KeptDraft): Promise<void>;
  refuse(id: string, error: ErrorBody): Promise<void>;
  end(id: string, how: Ending): Promise<void>;
}

/** More than anybody sends in a row while another tab is not looking. */
const endedLength = 100;

interface Stored {
  readonly drafts: readonly KeptDraft[];
  readonly ended: readonly (readonly [id: string, how: Ending])[];
}

/** Opens the shelf that lies in the store under a key. */
export function createShelf(store: Store, key: string): Shelf {
  const change = (how: (stored: Stored) => Stored) => store.update<unknown>(key, (value) => how(readStored(value)));
  return {
    async read() {
      const { drafts, ended } = readStored(await store.read(key));
      return { drafts, ended: new Map(ended) };
    },
    add: (draft) =>
      change(({ drafts, ended }) => ({ drafts: drafts.some(({ id }) => id === draft.id) ? drafts : [...drafts, draft], ended })),
    refuse: (id, error) =>
      change(({ drafts, ended }) => ({ drafts: drafts.map((one) => (one.id === id ? { ...one, refused: error } : one)), ended })),
    end: (id, how) =>
      change(({ drafts, ended }) => ({
        drafts: drafts.filter((one) => one.id !== id),
        ended: [...ended, [id, how] as const].slice(-endedLength),
      })),
  };
}

/** A store may hold what an older version, another script or a damaged disk has left; none of it may stop the rest. */
function readStored(value: unknown): Stored {
  const { drafts, ended } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof Stored, unknown>>;
  return {
    drafts: Array.isArray(drafts) ? drafts.filter(isKept) : [],
    ended: Array.isArray(ended) ? ended.filter((one): one is [string, Ending] => Array.isArray(one) && typeof one[0] === 'string') : [],
  };
}

function isKept(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null) return false;
  const { id, channel, type, at } = value as Partial<Record<keyof KeptDraft, unknown>>;
  return typeof id === 'string' && typeof channel === 'string' && typeof type === 'string' && typeof at === 'number';
}
