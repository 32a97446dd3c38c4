import type { ConversationView, DeskCommandType, InboxItem } from '../../src/protocol/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { password } from './shop.ts';
import { fetchAs, newId, type Reply } from './visitor.ts';

/** An agent who has signed in. */
export interface Desk {
  readonly cookie: string;
  inbox(): Promise<InboxItem[]>;
  open(conversation: string): Promise<ConversationView>;
  command<Result = Record<string, unknown>>(type: DeskCommandType, body: unknown, id?: string): Promise<Reply<Result>>;
}

export async function signIn(
  server: Pick<RunningServer, 'url'>,
  attempt: { name: string; password: string } = { name: 'desk', password },
): Promise<Desk> {
  const { status, headers } = await fetchAs(server, '/desk/api/sign-in', { json: attempt, headers: { Origin: server.url } });
  if (status !== 200) throw new Error(`signing in was answered with ${status}`);
  const cookie = (headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  const as = { Origin: server.url, Cookie: cookie };
  return {
    cookie,
    inbox: async () => (await fetchAs<{ items: InboxItem[] }>(server, '/desk/api/inbox', { headers: as })).body.items,
    open: async (conversation) =>
      (await fetchAs<ConversationView>(server, `/desk/api/conversations/${conversation}`, { headers: as })).body,
    command: (type, body, id = newId()) => fetchAs(server, '/desk/api/commands', { headers: as, json: { id, type, body } }),
  };
}
