import type { Selectable } from 'kysely';
import type { Queries } from '../database.ts';
import type { AgentTable, SessionTable } from '../schema.ts';

export type AgentRow = Readonly<Selectable<AgentTable>>;
export type SessionRow = Readonly<Selectable<SessionTable>>;

/** Agents and their sessions. */
export function createAgentRows(db: Queries, locksRows: boolean) {
  return {
    async insert(row: AgentRow): Promise<void> {
      await db
        .insertInto('agents')
        .values(row)
        .onConflict((c) => c.column('login').doNothing())
        .execute();
    },

    async any(): Promise<boolean> {
      return (await db.selectFrom('agents').select('id').limit(1).executeTakeFirst()) !== undefined;
    },

    async all(): Promise<AgentRow[]> {
      return db.selectFrom('agents').selectAll().orderBy('login').execute();
    },

    /** Locks every admin who may sign in: of two who step down at once one has to stay. */
    async lockAdmins(): Promise<AgentRow[]> {
      const query = db.selectFrom('agents').selectAll().where('role', '=', 'admin').where('disabled', '=', 0).orderBy('id');
      return (locksRows ? query.forUpdate() : query).execute();
    },

    async byId(id: string): Promise<AgentRow | undefined> {
      return db.selectFrom('agents').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** Changes how an agent is called or what they may, and ends their sessions, which were given to another standing. */
    async change(id: string, change: Partial<Pick<AgentRow, 'name' | 'role' | 'disabled' | 'password'>>): Promise<boolean> {
      const result = await db
        .updateTable('agents')
        .set((e) => ({ ...change, version: e('version', '+', 1) }))
        .where('id', '=', id)
        .executeTakeFirst();
      return Number(result.numUpdatedRows) > 0;
    },

    async byLogin(login: string): Promise<AgentRow | undefined> {
      return db.selectFrom('agents').selectAll().where('login', '=', login).executeTakeFirst();
    },

    /** Makes everything else of this agent wait for the end of the transaction. */
    async lock(id: string): Promise<AgentRow | undefined> {
      const query = db.selectFrom('agents').selectAll().where('id', '=', id);
      return (locksRows ? query.forUpdate() : query).executeTakeFirst();
    },

    /** A new password ends every session there is. */
    async setPassword(login: string, password: string): Promise<boolean> {
      const result = await db
        .updateTable('agents')
        .set((e) => ({ password, version: e('version', '+', 1) }))
        .where('login', '=', login)
        .executeTakeFirst();
      return Number(result.numUpdatedRows) > 0;
    },

    async addSession(row: SessionRow, now: number): Promise<void> {
      await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
      await db.insertInto('sessions').values(row).execute();
    },

    async endSession(hash: string): Promise<void> {
      await db.deleteFrom('sessions').where('hash', '=', hash).execute();
    },

    /** The agent a session stands for, unless it has run out or the agent's password or standing was changed since. */
    async ofSession(hash: string, now: number): Promise<AgentRow | undefined> {
      return db
        .selectFrom('agents')
        .innerJoin('sessions', 'sessions.agent', 'agents.id')
        .selectAll('agents')
        .where('sessions.hash', '=', hash)
        .where('sessions.expires_at', '>', now)
        .whereRef('sessions.version', '=', 'agents.version')
        .where('agents.disabled', '=', 0)
        .executeTakeFirst();
    },
  };
}
