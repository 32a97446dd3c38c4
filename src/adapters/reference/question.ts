import type * as v from 'valibot';
import type { Call } from '../../core/index.ts';

/** A question over HTTP. */
export interface Question<Answer> {
  readonly call: Call;
  /** Below `/v1`, with its query. */
  readonly path: string;
  readonly schema: v.GenericSchema<unknown, Answer>;
  /** Present: a POST. */
  readonly body?: unknown;
  readonly token?: string | undefined;
}
