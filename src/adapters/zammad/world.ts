import type { Form } from './form.ts';
import type { Journal } from './journal.ts';
import type { Wire } from './wire.ts';

/** What the ports share. */
export interface World {
  readonly endpoint: string;
  readonly journal: Journal;
  readonly form: Form;
  readonly countries: readonly string[];
  readonly timeZone: string;
  readonly pingMs: number;
  /** Open lines, to be told that a session was begun beside them: the server speaks of it only to who has named it. */
  readonly lines: Set<(begunBy: Wire) => void>;
}
