import type { Queries } from '../database.ts';

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

    async put(key: string, value: string): Promise<void> {
      await db
        .insertInto('meta')
        .values({ key, value })
        .onConflict((c) => c.column('key').doUpdateSet({ value }))
        .execute();
    },
  };
}
