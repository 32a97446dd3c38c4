import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { World } from '../world.ts';

/** A reply that the server has not confirmed. Its id was made when the agent pressed Send, and stays. */
export interface Unsent {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  /** The last event the agent had before their eyes then. */
  readonly after?: number;
}

/** What an agent has written in one conversation and not yet said. */
export interface Written {
  readonly text: string;
  readonly unsent: readonly Unsent[];
}

/** Everything written and not said, by conversation; outlives a reload of the tab, not the tab. */
export interface Drafts {
  readonly all: ReadonlySignal<ReadonlyMap<string, Written>>;
  of(conversation: string): Written;
  change(conversation: string, change: Partial<Written>): void;
  /** Whose drafts these are. Those of somebody else who used this tab before are dropped, unread. */
  claim(agent: string): void;
  /** Signed out: nothing stays behind. */
  clear(): void;
}

const key = 'drafts';
const nothing: Written = { text: '', unsent: [] };
/** What a tab remembers is limited to a few megabytes; a longer draft lives in memory alone. */
const longestKept = 100_000;

/** Takes up what this tab remembers. */
export function createDrafts(notes: World['notes']): Drafts {
  let owner: string | undefined;
  const all = signal<ReadonlyMap<string, Written>>(new Map());

  function keep() {
    const small = [...all.value].filter(([, { text, unsent }]) => text.length + unsent.reduce((sum, one) => sum + one.text.length, 0) <= longestKept);
    notes.write(key, small.length ? JSON.stringify({ owner, written: small }) : undefined);
  }

  return {
    all,
    of: (conversation) => all.value.get(conversation) ?? nothing,
    change(conversation, change) {
      const written = { ...(all.value.get(conversation) ?? nothing), ...change };
      const next = new Map(all.value);
      if (written.text || written.unsent.length) next.set(conversation, written);
      else next.delete(conversation);
      all.value = next;
      keep();
    },
    claim(agent) {
      if (owner === agent) return;
      owner = agent;
      all.value = new Map(recall(notes.read(key), agent));
      keep();
    },
    clear() {
      owner = undefined;
      all.value = new Map();
      keep();
    },
  };
}

/** Only this page writes what is read here, so a wrong shape means tampering or another version: it is dropped. */
function recall(note: string | undefined, agent: string): [string, Written][] {
  try {
    const kept = JSON.parse(note ?? '{}') as { owner?: string; written?: [string, Written][] };
    if (kept.owner !== agent || !Array.isArray(kept.written)) return [];
    return kept.written.filter(([id, written]) => typeof id === 'string' && typeof written.text === 'string' && Array.isArray(written.unsent));
  } catch {
    return [];
  }
}
