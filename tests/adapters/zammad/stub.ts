import type { WebSocket } from 'ws';
import { startStub, type Answer, type Asked, type StubServer } from '../stub-server.ts';

// What a Zammad server says to visitors: a web form over HTTP and a chat over a socket that answers with lists of events.
// It knows no ids of ours, forgets a session for the visitor when it is closed, and gives HTML. To extend it: an address in
// `answer`, an event in `hear`.

export interface StubTicket {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly body: string;
}

interface Row {
  readonly id: number;
  readonly chat_session_id: number;
  readonly content: string;
  readonly created_by_id: number | null;
  readonly created_at: string;
}

interface Session {
  readonly id: string;
  state: 'waiting' | 'running' | 'closed';
  readonly rows: Row[];
}

export interface ZammadStub extends StubServer {
  readonly tickets: readonly StubTicket[];
  readonly sessions: readonly Session[];
  /** What was heard of visitors: events by name, with their data. */
  readonly heard: readonly { readonly event: string; readonly data: Readonly<Record<string, unknown>> }[];
  agentSays(html: string): void;
  agentTypes(): void;
  agentComes(): void;
  /** Whoever waits is at this place now. */
  queueAt(position: number): void;
  closeSession(): void;
  setState(state: 'online' | 'offline' | 'no_seats_available' | 'chat_disabled'): void;
  /** Tells everybody something. */
  push(event: string, data: object): void;
  /** Messages are stored but their echoes never come. */
  loseEchoes(on: boolean): void;
  /** What the form says about itself beside the usual. */
  configure(more: object): void;
  /** The form refuses everything with a status. */
  refuse(status: number | undefined): void;
}

/** Starts the stub. */
export async function startZammad(): Promise<ZammadStub> {
  const tickets: StubTicket[] = [];
  const sessions: Session[] = [];
  const heard: { event: string; data: Record<string, unknown> }[] = [];
  const sockets = new Map<WebSocket, string | undefined>();
  let state = 'online';
  let losing = false;
  let config = {};
  let refusing: number | undefined;
  let rows = 0;
  let position = 1;

  const tell = (socket: WebSocket, event: string, data: object) => socket.send(JSON.stringify([{ event, data }]));
  function push(event: string, data: object): void {
    for (const socket of sockets.keys()) tell(socket, event, data);
  }
  function current(): Session {
    const session = sessions.at(-1);
    if (!session) throw new Error('Nobody has begun a session.');
    return session;
  }
  function add(session: Session, content: string, author: number | null): Row {
    const row = { id: (rows += 1), chat_session_id: sessions.indexOf(session) + 1, content, created_by_id: author, created_at: new Date().toISOString() };
    session.rows.push(row);
    return row;
  }

  const isAnswered = ({ state, rows }: Session) => state === 'running' || rows.some((row) => row.created_by_id !== null);

  async function answer(asked: Asked): Promise<Answer> {
    const form = await asked.form();
    const field = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    if (field('fingerprint').length <= 30) return { status: 403, json: { error: 'Not authorized' } };
    if (asked.path === '/api/v1/form_config') return { json: { enabled: true, endpoint: '/api/v1/form_submit', token: `token ${field('fingerprint')}`, ...config } };
    if (asked.path !== '/api/v1/form_submit') return { status: 404 };
    if (refusing !== undefined) return { status: refusing };
    if (field('token') !== `token ${field('fingerprint')}`) return { status: 401 };
    if (field('website')) return { status: 422 };
    const [name, email, title, body] = ['name', 'email', 'title', 'body'].map(field) as [string, string, string, string];
    if (email.endsWith('@nowhere.example')) return { json: { errors: { email: 'invalid' } } };
    tickets.push({ name, email, title, body });
    return { json: { ticket: { id: tickets.length, number: `3100${tickets.length}` } } };
  }

  function hear(socket: WebSocket, event: string, data: Record<string, unknown>): void {
    const session = sessions.find(({ id }) => id === data['session_id']);
    if (event === 'ping') return socket.send('[{"event":"pong"}]');
    heard.push({ event, data });
    if (event === 'chat_status_customer') {
      if (!session || session.state === 'closed') return tell(socket, event, { state, ...(state === 'no_seats_available' && { queue: 3 }) });
      sockets.set(socket, session.id);
      const about = { ...(session.rows.length > 0 && { session: session.rows }), ...(isAnswered(session) ? { agent: { name: 'Ada', avatar: '' } } : { position }) };
      return tell(socket, event, { state: 'reconnect', ...about });
    }
    if (event === 'chat_session_init') {
      const begun: Session = { id: crypto.randomUUID().replaceAll('-', ''), state: 'waiting', rows: [] };
      sessions.push(begun);
      sockets.set(socket, begun.id);
      return tell(socket, 'chat_session_queue', { state: 'queue', position, session_id: begun.id });
    }
    if (event !== 'chat_session_message' || !session) return;
    const message = add(session, String(data['content']), null);
    for (const other of sockets.keys()) {
      if (losing) continue;
      if (other === socket || sockets.get(other) === session.id) tell(other, event, { session_id: session.id, message, ...(other === socket && { self_written: true }) });
    }
  }

  const stub = await startStub({
    answer,
    meet(socket) {
      sockets.set(socket, undefined);
      socket.on('close', () => sockets.delete(socket));
      socket.on('message', (text) => {
        const { event, data = {} } = JSON.parse(String(text)) as { event: string; data?: Record<string, unknown> };
        hear(socket, event, data);
      });
    },
  });
  return {
    ...stub,
    tickets,
    sessions,
    heard,
    push,
    agentSays(html) {
      const session = current();
      push('chat_session_message', { session_id: session.id, message: add(session, html, 7) });
    },
    agentTypes: () => push('chat_session_typing', { session_id: current().id, user_id: 7 }),
    agentComes() {
      current().state = 'running';
      push('chat_session_start', { state: 'ok', agent: { name: 'Ada', avatar: '' }, session_id: current().id, chat_id: 1 });
    },
    queueAt(place) {
      position = place;
      push('chat_session_queue', { state: 'queue', position, session_id: current().id });
    },
    closeSession() {
      current().state = 'closed';
      push('chat_session_closed', { session_id: current().id, realname: 'Ada' });
    },
    setState: (next) => void (state = next),
    loseEchoes: (on) => void (losing = on),
    configure: (more) => void (config = more),
    refuse: (status) => void (refusing = status),
  };
}
