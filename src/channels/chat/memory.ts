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

interface Kept {
  readonly seen?: string | undefined;
}

export function createMemory({ store, tabs }: Platform): Memory {
  const isRead = signal(false);
  const engaged = signal(false);
  const seen = signal<string | undefined>(undefined);

  function learn(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    engaged.value = true;
    const kept = (value as Kept).seen;
    if (typeof kept === 'string') seen.value = kept;
  }

  function keep(): void {
    const kept: Kept = seen.peek() === undefined ? {} : { seen: seen.peek() };
    tabs.tell(key, kept);
    void store.write(key, kept);
  }

  async function remember(): Promise<void> {
    const kept = await store.read(key);
    // Whoever wrote before the store had answered has seen more than it knows.
    if (seen.peek() === undefined) learn(kept);
    isRead.value = true;
  }
  void remember();

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
    dispose: tabs.onTold(key, learn),
  };
}
