import type { Call } from '../../core/index.ts';
import type { Api, OfflineMessage } from './api.ts';
import type { Visitor } from './visitor.ts';

/** What the ports share. */
export interface World {
  readonly api: Api;
  readonly visitor: Visitor;
  readonly countries: readonly string[];
  readonly timeZone: string;
  readonly pingMs: number;
  leave(letter: OfflineMessage, call: Call): Promise<void>;
}
