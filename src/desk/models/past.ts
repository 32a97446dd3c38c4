import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Undo } from '../../core/platform.ts';
import type { InboxItem } from '../../protocol/index.ts';
import type { Api } from '../api.ts';
import type { World } from '../world.ts';

/** What the server finds in the whole history, beside the rows the list holds anyway. */
export interface Past {
  /** By conversation; empty while nothing is searched for. */
  readonly found: ReadonlySignal<ReadonlyMap<string, Signal<InboxItem>>>;
  /** Whether the server is being asked. */
  readonly asking: ReadonlySignal<boolean>;
  /** Searches for these words once nobody types on. */
  search(words: string): void;
  /** Searches for the same words: what was found may have changed. */
  again(): void;
  /** There is no such conversation any more. */
  forget(id: string): void;
}

/** Asked when fingers rest. */
export const restMs = 300;
const fewestLetters = 2;
const nothing: ReadonlyMap<string, Signal<InboxItem>> = new Map();

export function createPast({ world, api }: { readonly world: Pick<World, 'after' | 'log'>; readonly api: Pick<Api, 'search'> }): Past {
  const found = signal(nothing);
  const asking = signal(false);
  let wanted = '';
  let undo: Undo = () => {};

  async function ask(words: string): Promise<void> {
    try {
      const items = await api.search(words);
      if (words === wanted) found.value = new Map(items.map((item) => [item.conversation, signal(item)]));
    } catch (thrown) {
      // What the list holds is searched all the same.
      world.log('Could not search the history', thrown);
    } finally {
      if (words === wanted) asking.value = false;
    }
  }

  return {
    found,
    asking,
    again() {
      if (wanted.length >= fewestLetters && !asking.value) void ask(wanted);
    },
    forget(id) {
      if (found.value.has(id)) found.value = new Map([...found.value].filter(([other]) => other !== id));
    },
    search(words) {
      const next = words.trim();
      if (next === wanted) return;
      undo();
      wanted = next;
      const isEnough = next.length >= fewestLetters;
      batch(() => {
        found.value = nothing;
        asking.value = isEnough;
      });
      if (isEnough) undo = world.after(restMs, () => void ask(next));
    },
  };
}
