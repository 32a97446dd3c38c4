import type { WebSocket } from 'ws';
import { sniff } from '../../../src/server/attachments/sniff.ts';
import { startStub, type Answer, type Asked, type StubServer } from '../stub-server.ts';

// What the livechat of a Rocket.Chat server says to visitors, as far as the adapter asks: REST for what is kept, DDP for
// what happens. It stores a message id once and answers the second time as if it had broken. To extend it: an address in
// `answer`, a stream in `tell`.

export interface StubMessage {
  readonly _id: string;
  readonly rid: string;
  msg: string;
  readonly ts: number;
  readonly t?: string;
  readonly token?: string;
  readonly u: { readonly _id: string; readonly username: string; readonly name?: string };
  readonly attachments?: readonly object[];
  readonly files?: readonly object[];
}

export interface RocketChatStub extends StubServer {
  readonly rooms: ReadonlyMap<string, { readonly token: string; open: boolean }>;
  readonly messages: readonly StubMessage[];
  readonly letters: readonly { readonly name: string; readonly email: string; readonly message: string }[];
  readonly typing: readonly unknown[];
  agentSays(text: string, more?: Partial<StubMessage>): StubMessage;
  agentAttaches(file: { readonly name: string; readonly content: Blob }): Promise<StubMessage>;
  edit(message: StubMessage, text: string): void;
  remove(message: StubMessage): void;
  closeRoom(): void;
  /** Tells something on a stream to those who listen for it. */
  tell(collection: string, eventName: string, ...args: readonly unknown[]): void;
  /** Whether anybody listens for something. */
  isHeard(collection: string, eventName: string): boolean;
  /** Messages are stored but their answers never come. */
  loseAnswers(on: boolean): void;
  /** An upload is answered with no more than that it was done, as some versions do. */
  sayLittle(on: boolean): void;
  /** What is told is lost. */
  mute(on: boolean): void;
  setOnline(on: boolean): void;
  /** The newest room waits in the queue; without a place, an agent has taken it. */
  queueAt(spot: number | undefined, estimatedWaitTimeSeconds?: number): void;
  /** Has had enough calls for this minute. */
  limit(on: boolean): void;
}

/** Starts the stub. */
export async function startRocketChat({ pingMs = 100 }: { readonly pingMs?: number } = {}): Promise<RocketChatStub> {
  const visitors = new Set<string>();
  const rooms = new Map<string, { readonly token: string; open: boolean }>();
  const messages: StubMessage[] = [];
  const letters: { name: string; email: string; message: string }[] = [];
  const typing: unknown[] = [];
  const ears = new Map<WebSocket, Set<string>>();
  const timers = new Set<ReturnType<typeof setInterval>>();
  let [online, losing, isMute, isLimited, isTerse] = [true, false, false, false, false];
  let lastAt = 0;
  let queueInfo: { readonly spot: number; readonly estimatedWaitTimeSeconds: number } | null = null;

  const no = (error: string, status = 400): Answer => ({ status, json: { success: false, error } });
  const yes = (json: object): Answer => ({ json: { ...json, success: true } });
  const overRest = ({ ts, ...message }: StubMessage) => ({ ...message, ts: new Date(ts).toISOString() });
  const overDdp = ({ ts, ...message }: StubMessage) => ({ ...message, ts: { $date: ts } });
  /** Never two at the same time: the order is that of the times. */
  const now = () => (lastAt = Math.max(Date.now(), lastAt + 1));

  function tell(collection: string, eventName: string, ...args: readonly unknown[]): void {
    if (isMute) return;
    for (const [socket, heard] of ears) {
      if (heard.has(`${collection} ${eventName}`)) socket.send(JSON.stringify({ msg: 'changed', collection, id: 'id', fields: { eventName, args } }));
    }
  }

  function add(message: Omit<StubMessage, 'ts'>): StubMessage {
    const stored = { ...message, ts: now() };
    messages.push(stored);
    tell('stream-room-messages', stored.rid, overDdp(stored));
    return stored;
  }

  function currentRoom(): string {
    const rid = [...rooms.keys()].at(-1);
    if (rid === undefined) throw new Error('Nobody has opened a room.');
    return rid;
  }

  const guest = { _id: 'guest', username: 'guest-1' };
  const ada = { _id: 'agent-1', username: 'ada', name: 'Ada' };
  const agentSays = (msg: string, more: Partial<StubMessage> = {}) => add({ _id: crypto.randomUUID(), rid: currentRoom(), msg, u: ada, ...more });

  function say({ token, rid, msg, _id }: Record<string, string>): Answer {
    const room = rooms.get(rid ?? '');
    if (!room || room.token !== token) return no('invalid-room');
    if (!room.open) return no('room-closed');
    if (messages.some((one) => one._id === _id)) return no("Cannot read properties of undefined (reading '_id')");
    const stored = add({ _id: _id ?? crypto.randomUUID(), rid: rid ?? '', msg: msg ?? '', token: token ?? '', u: guest });
    return losing ? { status: 502 } : yes({ message: overRest(stored) });
  }

  const kept = new Map<string, { readonly rid: string; readonly content: Blob }>();

  /** A file as a message has it. Who is no agent is not told how large it is, unless it is a picture. */
  async function fileIn(rid: string, { name, content }: { readonly name: string; readonly content: Blob }): Promise<Required<Pick<StubMessage, 'attachments' | 'files'>>> {
    const id = `file-${kept.size + 1}`;
    kept.set(id, { rid, content });
    const link = `/file-upload/${id}/${encodeURI(name)}`;
    const { type, size } = content;
    const picture = type.startsWith('image/') ? { image_url: link, image_type: type, image_size: size, image_dimensions: sniff(Buffer.from(await content.arrayBuffer()))?.size ?? { width: 4, height: 3 } } : {};
    return { files: [{ _id: id, name, type }], attachments: [{ title: name, type: 'file', title_link: link, title_link_download: true, ...picture }] };
  }

  async function agentAttaches(file: { readonly name: string; readonly content: Blob }): Promise<StubMessage> {
    const { files, attachments } = await fileIn(currentRoom(), file);
    return agentSays('', { attachments, files: files.map((one) => ({ ...one, size: file.content.size })) });
  }

  async function upload(rid: string, { headers, form }: Asked): Promise<Answer> {
    const token = headers['x-visitor-token'];
    const room = rooms.get(rid);
    if (!room?.open || room.token !== token) return { status: 401, json: { status: 'error', message: 'You must be logged in to do this.' } };
    const file = (await form()).get('file') as File;
    if (file.type === 'text/html') return { status: 400, json: { success: false, reason: 'error-type-not-allowed' } };
    if (file.size > 1024 * 1024) return { status: 400, json: { success: false, reason: 'error-size-not-allowed', sizeAllowed: '1 MB' } };
    const stored = add({ _id: crypto.randomUUID(), rid, msg: '', token: room.token, u: guest, ...(await fileIn(rid, { name: file.name, content: file })) });
    if (losing) return { status: 502 };
    return yes(isTerse ? {} : overRest(stored));
  }

  /** Files are protected: only who is in a room is given those that are in it. */
  function handOut(path: string, query: URLSearchParams): Answer {
    const file = kept.get(path.split('/')[2] ?? '');
    if (!file) return { status: 404 };
    const isGuest = query.get('rc_room_type') === 'l' && query.get('rc_rid') === file.rid && rooms.get(file.rid)?.token === query.get('rc_token');
    return isGuest ? { content: file.content } : { status: 403 };
  }

  function answer(asked: Asked): Answer | Promise<Answer> {
    const { method, path, query } = asked;
    if (path.startsWith('/file-upload/')) return handOut(path, query);
    const [, what = '', id] = /^\/api\/v1\/livechat\/([a-z.]+)(?:\/(.+))?$/.exec(path) ?? [];
    if (isLimited && what !== 'config') return no('error-too-many-requests', 429);
    if (what === 'upload') return upload(id ?? '', asked);
    const body = asked.json() as Record<string, string>;
    const token = query.get('token') ?? '';
    switch (`${method} ${what}`) {
      case 'GET config':
        return yes({ config: { enabled: true, online, settings: { displayOfflineForm: true }, departments: [], ...(visitors.has(token) && { queueInfo }) } });
      case 'POST visitor': {
        const { token: mine } = body['visitor'] as unknown as { token: string };
        visitors.add(mine);
        return yes({ visitor: { _id: mine, token: mine, username: 'guest-1' } });
      }
      case 'GET room': {
        if (!visitors.has(token)) return no('invalid-token');
        const open = [...rooms].find(([, room]) => room.token === token && room.open)?.[0];
        if (open === undefined && !online) return no('no-agent-online');
        const rid = open ?? `room-${rooms.size + 1}`;
        if (open === undefined) rooms.set(rid, { token, open: true });
        return yes({ room: { _id: rid }, newRoom: open === undefined });
      }
      case 'POST message':
        return say(body);
      case 'GET message': {
        const found = messages.find((one) => one._id === id && one.rid === query.get('rid'));
        return found ? yes({ message: overRest(found) }) : no('invalid-message');
      }
      case 'GET messages.history': {
        if (rooms.get(id ?? '')?.token !== token) return no('invalid-room');
        const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 20)];
        return yes({ messages: messages.filter(({ rid }) => rid === id).toReversed().slice(offset, offset + limit).map(overRest) });
      }
      case 'POST offline.message':
        letters.push(body as never);
        return losing ? { status: 502 } : yes({ message: 'livechat-offline-message-sent' });
      default:
        return { status: 404, json: { success: false, error: 'not found' } };
    }
  }

  function meet(socket: WebSocket): void {
    const say = (frame: object) => socket.send(JSON.stringify(frame));
    const heard = new Set<string>();
    ears.set(socket, heard);
    say({ server_id: '0' });
    const beat = setInterval(() => say({ msg: 'ping' }), pingMs);
    timers.add(beat);
    socket.on('close', () => {
      clearInterval(beat);
      ears.delete(socket);
    });
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { msg: string; id: string; name: string; method: string; params: readonly [string, { args: [{ visitorToken: string }] }] };
      if (frame.msg === 'connect') say({ msg: 'connected', session: 'session' });
      if (frame.msg === 'method') {
        typing.push(frame.params);
        say({ msg: 'result', id: frame.id });
      }
      if (frame.msg !== 'sub') return;
      const [event, options] = frame.params;
      const room = rooms.get(event.split('/')[0] ?? '');
      if (room?.token !== options.args[0].visitorToken) return say({ msg: 'nosub', id: frame.id, error: { error: 'not-allowed' } });
      heard.add(`${frame.name} ${event}`);
      say({ msg: 'ready', subs: [frame.id] });
    });
  }

  const stub = await startStub({ answer, meet });
  return {
    ...stub,
    rooms,
    messages,
    letters,
    typing,
    agentSays,
    agentAttaches,
    tell,
    edit(message, text) {
      message.msg = text;
      tell('stream-room-messages', message.rid, { ...overDdp(message), editedAt: { $date: Date.now() } });
    },
    remove(message) {
      messages.splice(messages.indexOf(message), 1);
      tell('stream-notify-room', `${message.rid}/deleteMessage`, { _id: message._id });
    },
    closeRoom() {
      const room = rooms.get(currentRoom());
      if (room) room.open = false;
      agentSays('', { t: 'livechat-close' });
    },
    isHeard: (collection, eventName) => [...ears.values()].some((heard) => heard.has(`${collection} ${eventName}`)),
    loseAnswers: (on) => void (losing = on),
    sayLittle: (on) => void (isTerse = on),
    mute: (on) => void (isMute = on),
    setOnline: (on) => void (online = on),
    queueAt(spot, estimatedWaitTimeSeconds = 60) {
      queueInfo = spot === undefined ? null : { spot, estimatedWaitTimeSeconds };
      tell('stream-livechat-room', currentRoom(), queueInfo ? { type: 'queueData', data: queueInfo } : { type: 'agentData', data: ada });
    },
    limit: (on) => void (isLimited = on),
    async close() {
      for (const timer of timers) clearInterval(timer);
      await stub.close();
    },
  };
}
