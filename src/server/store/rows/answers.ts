import type { Selectable } from 'kysely';
import type { Queries } from '../database.ts';
import type { AnswerTable } from '../schema.ts';

export type AnswerRow = Readonly<Selectable<AnswerTable>>;

/** What commands were answered. */
export function createAnswerRows(db: Queries) {
  return {
    async find(author: string, id: string): Promise<AnswerRow | undefined> {
      return db.selectFrom('answers').selectAll().where('author', '=', author).where('id', '=', id).executeTakeFirst();
    },

    async insert(row: AnswerRow): Promise<void> {
      await db.insertInto('answers').values(row).execute();
    },
  };
}
