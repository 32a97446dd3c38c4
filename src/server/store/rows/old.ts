import { sql } from 'kysely';
import type { Queries } from '../database.ts';
import type { Channel } from '../schema.ts';
import { countRemoval } from './meta.ts';
import { erasedForMs } from './people.ts';

// So many conversations in one transaction: a chat may have thousands of events.
const together = 100;
const visitorsTogether = 500;

/** Lessons are not repeated by clients; only a network in between may bring one twice. */
const lessonsKnownForMs = 24 * 60 * 60 * 1000;

/** Files that were uploaded and never said; whoever still means to say one uploads it again. */
const unsaidForMs = 24 * 60 * 60 * 1000;

/** What is older than the shop wants to keep. */
export function createOldRows(db: Queries, locksRows: boolean) {
  return {
    /** Some conversations of a channel in which nothing happened since `before`; how many went. Ask again until none did. */
    async dropConversations(channel: Channel, before: number): Promise<number> {
      const old = await db.selectFrom('conversations').select(['id', 'visitor']).where('channel', '=', channel).where('at', '<', before).limit(together).execute();
      if (old.length === 0) return 0;
      // The answer to a call says its number, and other channels may be kept for longer.
      if (channel === 'callback') {
        const authors = [...new Set(old.map(({ visitor }) => `visitor:${visitor}`))];
        await db.deleteFrom('answers').where('author', 'in', authors).where('at', '<', before).where('result', 'like', '%"phone":%').execute();
      }
      const ids = old.map(({ id }) => id);
      const result = await db.deleteFrom('conversations').where('id', 'in', ids).where('at', '<', before).executeTakeFirst();
      if (result.numDeletedRows > 0) await countRemoval(db);
      return Number(result.numDeletedRows);
    },

    async dropFaq(before: number): Promise<number> {
      const votes = await db.deleteFrom('faq_votes').where('at', '<', before).executeTakeFirst();
      const misses = await db.deleteFrom('faq_misses').where('at', '<', before).executeTakeFirst();
      const reads = await db.deleteFrom('faq_reads').where('day', '<', before).executeTakeFirst();
      return Number(votes.numDeletedRows) + Number(misses.numDeletedRows) + Number(reads.numDeletedRows);
    },

    /** Answers to commands, and visitors of whom nothing else is left. */
    async dropVisitors(before: number, now: number): Promise<number> {
      await db.deleteFrom('answers').where('at', '<', before).execute();
      const result = await db
        .deleteFrom('visitors')
        .where('created_at', '<', before)
        .where((e) => e.not(e.exists(e.selectFrom('conversations').select('id').whereRef('conversations.visitor', '=', 'visitors.id'))))
        .where((e) =>
          e.not(
            e.exists(
              e.selectFrom('tokens').select('hash').whereRef('tokens.visitor', '=', 'visitors.id').where('tokens.expires_at', '>', now),
            ),
          ),
        )
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },

    /**
     * Some of the visitors who came between two times and never said a word; how many went, and when the last came who was looked
     * at, to go on from there. Within a transaction: who is saying the first word just now is waited for.
     */
    async dropSilent(after: number, before: number): Promise<{ count: number; last: number | undefined }> {
      const page = db
        .selectFrom('visitors')
        .select(['id', 'created_at'])
        // Literally, as in the index of those nothing is known of.
        .where('person', '=', sql.lit('{}'))
        .where('created_at', '>', after)
        .where('created_at', '<', before)
        .orderBy('created_at')
        .limit(visitorsTogether);
      const visitors = await (locksRows ? page.forUpdate() : page).execute();
      if (visitors.length === 0) return { count: 0, last: undefined };
      const result = await db
        .deleteFrom('visitors')
        .where('id', 'in', visitors.map(({ id }) => id))
        .where((e) => e.not(e.exists(e.selectFrom('conversations').select('id').whereRef('conversations.visitor', '=', 'visitors.id'))))
        .executeTakeFirst();
      return { count: Number(result.numDeletedRows), last: visitors.at(-1)?.created_at };
    },

    /** What has run out of itself. */
    async dropExpired(now: number): Promise<void> {
      await db.deleteFrom('tokens').where('expires_at', '<=', now).execute();
      // Kept beyond the leeway of clocks in which a proof is still good.
      await db
        .deleteFrom('proofs')
        .where('expires_at', '<=', now - 60_000)
        .execute();
      await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
      await db.deleteFrom('faq_lessons').where('at', '<=', now - lessonsKnownForMs).execute();
      await db.deleteFrom('attachments').where('conversation', 'is', null).where('at', '<=', now - unsaidForMs).execute();
      await db.deleteFrom('erased_devices').where('at', '<=', now - erasedForMs).execute();
    },
  };
}
