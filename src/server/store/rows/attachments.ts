import type { Selectable } from 'kysely';
import type { Queries } from '../database.ts';
import type { AttachmentPartTable, AttachmentTable } from '../schema.ts';

export type AttachmentRow = Readonly<Selectable<AttachmentTable>>;

/** Files, and what is in them. */
export function createAttachmentRows(db: Queries) {
  const sum = (owner?: string) => {
    const query = db.selectFrom('attachments').select((e) => e.fn.sum<number | string | null>('bytes').as('bytes'));
    return (owner === undefined ? query : query.where('owner', '=', owner)).executeTakeFirst();
  };
  return {
    async begin(row: AttachmentRow): Promise<void> {
      await db.insertInto('attachments').values(row).execute();
    },

    async addPart(row: Readonly<Selectable<AttachmentPartTable>>): Promise<void> {
      await db.insertInto('attachment_parts').values(row).execute();
    },

    /** All parts are there. */
    async finish({ id, ...row }: AttachmentRow): Promise<void> {
      await db.updateTable('attachments').set(row).where('id', '=', id).execute();
    },

    /** From now on it is part of a conversation, and goes with it. */
    async link(id: string, { conversation, visitor }: { conversation: string; visitor: string }): Promise<void> {
      await db.updateTable('attachments').set({ conversation, visitor }).where('id', '=', id).execute();
    },

    async drop(id: string): Promise<void> {
      await db.deleteFrom('attachments').where('id', '=', id).execute();
    },

    /** A whole file. */
    async byId(id: string): Promise<AttachmentRow | undefined> {
      return db.selectFrom('attachments').selectAll().where('id', '=', id).where('ready', '=', 1).executeTakeFirst();
    },

    /** A whole file, by the id its owner gave it. */
    async byCommand(owner: string, command: string): Promise<AttachmentRow | undefined> {
      return db
        .selectFrom('attachments')
        .selectAll()
        .where('owner', '=', owner)
        .where('command', '=', command)
        .where('ready', '=', 1)
        .executeTakeFirst();
    },

    async ofConversation(conversation: string): Promise<AttachmentRow[]> {
      return db.selectFrom('attachments').selectAll().where('conversation', '=', conversation).orderBy('at').orderBy('id').execute();
    },

    /** One part, as base64. */
    async part(attachment: string, number: number): Promise<string | undefined> {
      const row = await db
        .selectFrom('attachment_parts')
        .select('data')
        .where('attachment', '=', attachment)
        .where('number', '=', number)
        .executeTakeFirst();
      return row?.data;
    },

    /** Bytes of one owner's files. */
    heldBy: async (owner: string): Promise<number> => Number((await sum(owner))?.bytes ?? 0),

    /** Bytes of all files. */
    held: async (): Promise<number> => Number((await sum())?.bytes ?? 0),
  };
}
