import type { Selectable } from 'kysely';
import type { Queries } from '../database.ts';
import type { NoteTable } from '../schema.ts';

export type NoteRow = Readonly<Selectable<NoteTable>>;

/** What agents arrange among themselves. */
export function createTeamRows(db: Queries) {
  return {
    async addNote(row: NoteRow): Promise<void> {
      await db.insertInto('notes').values(row).execute();
    },

    /** Oldest first. */
    async notesOf(conversation: string): Promise<NoteRow[]> {
      return db.selectFrom('notes').selectAll().where('conversation', '=', conversation).orderBy('at').orderBy('id').execute();
    },

    /** How many notes there are; who has none is not in the answer. */
    async noteCounts(conversations: readonly string[]): Promise<Map<string, number>> {
      if (conversations.length === 0) return new Map();
      const rows = await db
        .selectFrom('notes')
        .select((e) => ['conversation', e.fn.countAll<number>().as('count')])
        .where('conversation', 'in', [...conversations])
        .groupBy('conversation')
        .execute();
      return new Map(rows.map(({ conversation, count }) => [conversation, count]));
    },

    /** Makes a conversation somebody's, or anybody's again. */
    async assign(conversation: string, agent: string | null): Promise<void> {
      if (agent === null) await db.deleteFrom('assignments').where('conversation', '=', conversation).execute();
      else
        await db
          .insertInto('assignments')
          .values({ conversation, agent })
          .onConflict((c) => c.column('conversation').doUpdateSet({ agent }))
          .execute();
    },

    /** Whose they are; what is anybody's is not in the answer, nor what was somebody's who may not answer any more: everybody would leave it to them. */
    async assigneesOf(conversations: readonly string[]): Promise<Map<string, { id: string; name: string }>> {
      if (conversations.length === 0) return new Map();
      const rows = await db
        .selectFrom('assignments')
        .innerJoin('agents', 'agents.id', 'assignments.agent')
        .select(['assignments.conversation', 'agents.id', 'agents.name'])
        .where('assignments.conversation', 'in', [...conversations])
        .where('agents.disabled', '=', 0)
        .execute();
      return new Map(rows.map(({ conversation, id, name }) => [conversation, { id, name }]));
    },

    /** Everybody who may answer, by name. */
    async agents(): Promise<{ id: string; name: string }[]> {
      return db.selectFrom('agents').select(['id', 'name']).where('disabled', '=', 0).orderBy('name').orderBy('id').execute();
    },
  };
}
