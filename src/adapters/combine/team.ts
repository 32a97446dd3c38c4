import type { Notes } from './notes.ts';
import type { Part } from './part.ts';

/** Those who share one channel, the preferred first. */
export interface Team {
  readonly parts: readonly Part[];
  readonly notes: Notes;
  readonly patienceMs: number;
}
