import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Agent } from '../../protocol/index.ts';
import type { Api } from '../api.ts';

/** Everybody who may answer here. */
export interface Colleagues {
  readonly all: ReadonlySignal<readonly Agent[]>;
  /** Reads them again. Never throws: without them one can still answer. */
  load(): Promise<void>;
  clear(): void;
}

export function createColleagues(api: Pick<Api, 'colleagues'>, log: (message: string, detail?: unknown) => void): Colleagues {
  const all = signal<readonly Agent[]>([]);
  return {
    all,
    async load() {
      try {
        all.value = await api.colleagues();
      } catch (thrown) {
        log('Could not read who else is here', thrown);
      }
    },
    clear: () => void (all.value = []),
  };
}
