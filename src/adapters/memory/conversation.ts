import type { ChatDelivery, ChatDial, ChatEntry, ChatFile, ChatLine, ChatPage } from '../../channels/chat/port.ts';
import { DeskbellError, type Cursor, type LineEnd } from '../../core/index.ts';
import { cleanFileName, type Attachment, type ChatReceipt, type Page, type Party } from '../../protocol/index.ts';
import type { Backend } from './backend.ts';

/** The person at the other end, to be played by a demo or a test. */
export interface Agent {
  /** Says something. */
  reply(text: string): ChatEntry;
  /** Sends a file. */
  attach(file: ChatFile): Promise<ChatEntry>;
  typing(on: boolean): void;
  /** Has read everything. */
  read(): void;
  joins(): void;
  /** Ends the conversation; what the visitor writes next opens it again. */
  close(): void;
}

type Fact = ChatEntry extends infer Entry ? (Entry extends ChatEntry ? Omit<Entry, 'id' | 'at'> : never) : never;

/** The one conversation of the one visitor. */
export interface Conversation {
  readonly agent: Agent;
  readonly visitor: { typing: boolean; read: string | undefined; page: Page | undefined };
  say(text: string, commandId: string, attachment?: Attachment): ChatReceipt;
  /** Keeps a file; as with the server, what it is called is what is left of its name. */
  keep(file: ChatFile): Promise<Attachment>;
  /** What is in a file. */
  content(id: string): Blob | undefined;
  /** The entry with a number. */
  entry(seq: number): string;
  after(cursor: Cursor | null): ChatPage;
  open(dial: ChatDial, send: ChatLine['send']): ChatLine;
  tell(delivery: ChatDelivery): void;
  cutLines(): void;
}

/** What {@link createConversation} needs to know. */
export interface ConversationOptions {
  readonly backend: Backend;
  readonly history: readonly ChatEntry[];
  readonly agentName: string;
  readonly onMessage: ((text: string, agent: Agent) => void) | undefined;
}

interface OpenLine {
  /** Delivers what the line has not had yet. */
  pump(): void;
  deliver(delivery: ChatDelivery): void;
  end(how: LineEnd): void;
}

/** Entries in one answer, so that whoever forgets to ask for more is found out. */
const pageLength = 20;

/** Starts the conversation, or goes on with what was said before. */
export function createConversation({ backend, history, agentName, onMessage }: ConversationOptions): Conversation {
  const log: ChatEntry[] = [...history];
  const files = new Map<string, Blob>();
  const lines = new Set<OpenLine>();
  const visitor: Conversation['visitor'] = { typing: false, read: undefined, page: undefined };
  let closed = false;

  // A cursor is the id of the entry before it.
  const end = (): Cursor | null => log.at(-1)?.id ?? null;

  function add(fact: Fact): ChatEntry {
    const entry = { ...fact, id: `entry-${log.length + 1}`, at: backend.now() } as ChatEntry;
    log.push(entry);
    for (const line of lines) line.pump();
    return entry;
  }

  function tell(delivery: ChatDelivery): void {
    for (const line of lines) line.deliver(delivery);
  }

  function say(from: Party, text: string, { commandId, attachment }: { commandId?: string; attachment?: Attachment | undefined } = {}): ChatEntry {
    return add({ type: 'message', from, text, ...(commandId === undefined ? {} : { commandId }), ...(attachment && { attachment }) });
  }

  async function keep({ name, content }: ChatFile): Promise<Attachment> {
    const id = `file-${files.size + 1}`;
    files.set(id, content);
    return { id, name: cleanFileName(name), type: content.type, bytes: content.size, ...(await sizeOf(content)) };
  }

  const agent: Agent = {
    reply(text) {
      agent.typing(false);
      return say({ side: 'agent', name: agentName }, text);
    },
    async attach(file) {
      const attachment = await keep(file);
      return say({ side: 'agent', name: agentName }, attachment.name, { attachment });
    },
    typing: (on) => tell({ type: 'typing', on, name: agentName }),
    read() {
      const upTo = end();
      if (upTo !== null) tell({ type: 'read', upTo });
    },
    joins: () => void add({ type: 'joined', agent: agentName }),
    close() {
      closed = true;
      add({ type: 'closed' });
    },
  };

  function after(cursor: Cursor | null): ChatPage {
    const at = log.findIndex(({ id }) => id === cursor) + 1;
    const entries = log.slice(at, at + pageLength);
    const known = log[at - 1]?.id ?? null;
    return { after: known, cursor: entries.at(-1)?.id ?? known, entries, more: at + entries.length < log.length };
  }

  function open(dial: ChatDial, send: ChatLine['send']): ChatLine {
    let settle!: (how: LineEnd) => void;
    const over = new Promise<LineEnd>((done) => (settle = done));
    // Whoever dials must hold the line before anything arrives: what they have missed comes in the next turn.
    let begun = dial.cursor === end();
    let at = dial.cursor;
    const line: OpenLine = {
      deliver: (delivery) => dial.deliver(delivery),
      pump() {
        if (!begun) return;
        while (lines.has(line) && at !== end()) {
          const page = after(at);
          at = page.cursor;
          line.deliver({ type: 'stretch', after: page.after, cursor: page.cursor, entries: page.entries });
        }
      },
      end(how) {
        lines.delete(line);
        settle(how);
      },
    };
    lines.add(line);
    visitor.page = dial.page;
    if (!begun) {
      backend.after(0, () => {
        begun = true;
        line.pump();
      });
    }
    const { typing, receipts } = backend.offers.chat?.features ?? { typing: false, receipts: false };
    return {
      closed: over,
      close: () => line.end({ error: new DeskbellError('cancelled'), retryable: false }),
      async send(message, call) {
        if (!lines.has(line)) throw call.error('unavailable', { message: 'The line is closed.' });
        return send(message, call);
      },
      page: (page) => void (visitor.page = page),
      ...(typing && { typing: (on: boolean) => void (visitor.typing = on) }),
      ...(receipts && { read: (upTo: string) => void (visitor.read = upTo) }),
    };
  }

  return {
    agent,
    visitor,
    keep,
    content: (id) => files.get(id),
    say(text, commandId, attachment) {
      if (closed) add({ type: 'reopened' });
      closed = false;
      visitor.typing = false;
      const { at } = say({ side: 'visitor' }, text, { commandId, attachment });
      const seq = log.length;
      backend.stored.chat.push(text);
      if (onMessage) backend.after(0, () => onMessage(text, agent));
      return { seq, at, epoch: 'memory' };
    },
    entry: (seq) => log[seq - 1]?.id ?? '',
    after,
    open,
    tell,
    cutLines() {
      for (const line of lines) line.end({ error: new DeskbellError('unavailable', { message: 'The line was cut.' }), retryable: true });
    },
  };
}

/** Of a picture, where there is a browser to look at it. */
async function sizeOf(content: Blob): Promise<Pick<Attachment, 'width' | 'height'>> {
  if (!content.type.startsWith('image/') || typeof createImageBitmap !== 'function') return {};
  const { width, height } = await createImageBitmap(content);
  return { width, height };
}
