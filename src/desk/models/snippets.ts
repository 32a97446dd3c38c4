import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Undo } from '../../core/platform.ts';
import type { Snippet } from '../../protocol/index.ts';
import type { Api } from '../api.ts';
import type { World } from '../world.ts';

/** What a slash offers while somebody writes. */
export interface Snippets {
  /** What fits what stands behind the slash; empty while there is none, or nothing fits. */
  readonly offered: ReadonlySignal<readonly Snippet[]>;
  readonly chosen: ReadonlySignal<number>;
  /** The text before the caret, after every key. */
  watch(before: string, locale: string): void;
  /** Walks through the offer, round and round. */
  move(steps: number): void;
  choose(index: number): void;
  /** Takes the offer away until another slash is written. */
  dismiss(): void;
  /** Takes it away until somebody writes on: the field has lost the focus. */
  rest(): void;
}

/** A slash where a word could begin, and the words behind it. `and/or` and `1/2` are none. */
const slash = /(?:^|\s)\/((?:[^\s/][^/\n]{0,60})?)$/;

/** Asked when fingers rest. */
export const restMs = 120;

export function createSnippets({ world, api }: { readonly world: Pick<World, 'after'>; readonly api: Pick<Api, 'snippets'> }): Snippets {
  const offered = signal<readonly Snippet[]>([]);
  const chosen = signal(0);
  let asked: string | undefined;
  let dismissed = false;
  let undo: Undo = () => {};

  function clear(): void {
    undo();
    asked = undefined;
    offered.value = [];
  }

  async function ask(words: string, locale: string): Promise<void> {
    try {
      const found = await api.snippets(words, locale);
      if (asked !== words) return;
      offered.value = found;
      chosen.value = 0;
    } catch {
      // Nobody who writes wants to hear that help with writing failed.
      if (asked === words) offered.value = [];
    }
  }

  return {
    offered,
    chosen,
    watch(before, locale) {
      const words = slash.exec(before)?.[1];
      // A slash that was only now written is another one.
      if (!words) dismissed = false;
      if (words === undefined || dismissed) return clear();
      if (words === asked) return;
      undo();
      asked = words;
      undo = world.after(restMs, () => void ask(words, locale));
    },
    move(steps) {
      const { length } = offered.value;
      if (length) chosen.value = (chosen.value + steps + length) % length;
    },
    choose: (index) => void (chosen.value = index),
    dismiss() {
      dismissed = true;
      clear();
    },
    rest: clear,
  };
}

/** A text with the slash and its words before the caret replaced, and where the caret is then. */
export function putIn(text: string, caret: number, snippet: string): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, caret);
  const words = slash.exec(before)?.[1];
  const kept = words === undefined ? before : before.slice(0, before.length - words.length - 1);
  return { text: kept + snippet + text.slice(caret), caret: kept.length + snippet.length };
}
