import type { Queries } from '../database.ts';

/** A stretch of time, its beginning included. */
export interface Stretch {
  readonly from: number;
  readonly before: number;
}

/** So many conversations are read in one go: some ten milliseconds' worth. */
const together = 1_000;

/**
 * Everything there is, newest first, in stretches of so many conversations each, by when something last happened in them. For
 * reading very much: a database in this process answers without a pause, and whoever else wants something comes in between.
 */
export async function* stretchesOf(db: Queries, since = 0): AsyncGenerator<Stretch> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const query = db.selectFrom('conversations').select('at').where('at', '<', before).where('at', '>=', since);
    const last = await query
      .orderBy('at', 'desc')
      .limit(1)
      .offset(together - 1)
      .executeTakeFirst();
    yield { from: last?.at ?? since, before };
    if (!last) return;
    before = last.at;
    await new Promise((turn) => void setImmediate(turn));
  }
}
