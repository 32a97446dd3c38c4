import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Platform, Undo } from '../../core/platform.ts';

/** What is remembered of the conversation on this device, by all tabs. Its text is not: that is the backend's to keep. */
export interface Memory {
  /** Whether the store has answered. */
  readonly isRead: ReadonlySignal<boolean>;
  /** Whether the visitor has ever written. Before that nothing is dialled and nothing is stored. */
  readonly engaged: ReadonlySignal<boolean>;
  /** The last entry the visitor has seen. */
  readonly seen: ReadonlySignal<string | undefined>;
  engage(): void;
  see(entry: string): void;
  readonly dispose: Undo;
}

const key = 'chat';
/** A tab that opens asks the others: where the store is full, they know what it does not. */
const question = 'what do you know?';

interface Kept {
  readonly seen?: string | undefined;
  /** Told to a tab that asked: no news to those who know, and perhaps behind what they know. */
  readonly again?: boolean;
}

export function createMemory({ store, tabs, onWake }: Platform): Memory {
  const isRead = signal(false);
  const engaged = signal(false);
  const seen = signal<string | undefined>(undefined);

  function learn(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    engaged.value = true;
    const { seen: kept, again } = value as Kept;
    if (typeof kept === 'string' && !(again && seen.peek() !== undefined)) seen.value = kept;
  }

  const kept = (): Kept => (seen.peek() === undefined ? {} : { seen: seen.peek() });

  function keep(): void {
    tabs.tell(key, kept());
    void store.write(key, kept());
  }

  function hear(told: unknown): void {
    if (told !== question) learn(told);
    else if (engaged.peek()) tabs.tell(key, { ...kept(), again: true } satisfies Kept);
  }

  async function remember(): Promise<void> {
    const stored = await store.read(key);
    // Whoever wrote before the store had answered has seen more than it knows.
    if (seen.peek() === undefined) learn(stored);
    isRead.value = true;
  }
  const undos = [
    tabs.onTold(key, hear),
    // What others told while this page slept, the store knows.
    onWake(() => void store.read(key).then(learn)),
  ];
  void remember();
  tabs.tell(key, question);

  return {
    isRead,
    engaged,
    seen,
    engage() {
      if (engaged.peek()) return;
      engaged.value = true;
      keep();
    },
    see(entry) {
      if (seen.peek() === entry) return;
      seen.value = entry;
      keep();
    },
    dispose: () => undos.forEach((undo) => undo()),
  };
}
