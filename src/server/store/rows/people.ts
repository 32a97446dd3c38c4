import type { Queries } from '../database.ts';
import type { VisitorRow } from './visitors.ts';

const page = 1_000;
// Parameters of one statement.
const together = 500;

/** How long an erased browser's late words are turned away: as long as its last token could have lived. */
export const erasedForMs = 30 * 24 * 60 * 60 * 1000;

/** What is kept of people, for those who ask to see it or to be forgotten. */
export function createPeopleRows(db: Queries) {
  return {
    async byId(visitor: string): Promise<VisitorRow | undefined> {
      return db.selectFrom('visitors').selectAll().where('id', '=', visitor).executeTakeFirst();
    },

    /** Every name, address and number anybody gave, page by page. Read whole, because JSON is text to both databases. */
    async *everyName(): AsyncGenerator<{ visitor: string; person: string }> {
      for (const table of ['visitors', 'conversations'] as const) {
        for (let last = ''; ;) {
          const rows = await (table === 'visitors'
            ? db.selectFrom('visitors').select(['id', 'id as visitor', 'person']).where('id', '>', last).orderBy('id').limit(page).execute()
            : db.selectFrom('conversations').select(['id', 'visitor', 'person']).where('id', '>', last).orderBy('id').limit(page).execute());
          yield* rows;
          if (rows.length < page) break;
          last = rows.at(-1)?.id ?? last;
        }
      }
    },

    /** Takes visitors out of every table. Their browsers are remembered for a while, by a hash, so that late words are turned away. */
    async erase(visitors: readonly string[], now: number): Promise<void> {
      for (let from = 0; from < visitors.length; from += together) {
        const some = visitors.slice(from, from + together);
        const rows = await db.selectFrom('visitors').select('device').where('id', 'in', some).execute();
        if (rows.length === 0) continue;
        await db
          .insertInto('erased_devices')
          .values(rows.map(({ device }) => ({ device, at: now })))
          .onConflict((c) => c.column('device').doUpdateSet({ at: now }))
          .execute();
        await db
          .deleteFrom('answers')
          .where(
            'author',
            'in',
            some.map((visitor) => `visitor:${visitor}`),
          )
          .execute();
        // Tokens, conversations, events and calls go with them.
        await db.deleteFrom('visitors').where('id', 'in', some).execute();
      }
    },

    async isErased(device: string, now: number, forMs = erasedForMs): Promise<boolean> {
      const row = await db
        .selectFrom('erased_devices')
        .select('device')
        .where('device', '=', device)
        .where('at', '>', now - forMs)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
