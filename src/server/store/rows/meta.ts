import { sql } from 'kysely';
import type { Queries } from '../database.ts';

const removalsKey = 'removals';

/** Says that conversations have gone, which no row is left to tell. */
export async function countRemoval(db: Queries): Promise<void> {
  const more = sql<string>`cast(cast(meta.value as bigint) + 1 as text)`;
  await db
    .insertInto('meta')
    .values({ key: removalsKey, value: '1' })
    .onConflict((c) => c.column('key').doUpdateSet({ value: more }))
    .execute();
}

/** Facts about the data as a whole. */
export function createMetaRows(db: Queries) {
  return {
    /** The value of a key; `first` is stored when there is none. */
    async ensure(key: string, first: string): Promise<string> {
      await db
        .insertInto('meta')
        .values({ key, value: first })
        .onConflict((c) => c.column('key').doNothing())
        .execute();
      const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirstOrThrow();
      return row.value;
    },

    async read(key: string): Promise<string | undefined> {
      return (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value;
    },

    /** Another text whenever agents were added or changed, or conversations went: what desks see of them is to be read again. */
    async standing(): Promise<string> {
      const row = await db
        .selectFrom('agents')
        .select((e) => [
          e.fn.countAll<number>().as('agents'),
          e.fn.sum<number | null>('version').as('versions'),
          e.selectFrom('meta').select('value').where('key', '=', removalsKey).as('removals'),
        ])
        .executeTakeFirstOrThrow();
      return `${row.agents} ${row.versions ?? 0} ${row.removals ?? 0}`;
    },

    async put(key: string, value: string): Promise<void> {
      await db
        .insertInto('meta')
        .values({ key, value })
        .onConflict((c) => c.column('key').doUpdateSet({ value }))
        .execute();
    },
  };
}
