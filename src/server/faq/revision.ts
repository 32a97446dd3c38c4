import { createId, type Random } from '../random.ts';
import type { Rows } from '../store/index.ts';

const key = 'faq_revision';

/** Says that the FAQ is to be built anew: whoever finds another revision than the one it built knows. */
export async function newRevision(rows: Pick<Rows, 'meta'>, random: Random): Promise<void> {
  await rows.meta.put(key, createId(random));
}

/** The revision of what is in the store; empty before anything was ever written. */
export async function currentRevision(rows: Pick<Rows, 'meta'>): Promise<string> {
  return (await rows.meta.read(key)) ?? '';
}
