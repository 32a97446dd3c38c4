/**
 * A scripted server as a desk sees it, over msw: HTTP under `/desk/api` and the line at `/desk/line`.
 *
 * Usage: `const server = createFakeServer(); server.start()` in `beforeAll`, `server.reset()` after each test,
 * `server.stop()` at the end. Put rows in with `server.put(item(…))`, read `server.commands` and `server.asked`,
 * break things with `server.fail('inbox', …)` (until `server.mend('inbox')`), speak with `server.tell(frame)`.
 *
 * To extend it: a new route is a case in `answer`; a fault is anything that makes a `Response`, so it needs no code here.
 */
import { http, HttpResponse, ws } from 'msw';
import { setupServer } from 'msw/node';
import type { AgentAccount, AgentFrame, ArticleDraft, ChatEvent, ConversationView, DeskFrame, ErrorBody, InboxItem, Report } from '../../src/protocol/index.ts';
import { createFakeArticles, type ArticleBody } from './fake-articles.ts';

export const base = 'http://desk.test';
export const agent = { id: 'agent-1', name: 'Anna' };
export const colleague = { id: 'agent-2', name: 'Ben' };

const snippets = [
  { id: 'reply label', kind: 'reply', title: 'Return label', text: 'Print the label from your orders.' },
  { id: 'article returns', kind: 'article', title: 'How returns work', text: 'You have 30 days.' },
];

/** A command as it arrived. */
export interface Heard {
  readonly id: string;
  readonly type: string;
  readonly body: { readonly conversation: string; readonly text?: string; readonly upTo?: number; readonly agent?: string | null; readonly until?: number | null } & ArticleBody;
}

type Fault = (request: Request) => Response | Promise<Response>;
interface Client {
  send(data: string): void;
  close(code?: number, reason?: string): void;
}

export function createFakeServer() {
  const items = new Map<string, InboxItem>();
  const views = new Map<string, Partial<ConversationView>>();
  const commands: Heard[] = [];
  const asked: string[] = [];
  const said: AgentFrame[] = [];
  const faults = new Map<string, Fault>();
  const answered = new Map<string, object>();
  const clients = new Set<Client>();
  const accounts = new Map<string, AgentAccount>();
  let report: Report | undefined;
  let isAdmin = false;
  const articles = createFakeArticles();
  let signedIn = true;
  let dials = 0;
  let refusesLines = false;

  const line = ws.link('ws://desk.test/desk/line');
  const server = setupServer(
    http.all(`${base}/desk/api/*`, async ({ request }) => {
      const path = new URL(request.url).pathname.slice('/desk/api/'.length);
      asked.push(path);
      const fault = faults.get(path.split('/')[0] ?? '');
      return fault ? fault(request) : answer(path, request);
    }),
    line.addEventListener('connection', ({ client }) => {
      dials += 1;
      if (refusesLines) return client.close(1011);
      clients.add(client);
      client.addEventListener('message', ({ data }) => void said.push(JSON.parse(String(data)) as AgentFrame));
      client.addEventListener('close', () => void clients.delete(client));
    }),
  );

  async function answer(path: string, request: Request): Promise<Response> {
    const [route, id] = path.split('/');
    if (route === 'sign-in') {
      const { password } = (await request.json()) as { password: string };
      if (password !== 'open sesame') return refusal('unauthorized');
      signedIn = true;
      return HttpResponse.json({ agent: me() });
    }
    if (!signedIn) return refusal('unauthorized');
    if (route === 'me') return HttpResponse.json({ agent: me() });
    if (route === 'sign-out') {
      signedIn = false;
      return HttpResponse.json({});
    }
    if (route === 'colleagues') return HttpResponse.json({ agents: [agent, colleague] });
    if (route === 'snippets') return HttpResponse.json({ snippets });
    if (route === 'knowledge') return HttpResponse.json(articles.knowledge());
    if (route === 'articles') return HttpResponse.json(articles.history(decodeURIComponent(id ?? '')) ?? {});
    if (route === 'preview') return HttpResponse.json(articles.preview((await request.json()) as ArticleDraft));
    if (route === 'search') return HttpResponse.json({ items: [] });
    if (route === 'inbox') return HttpResponse.json({ items: [...items.values()] });
    if (route === 'conversations') return conversation(id ?? '');
    if (route === 'commands') return obey((await request.json()) as Heard);
    if (route === 'report' && report) return HttpResponse.json(report);
    if (route === 'password') {
      const { current } = (await request.json()) as { current: string };
      return current === 'open sesame' ? HttpResponse.json({}) : refusal('refused', { fields: { current: 'invalid' } });
    }
    if (route === 'agents') return manage(request, id, path.split('/')[2]);
    return refusal('unsupported');
  }

  const me = () => ({ ...agent, ...(isAdmin && { role: 'admin' as const }) });

  /** The routes for admins. */
  async function manage(request: Request, id?: string, verb?: string): Promise<Response> {
    if (!isAdmin) return refusal('unauthorized');
    if (!accounts.size) for (const { id: of, name } of [agent, colleague]) accounts.set(of, { id: of, name, login: name.toLowerCase(), role: of === agent.id ? 'admin' : 'agent', disabled: false });
    if (request.method === 'GET') return HttpResponse.json({ agents: [...accounts.values()] });
    const body = (await request.json()) as Partial<AgentAccount>;
    const account = accounts.get(id ?? '');
    if (account && verb === 'password') return HttpResponse.json({ password: `made-for-${account.login}` });
    if (account) {
      accounts.set(account.id, { ...account, ...body });
      return HttpResponse.json({});
    }
    const { login = '', name = '', role = 'agent' } = body;
    if ([...accounts.values()].some((one) => one.login === login)) return refusal('refused', { fields: { login: 'taken' } });
    const made: AgentAccount = { id: `agent-${login}`, login, name, role, disabled: false };
    accounts.set(made.id, made);
    return HttpResponse.json({ agent: made, password: `made-for-${login}` });
  }

  function conversation(id: string): Response {
    const item = items.get(id);
    if (!item) return refusal('gone');
    const view: ConversationView = { item, epoch: 'e1', events: [], visitorRead: 0, context: {}, details: [], earlier: [], ...views.get(id) };
    return HttpResponse.json(view);
  }

  function obey(command: Heard): Response {
    commands.push(command);
    // A repeated id gets the stored answer, as the protocol promises; a refusal is not stored.
    const answer = answered.get(command.id) ?? perform(command);
    if (answer === undefined) return refusal('refused', { fields: { onto: 'taken' } });
    answered.set(command.id, answer);
    return HttpResponse.json(answer);
  }

  function perform({ id, type, body }: Heard): object | undefined {
    if (type.startsWith('article.') || type === 'gap.dismiss') return articles.perform(type, body, agent.name);
    const item = items.get(body.conversation);
    if (!item) return {};
    if (type === 'desk.reply') {
      const event: ChatEvent = { type: 'message', seq: item.head + 1, at: item.at + 1_000, commandId: id, from: { side: 'agent', name: agent.name }, text: body.text ?? '' };
      say(item.conversation, event);
      return { seq: event.seq, at: event.at };
    }
    if (type === 'desk.note') {
      const note = { id: `note-${id}`, author: agent.name, text: body.text ?? '', at: item.at };
      const view = views.get(item.conversation) ?? {};
      views.set(item.conversation, { ...view, notes: [...(view.notes ?? []), note] });
      items.set(item.conversation, { ...item, notes: (item.notes ?? 0) + 1 });
      return note;
    }
    if (type === 'desk.assign') {
      const { assignee: _, ...rest } = item;
      const assignee = [agent, colleague].find((one) => one.id === body.agent);
      items.set(item.conversation, assignee ? { ...rest, assignee } : rest);
      return {};
    }
    if (type === 'desk.later') {
      const { laterUntil: _, ...rest } = item;
      items.set(item.conversation, body.until ? { ...rest, laterUntil: body.until } : rest);
      return {};
    }
    items.set(item.conversation, { ...item, ...(type === 'desk.done' ? { status: 'done', unread: false } : type === 'desk.reopen' ? { status: 'open' } : { unread: false }) });
    return {};
  }

  /** Adds an event to the log without telling anybody. */
  function say(id: string, event: ChatEvent) {
    const view = views.get(id) ?? {};
    views.set(id, { ...view, events: [...(view.events ?? []), event] });
    const item = items.get(id);
    if (item) items.set(id, { ...item, head: event.seq, at: event.at, ...(event.type === 'message' ? { excerpt: event.text } : {}) });
  }

  return {
    commands,
    asked,
    /** What is known of the FAQ. */
    articles,
    /** What desks said over their lines. */
    said,
    /** How often a line was dialled. */
    get dials() {
      return dials;
    },
    get lines() {
      return clients.size;
    },
    start: () => server.listen({ onUnhandledRequest: 'error' }),
    stop: () => server.close(),
    reset() {
      for (const client of clients) client.close(1001);
      for (const all of [items, views, faults, answered, accounts]) all.clear();
      report = undefined;
      clients.clear();
      articles.clear();
      for (const list of [commands, asked, said]) list.length = 0;
      signedIn = true;
      dials = 0;
      refusesLines = false;
    },
    put(item: InboxItem, view: Partial<ConversationView> = {}) {
      items.set(item.conversation, item);
      views.set(item.conversation, { ...views.get(item.conversation), ...view });
    },
    say,
    forget: (conversation: string) => void items.delete(conversation),
    tell: (frame: DeskFrame | object) => clients.forEach((client) => client.send(JSON.stringify(frame))),
    drop: () => clients.forEach((client) => client.close(1012)),
    refuseLines: (refuses: boolean) => void (refusesLines = refuses),
    fail: (route: string, fault: Fault) => void faults.set(route, fault),
    mend: (route: string) => void faults.delete(route),
    /** Whether the agent is an admin; stays through `reset`. */
    promote: (toAdmin: boolean) => void (isAdmin = toAdmin),
    answerReport: (next: Report) => void (report = next),
    signOut: () => void (signedIn = false),
  };
}

export type FakeServer = ReturnType<typeof createFakeServer>;

const statuses: Partial<Record<ErrorBody['kind'], number>> = { unauthorized: 401, limited: 429, unavailable: 503, refused: 422, gone: 410, unsupported: 404, broken: 400 };

/** A refusal in the protocol's one form. */
export function refusal(kind: ErrorBody['kind'], more: Partial<ErrorBody> = {}): Response {
  return HttpResponse.json({ error: { kind, message: `because ${kind}`, ...more } }, { status: statuses[kind] ?? 500 });
}

/** A row, with everything a test does not care about filled in. */
export function item(conversation: string, more: Partial<InboxItem> = {}): InboxItem {
  return { conversation, channel: 'chat', status: 'open', unread: false, person: { name: `Name of ${conversation}` }, subject: `Subject of ${conversation}`, excerpt: `Excerpt of ${conversation}`, at: 1_000, head: 1, online: false, ...more };
}

/** Something the visitor said. */
export function visitorSays(seq: number, text: string, at = seq * 1_000): ChatEvent {
  return { type: 'message', seq, at, from: { side: 'visitor' }, text };
}

/** Something an agent said. */
export function agentSays(seq: number, text: string, { name = agent.name, commandId }: { name?: string; commandId?: string } = {}): ChatEvent {
  return { type: 'message', seq, at: seq * 1_000, ...(commandId ? { commandId } : {}), from: { side: 'agent', name }, text };
}
