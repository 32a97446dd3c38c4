import { sql, type Selectable, type Updateable } from 'kysely';
import type { Queries } from '../database.ts';
import type { ConversationTable } from '../schema.ts';
import { need } from './need.ts';
import { stretchesOf } from './stretches.ts';

export type ConversationRow = Readonly<Selectable<ConversationTable>>;
/** Which chat it is, and how far its log has grown. */
export type ChatHead = Pick<ConversationRow, 'id' | 'head'>;
export type ConversationPatch = Updateable<Omit<ConversationTable, 'id' | 'visitor' | 'channel' | 'revision'>>;
/** What is written is told when: desks look for what changed of late. */
type DatedPatch = ConversationPatch & Pick<ConversationRow, 'changed_at'>;
/** As much of a conversation as says whether desks know it as it is. */
export type ConversationState = Pick<ConversationRow, 'id' | 'head' | 'revision' | 'visitor_read'>;

// Parameters of one statement; SQLite allows 32,766.
const chunk = 1_000;

/** Conversations of every channel. */
export function createConversationRows(db: Queries, locksRows: boolean) {
  return {
    async insert(row: ConversationRow): Promise<void> {
      await db.insertInto('conversations').values(row).execute();
    },

    async byId(id: string): Promise<ConversationRow | undefined> {
      return db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
    },

    async lock(id: string): Promise<ConversationRow | undefined> {
      const query = db.selectFrom('conversations').selectAll().where('id', '=', id);
      return (locksRows ? query.forUpdate() : query).executeTakeFirst();
    },

    async chatOf(visitor: string): Promise<ConversationRow | undefined> {
      return db.selectFrom('conversations').selectAll().where('visitor', '=', visitor).where('channel', '=', 'chat').executeTakeFirst();
    },

    async lockChatOf(visitor: string): Promise<ConversationRow | undefined> {
      const query = db.selectFrom('conversations').selectAll().where('visitor', '=', visitor).where('channel', '=', 'chat');
      return (locksRows ? query.forUpdate() : query).executeTakeFirst();
    },

    /** All conversations of a visitor, newest first. */
    async ofVisitor(visitor: string, limit: number): Promise<ConversationRow[]> {
      return db.selectFrom('conversations').selectAll().where('visitor', '=', visitor).orderBy('at', 'desc').limit(limit).execute();
    },

    /** Letters of a visitor, newest first. */
    async lettersOf(visitor: string, limit: number): Promise<ConversationRow[]> {
      return db
        .selectFrom('conversations')
        .selectAll()
        .where('visitor', '=', visitor)
        .where('channel', '=', 'contact')
        .orderBy('created_at', 'desc')
        .limit(limit)
        .execute();
    },

    async hasReference(reference: string): Promise<boolean> {
      const row = await db.selectFrom('conversations').select('id').where('reference', '=', reference).executeTakeFirst();
      return row !== undefined;
    },

    /** With nothing but the moment it says that something beside the row has changed. */
    async update(id: string, patch: DatedPatch): Promise<void> {
      await db
        .updateTable('conversations')
        .set((e) => ({ ...patch, revision: e('revision', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },

    /** Moves a read mark forward, never back and never beyond the head; whether it moved. */
    async markRead(id: string, { side, upTo, now }: { side: 'agent' | 'visitor'; upTo: number; now: number }): Promise<boolean> {
      const column = side === 'agent' ? 'agent_read' : 'visitor_read';
      const result = await db
        .updateTable('conversations')
        .set({ [column]: upTo, changed_at: now })
        .where('id', '=', id)
        .where(column, '<', upTo)
        .where('head', '>=', upTo)
        .executeTakeFirst();
      return Number(result.numUpdatedRows) > 0;
    },

    /** Open ones and the last of those that are done; unread first, then who waits for an answer, newest first. */
    async inbox(openLimit: number, doneLimit: number): Promise<ConversationRow[]> {
      const open = await db
        .selectFrom('conversations')
        .selectAll()
        .where('status', '=', 'open')
        .orderBy(need, 'desc')
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(openLimit)
        .execute();
      const done = await db
        .selectFrom('conversations')
        .selectAll()
        .where('status', '=', 'done')
        .orderBy(need, 'desc')
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(doneLimit)
        .execute();
      return [...open, ...done];
    },

    /**
     * Conversations in which every one of these words stands somewhere: said, as the subject, or about who it is. Newest
     * first. The words are lower case. Reads until it has found enough; nothing here is worth an index on every word.
     */
    async containing(words: readonly string[], limit: number): Promise<ConversationRow[]> {
      const found: ConversationRow[] = [];
      for await (const stretch of stretchesOf(db)) {
        let query = db.selectFrom('conversations').selectAll('conversations').where('conversations.at', '>=', stretch.from).where('conversations.at', '<', stretch.before);
        for (const word of words) {
          query = query.where((e) => {
            const holds = (column: string) => e.or(formsOf(word).map((form) => sql<boolean>`lower(${sql.ref(column)}) like ${likeOf(form)} escape '\\'`));
            return e.or([
              holds('conversations.subject'),
              holds('conversations.person'),
              holds('conversations.reference'),
              e.exists(e.selectFrom('events').select('seq').whereRef('events.conversation', '=', 'conversations.id').where(holds('events.text'))),
            ]);
          });
        }
        found.push(...(await query.orderBy('conversations.at', 'desc').limit(limit - found.length).execute()));
        if (found.length >= limit) break;
      }
      return found;
    },

    /** Puts back on the list what was put off until now, as news. Answers what came back. */
    async bringBack(now: number): Promise<ConversationRow[]> {
      return db
        .updateTable('conversations')
        .set((e) => ({ later_until: null, unread: 1, at: now, changed_at: now, revision: e('revision', '+', 1) }))
        .where('later_until', '<=', now)
        .returningAll()
        .execute();
    },

    /** What has changed since a moment, the last first. */
    async changedSince(at: number, limit: number): Promise<ConversationState[]> {
      return db
        .selectFrom('conversations')
        .select(['id', 'head', 'revision', 'visitor_read'])
        .where('changed_at', '>=', at)
        .orderBy('changed_at', 'desc')
        .limit(limit)
        .execute();
    },

    /** The visitors' chats and how far they are; who has none is not in the answer. */
    async chatHeads(visitors: readonly string[]): Promise<Map<string, ChatHead>> {
      const heads = new Map<string, ChatHead>();
      for (let from = 0; from < visitors.length; from += chunk) {
        const rows = await db
          .selectFrom('conversations')
          .select(['visitor', 'id', 'head'])
          .where('channel', '=', 'chat')
          .where('visitor', 'in', visitors.slice(from, from + chunk))
          .execute();
        for (const { visitor, id, head } of rows) heads.set(visitor, { id, head });
      }
      return heads;
    },
  };
}

const likeOf = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** SQLite makes no other letters small than those of ASCII: beside `über` it may hold `Über` and `ÜBER`, which it calls `Über`. */
function formsOf(word: string): string[] {
  return [...new Set([word, word.replace(/^[^\0-\x7f]/u, upper), word.replace(/[^\0-\x7f]/gu, upper)])];
}

const upper = (letter: string) => letter.toUpperCase();
