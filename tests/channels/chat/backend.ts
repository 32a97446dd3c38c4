/**
 * A chat backend in memory, scripted: it keeps one conversation, and goes wrong where a test tells it to.
 *
 * Entries are `e1`, `e2` …; cursors are `<epoch>:<count>`. `fail` holds what a call throws, `hang` names the calls that
 * never answer, `answers` replaces an answer by anything at all. To extend it, add a knob; nothing in here waits.
 */
import type { ChatDelivery, ChatDial, ChatEntry, ChatLine, ChatPage, ChatPort, ChatSent } from '../../../src/channels/chat/port.ts';
import type { Call, LineEnd } from '../../../src/core/index.ts';
import { DeskbellError } from '../../../src/core/index.ts';
import type { ChatOffer } from '../../../src/protocol/index.ts';

type Verb = 'offer' | 'send' | 'history' | 'dial';
/** An entry without what the backend adds. */
type Said = ChatEntry extends infer One ? (One extends ChatEntry ? Omit<One, 'id' | 'at'> : never) : never;

export interface BackendOptions {
  readonly now: () => number;
  /** Whether there are live lines. Default true. */
  readonly live?: boolean;
  /** What the lines promise; `undefined` for no heartbeat. Default 30 s. */
  readonly silenceMs?: number | undefined;
  readonly offer?: ChatOffer | undefined;
  readonly pageLength?: number;
}

export const openOffer: ChatOffer = { availability: { is: 'open', waitMs: 120_000 }, features: { typing: true, receipts: true } };

/** As in life a line takes longer to open than the visitor's own store to be read. */
async function handshake(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
}

export function createBackend({ now, live = true, silenceMs = 30_000, offer = openOffer, pageLength = 100, ...rest }: BackendOptions) {
  const heartbeat = 'silenceMs' in rest ? undefined : silenceMs;
  const entries: ChatEntry[] = [];
  const commands = new Map<string, ChatSent>();
  const lines = new Set<{ readonly dial: ChatDial; end(how: LineEnd): void }>();
  const backend = {
    entries,
    lines,
    epoch: 'a',
    offer,
    /** What each verb throws, until it is taken out. */
    fail: {} as Partial<Record<Verb | 'line.send', unknown>>,
    hang: new Set<Verb | 'line.send'>(),
    /** Nonsense for an answer. */
    answers: {} as Partial<Record<Verb, unknown>>,
    /** Every call: `send`, `history:a:3`, `dial`, `line.send`, `typing:true`, `read:e3`, `page:…`. */
    calls: [] as string[],
    /** Deliveries are lost while this is set. */
    deaf: false,
    /** Calls of one kind. */
    count: (prefix: string) => backend.calls.filter((call) => call.startsWith(prefix)).length,
    cursor: () => (entries.length ? `${backend.epoch}:${entries.length}` : null),
    /** Something happens on the other side. */
    happen(said: Said): ChatEntry {
      const entry = { ...said, id: `${backend.epoch === 'a' ? '' : backend.epoch}e${entries.length + 1}`, at: now() } as ChatEntry;
      const after = backend.cursor();
      entries.push(entry);
      backend.deliver({ type: 'stretch', after, cursor: backend.cursor(), entries: [entry] });
      return entry;
    },
    say: (text: string, name = 'Anna') => backend.happen({ type: 'message', from: { side: 'agent', name }, text }),
    deliver(delivery: ChatDelivery) {
      if (!backend.deaf) for (const { dial } of lines) dial.deliver(delivery);
    },
    beat: () => backend.deliver({ type: 'head', cursor: backend.cursor() }),
    /** A backup is restored: other history, other epoch. */
    restore(kept: number) {
      entries.splice(kept);
      const left = new Set(entries.map(({ id }) => id));
      for (const [command, { entry }] of commands) if (!left.has(entry ?? '')) commands.delete(command);
      backend.epoch += 'b';
    },
    cut(how: Partial<LineEnd> = {}) {
      for (const line of lines) line.end({ error: new DeskbellError('unavailable'), retryable: true, ...how });
    },
    port: {} as ChatPort,
  };

  function page(after: string | null): ChatPage {
    const [epoch, digits] = (after ?? '').split(':');
    const at = epoch === backend.epoch ? Number(digits) : 0;
    const some = entries.slice(at, at + pageLength);
    const cursorAt = (count: number) => (count ? `${backend.epoch}:${count}` : null);
    return { after: cursorAt(at), cursor: cursorAt(at + some.length), entries: some, more: at + some.length < entries.length };
  }

  function store(text: string, { id }: Call): ChatSent {
    const known = commands.get(id);
    if (known) return known;
    const entry = backend.happen({ type: 'message', commandId: id, from: { side: 'visitor' }, text });
    const sent = { entry: entry.id, at: entry.at };
    commands.set(id, sent);
    return sent;
  }

  async function answer<T>(verb: Verb | 'line.send', call: string, work: () => T | Promise<T>): Promise<T> {
    backend.calls.push(call);
    if (backend.hang.has(verb)) return new Promise(() => {});
    if (backend.fail[verb] !== undefined) throw backend.fail[verb];
    return verb in backend.answers ? (backend.answers[verb as Verb] as T) : work();
  }

  backend.port = {
    offer: () => answer('offer', 'offer', () => backend.offer),
    send: ({ text }, call) => answer('send', 'send', () => store(text, call)),
    history: (after) => answer('history', `history:${after}`, () => page(after)),
    ...(live && {
      dial: (dial: ChatDial) =>
        answer('dial', `dial:${dial.cursor}`, async (): Promise<ChatLine> => {
          await handshake();
          let end!: (how: LineEnd) => void;
          const closed = new Promise<LineEnd>((resolve) => (end = resolve));
          const line = { dial, end: (how: LineEnd) => (lines.delete(line), end(how)) };
          lines.add(line);
          queueMicrotask(() => queueMicrotask(() => lines.has(line) && dial.deliver({ type: 'head', cursor: backend.cursor() })));
          return {
            closed,
            close: () => line.end({ error: new DeskbellError('cancelled'), retryable: true }),
            send: ({ text }, call) => answer('line.send', 'line.send', () => store(text, call)),
            ...(heartbeat === undefined ? {} : { silenceMs: heartbeat }),
            typing: (on) => void backend.calls.push(`typing:${on}`),
            read: (upTo) => void backend.calls.push(`read:${upTo}`),
            page: ({ url }) => void backend.calls.push(`page:${url}`),
          };
        }),
    }),
  };
  return backend;
}

export type Backend = ReturnType<typeof createBackend>;
