import { createHmac } from 'node:crypto';
import type { WebSocket } from 'ws';
import { startStub, type Answer, type Asked, type StubServer } from '../stub-server.ts';

// What an API inbox of Chatwoot says to visitors, as far as the adapter asks. It knows contacts by `source_id`, numbers
// conversations and messages, tells events over its cable and forgets them. To extend it: an address in `routes`, an event in `tell`.

export interface StubMessage {
  readonly id: number;
  content: string;
  readonly message_type: number;
  readonly content_type: string;
  content_attributes: Record<string, unknown>;
  readonly created_at: number;
  readonly conversation_id: number;
  readonly sender?: object;
  readonly attachments?: readonly object[];
}

export interface StubConversation {
  readonly id: number;
  readonly source: string;
  readonly attributes: Readonly<Record<string, string>>;
  status: string;
  readonly messages: StubMessage[];
}

export interface ChatwootStub extends StubServer {
  readonly inbox: string;
  readonly contacts: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly conversations: readonly StubConversation[];
  readonly typing: readonly string[];
  /** How many have asked to listen with a token that is none. */
  readonly refused: number;
  /** How many visitors are listening. */
  readonly listening: number;
  agentAttaches(file: { readonly name: string; readonly content: Blob }): StubMessage;
  agentSays(text: string, more?: Partial<StubMessage>): StubMessage;
  /** An agent answers the newest conversation of a kind, or is done with it. */
  treat(kind: string, how: 'answered' | 'solved'): void;
  /** Tells visitors something over the cable. */
  tell(event: string, data: object): void;
  /** From now on messages are stored but their answers never come, or come again. */
  loseAnswers(on: boolean): void;
  /** From now on the cable is mute: what is told is lost. */
  mute(on: boolean): void;
  /** Forgets everybody, as after a restored backup. */
  forgetAll(): void;
}

const inbox = 'inbox-identifier';
export const hmacKey = 'the secret of the inbox';
export const hashOf = (identifier: string) => createHmac('sha256', hmacKey).update(identifier).digest('hex');

/** Starts the stub. */
export async function startChatwoot({ pingMs = 100, hours }: { readonly pingMs?: number; readonly hours?: object } = {}): Promise<ChatwootStub> {
  const contacts = new Map<string, Record<string, unknown>>();
  const conversations: StubConversation[] = [];
  const subscribers = new Map<WebSocket, string>();
  const typing: string[] = [];
  const timers = new Set<ReturnType<typeof setInterval>>();
  let messages = 0;
  let refused = 0;
  let isMute = false;
  let losing = false;

  const shown = (conversation: StubConversation) => ({ id: conversation.id, uuid: `uuid-${conversation.id}`, inbox_id: 1, status: conversation.status, messages: conversation.messages.filter(({ message_type }) => message_type !== 2) });

  function tell(event: string, data: object): void {
    if (isMute) return;
    for (const [socket, identifier] of subscribers) socket.send(JSON.stringify({ identifier, message: { event, data: { account_id: 1, ...data } } }));
  }

  function add(conversation: StubConversation, part: Partial<StubMessage> & { content: string }, echo?: unknown): StubMessage {
    const message = { id: (messages += 1), message_type: 1, content_type: 'text', content_attributes: {}, created_at: Math.floor(Date.now() / 1000), conversation_id: conversation.id, ...part };
    conversation.messages.push(message);
    tell('message.created', { ...message, ...(typeof echo === 'string' && { echo_id: echo }), conversation: { contact_inbox: { source_id: conversation.source } } });
    return message;
  }

  function agentSays(content: string, more: Partial<StubMessage> = {}): StubMessage {
    const conversation = conversations.findLast(({ attributes }) => attributes['kind'] === 'chat');
    if (!conversation) throw new Error('Nobody has begun a chat.');
    return add(conversation, { content, sender: { id: 7, name: 'Ada Byron', available_name: 'Ada', type: 'user' }, ...more });
  }

  /** A wrong hash is an error of the server here. */
  function proves({ identifier, identifier_hash: hash }: Record<string, unknown>): boolean {
    return identifier === undefined || hash === hashOf(String(identifier));
  }

  const kept: Blob[] = [];

  /** A file as a message has it: of what kind it is only its name tells. */
  function fileIn({ name, content }: { readonly name: string; readonly content: Blob }): object {
    kept.push(content);
    const data_url = `${stub.url}/rails/active_storage/blobs/redirect/${kept.length}/${encodeURIComponent(name)}`;
    return { id: kept.length, file_type: content.type.startsWith('image/') ? 'image' : 'file', extension: null, data_url, thumb_url: '', file_size: content.size };
  }

  async function sayFile(conversation: StubConversation, asked: Asked): Promise<Answer> {
    const form = await asked.form();
    const files = form.getAll('attachments[]') as File[];
    if (files.some(({ size }) => size > 1024 * 1024)) return { status: 422, json: { message: 'Attachments size is too big', attributes: ['attachments'] } };
    conversation.status = 'open';
    const attachments = files.map((file) => fileIn({ name: file.name, content: file }));
    const message = add(conversation, { content: '', message_type: 0, attachments, sender: { type: 'contact' } }, form.get('echo_id'));
    return losing ? { status: 502 } : { json: message };
  }

  function answer(asked: Asked): Answer | Promise<Answer> {
    const { method, path } = asked;
    const [, file] = /^\/rails\/active_storage\/blobs\/redirect\/(\d+)\//.exec(path) ?? [];
    const content = kept[Number(file) - 1];
    if (content) return { content };
    const [, rest] = /^\/public\/api\/v1\/inboxes\/inbox-identifier(.*)$/.exec(path) ?? [];
    if (rest === undefined) return { status: 404, json: { error: 'Resource could not be found' } };
    if (rest === '') return { json: { identifier: inbox, name: 'Shop', timezone: 'Europe/Berlin', identity_validation_enabled: false, working_hours_enabled: false, working_hours: [], ...hours } };
    const [, , source = '', what, id, action] = rest.split('/');
    const isForm = asked.headers['content-type']?.startsWith('multipart/') === true;
    const body = isForm ? {} : asked.json();
    if (source === '') {
      if (!proves(body)) return { status: 500, json: { error: 'HMAC failed' } };
      const key = String(body['source_id'] ?? crypto.randomUUID());
      const contact = contacts.get(key) ?? { id: contacts.size + 1, source_id: key, pubsub_token: `token-${key}`, email: 'stored@example.com', phone_number: '+491234567', name: 'Somebody stored' };
      contacts.set(key, { ...contact, ...body, verified: contact['verified'] ?? false });
      return { json: contacts.get(key) };
    }
    const contact = contacts.get(source);
    if (!contact) return { status: 404, json: { error: 'Resource could not be found' } };
    if (what === undefined) {
      if (!proves(body)) return { status: 500, json: { error: 'HMAC failed' } };
      contacts.set(source, { ...contact, ...body, verified: body['identifier'] !== undefined });
      return { json: contacts.get(source) };
    }
    if (id === undefined) {
      if (method === 'GET') return { json: conversations.filter((one) => one.source === source).map(shown) };
      const conversation: StubConversation = { id: conversations.length + 1, source, attributes: (body['custom_attributes'] ?? {}) as Record<string, string>, status: 'open', messages: [] };
      conversations.push(conversation);
      return losing ? { status: 502 } : { json: shown(conversation) };
    }
    const conversation = conversations.find((one) => String(one.id) === id);
    if (!conversation) return { status: 404, json: { error: 'Resource could not be found' } };
    if (action === undefined) return { json: shown(conversation) };
    if (action === 'toggle_typing') {
      typing.push(String(body['typing_status']));
      return {};
    }
    if (conversation.messages.length >= 200) return { status: 422, json: { message: 'Too many messages', attributes: ['content'] } };
    if (isForm) return sayFile(conversation, asked);
    // What a visitor says opens a resolved conversation again.
    if (conversation.status === 'resolved') tell('conversation.status_changed', { id: conversation.id, status: 'open' });
    conversation.status = 'open';
    const message = add(conversation, { content: String(body['content']), message_type: 0, sender: { ...contact, type: 'contact' } }, body['echo_id']);
    return losing ? { status: 502 } : { json: message };
  }

  function meet(socket: WebSocket): void {
    const say = (frame: object) => socket.send(JSON.stringify(frame));
    say({ type: 'welcome' });
    const beat = setInterval(() => say({ type: 'ping', message: Math.floor(Date.now() / 1000) }), pingMs);
    timers.add(beat);
    socket.on('close', () => {
      clearInterval(beat);
      subscribers.delete(socket);
    });
    socket.on('message', (data) => {
      const { command, identifier } = JSON.parse(String(data)) as { command: string; identifier: string };
      const { pubsub_token: token } = JSON.parse(identifier) as { pubsub_token: string };
      if (command !== 'subscribe') return;
      // A wrong token is not refused: nothing is said at all.
      if (![...contacts.values()].some((contact) => contact['pubsub_token'] === token)) return void (refused += 1);
      subscribers.set(socket, identifier);
      say({ type: 'confirm_subscription', identifier });
    });
  }

  const stub = await startStub({ answer, meet, protocols: ['actioncable-v1-json'] });
  return {
    ...stub,
    inbox,
    contacts,
    conversations,
    typing,
    get refused() {
      return refused;
    },
    get listening() {
      return subscribers.size;
    },
    agentSays,
    agentAttaches: (file) => agentSays('', { attachments: [fileIn(file)] }),
    treat(kind, how) {
      const conversation = conversations.findLast(({ attributes }) => attributes['kind'] === kind);
      if (!conversation) throw new Error(`Nobody has begun a ${kind}.`);
      if (how === 'answered') add(conversation, { content: 'Here is your answer.', sender: { id: 7, name: 'Ada Byron', type: 'user' } });
      else conversation.status = 'resolved';
    },
    tell,
    loseAnswers: (on) => void (losing = on),
    mute: (on) => void (isMute = on),
    forgetAll() {
      contacts.clear();
      conversations.length = 0;
    },
    async close() {
      for (const timer of timers) clearInterval(timer);
      await stub.close();
    },
  };
}
