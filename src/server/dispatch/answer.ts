import { createHash } from 'node:crypto';
import type { ErrorBody } from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';
import type { Hint } from '../hint.ts';
import { errorBody, Refusal, type RefusalStatus } from '../refusal.ts';
import { writeFailureOf, type Rows } from '../store/index.ts';

/** What a command comes to. */
export type Answer =
  { readonly is: 'done'; readonly result: unknown } | { readonly is: 'refused'; readonly error: ErrorBody; readonly status: RefusalStatus };

/** A command once its form has been checked. */
export interface Asked {
  /** `visitor:<id>` or `agent:<id>`. */
  readonly author: string;
  readonly id: string;
  readonly type: string;
  /** Parsed, so that what differs only in spaces or unknown fields is the same. */
  readonly body: unknown;
}

/** How a command is done. */
export interface Doing<Author> {
  /** Throws when there is too much. */
  admit(): void;
  /** Comes first in the transaction and makes other commands of the same author wait, so two of one id never pass side by side. */
  lock(rows: Rows): Promise<Author>;
  /** Runs inside the transaction. */
  work(turn: { rows: Rows; hint(hint: Hint): void; now: number }, author: Author): Promise<unknown>;
}

/** Does something once, however often it is asked: the answer is stored in the transaction that did it. */
export async function answerOnce<Author>(backend: Backend, asked: Asked, { admit, lock, work }: Doing<Author>): Promise<unknown> {
  const digest = createHash('sha256')
    .update(JSON.stringify([asked.type, asked.body]))
    .digest('base64url');
  const known = (rows: Rows) => findAnswer(rows, asked, digest);

  // Asked before any limit: a repetition costs little, and refusing it would leave the author in doubt for longer.
  const earlier = await known(backend.store.rows);
  if (earlier) return earlier.result;
  admit();

  const hints: Hint[] = [];
  const result = await backend.store.transaction(async (rows) => {
    const author = await lock(rows);
    const meanwhile = await known(rows);
    if (meanwhile) return meanwhile.result;
    const now = backend.clock.now();
    const done = await work({ rows, now, hint: (hint) => hints.push(hint) }, author);
    await rows.answers.insert({ author: asked.author, id: asked.id, digest, result: JSON.stringify(done), at: now });
    return done;
  });
  for (const hint of hints) backend.hub.publish(hint);
  return result;
}

async function findAnswer(rows: Rows, asked: Asked, digest: string): Promise<{ result: unknown } | undefined> {
  const row = await rows.answers.find(asked.author, asked.id);
  if (!row) return undefined;
  if (row.digest !== digest) throw new Refusal('broken', 'This id was used for another command.');
  return { result: JSON.parse(row.result) as unknown };
}

/** Turns whatever happens into an answer; what is not a refusal is logged and told apart for the asker. */
export async function settle({ log, work }: Pick<Backend, 'log' | 'work'>, type: string, attempt: () => Promise<unknown>): Promise<Answer> {
  try {
    return { is: 'done', result: await work.run(attempt) };
  } catch (error) {
    const refusal = refusalOf(error, log, type);
    return { is: 'refused', error: errorBody(refusal), status: refusal.status };
  }
}

/** What to tell the other side about something thrown. */
export function refusalOf(error: unknown, log: Backend['log'], type: string): Refusal {
  if (error instanceof Refusal) return error;
  const failure = writeFailureOf(error);
  log.error('command failed', error, { type, why: failure });
  if (failure === 'busy') return new Refusal('unavailable', 'The store is busy.', { retryAfterMs: 1_000 });
  if (failure === 'broken') return new Refusal('unavailable', 'The store cannot keep anything now.', { retryAfterMs: 2_000 });
  if (failure === 'conflict') return new Refusal('broken', 'This id was used for something else.');
  return new Refusal('broken', 'The server made a mistake.', { status: 500 });
}
