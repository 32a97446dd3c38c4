import type { Form } from './form.ts';
import type { Journal } from './journal.ts';

/** What the ports share. */
export interface World {
  readonly endpoint: string;
  readonly journal: Journal;
  readonly form: Form;
  readonly countries: readonly string[];
  readonly timeZone: string;
  readonly pingMs: number;
}
