import { sql } from 'kysely';

/** How much a conversation needs somebody: unread, then waiting for an answer, then the rest. As the index `conversations_need` has it, to the letter. */
export const need = sql<number>`(case when unread = 1 then 2 when waiting_since is not null then 1 else 0 end)`;
