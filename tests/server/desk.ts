import type { ArticleHistory, ArticlePreview, ConversationView, DeskCommandType, InboxItem, Knowledge } from '../../src/protocol/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { password } from './shop.ts';
import { fetchAs, newId, type Reply } from './visitor.ts';

/** An agent who has signed in. */
export interface Desk {
  readonly cookie: string;
  inbox(): Promise<InboxItem[]>;
  open(conversation: string): Promise<ConversationView>;
  knowledge(): Promise<Knowledge>;
  history(article: string): Promise<ArticleHistory>;
  preview(draft: unknown): Promise<ArticlePreview>;
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
    knowledge: async () => (await fetchAs<Knowledge>(server, '/desk/api/knowledge', { headers: as })).body,
    history: async (article) => (await fetchAs<ArticleHistory>(server, `/desk/api/articles/${article}`, { headers: as })).body,
    preview: async (draft) => (await fetchAs<ArticlePreview>(server, '/desk/api/preview', { headers: as, json: draft })).body,
    command: (type, body, id = newId()) => fetchAs(server, '/desk/api/commands', { headers: as, json: { id, type, body } }),
  };
}
