import type { Queries } from '../database.ts';
import { countRemoval } from './meta.ts';
import type { VisitorRow } from './visitors.ts';

const page = 1_000;
// Parameters of one statement.
const together = 500;

/** How long an erased browser's late words are turned away: as long as its last token could have lived. */
export const erasedForMs = 30 * 24 * 60 * 60 * 1000;

/** Who was erased, and when. */
export interface Erasure {
  readonly at: number;
  readonly visitors: readonly string[];
  /** The hashes their browsers were known by: in an older copy of the data they may be other visitors. */
  readonly devices: readonly string[];
}

/** What is kept of people, for those who ask to see it or to be forgotten. */
export function createPeopleRows(db: Queries) {
  /** What is noted of an erasure before it is done. */
  async function devicesOf(visitors: readonly string[]): Promise<string[]> {
    const devices: string[] = [];
    for (const some of inParts(visitors)) {
      const rows = await db.selectFrom('visitors').select('device').where('id', 'in', some).execute();
      devices.push(...rows.map(({ device }) => device));
    }
    return devices;
  }

  /** Their late words are turned away for a while. */
  async function rememberErased(devices: readonly string[], at: number): Promise<void> {
    for (const some of inParts(devices)) {
      await db
        .insertInto('erased_devices')
        .values(some.map((device) => ({ device, at })))
        .onConflict((c) => c.column('device').doUpdateSet({ at }))
        .execute();
    }
  }

  /** Takes visitors out of every table. Their browsers are remembered for a while, by a hash, so that late words are turned away. */
  async function erase(visitors: readonly string[], now: number): Promise<void> {
    await rememberErased(await devicesOf(visitors), now);
    for (const some of inParts(visitors)) {
      const authors = some.map((visitor) => `visitor:${visitor}`);
      await db.deleteFrom('answers').where('author', 'in', authors).execute();
      // Tokens, conversations, events and calls go with them.
      await db.deleteFrom('visitors').where('id', 'in', some).execute();
    }
    if (visitors.length > 0) await countRemoval(db);
  }

  /** Does it to an older copy of the data as well: also to those the same browsers were known as in there, but not to who came back later. */
  async function eraseAgain({ at, visitors, devices }: Erasure): Promise<void> {
    const same: string[] = [];
    for (const some of inParts(devices)) {
      const rows = await db.selectFrom('visitors').select('id').where('device', 'in', some).where('created_at', '<=', at).execute();
      same.push(...rows.map(({ id }) => id));
    }
    await erase([...visitors, ...same], at);
    // In a copy from before they came nobody would know of them.
    await rememberErased(devices, at);
  }

  return {
    devicesOf,
    erase,
    eraseAgain,

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

function* inParts(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += together) yield ids.slice(from, from + together);
}
