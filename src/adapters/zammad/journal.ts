import * as v from 'valibot';
import type { ChatEntry } from '../../channels/chat/port.ts';
import type { Call } from '../../core/index.ts';
import { maybe } from '../ask.ts';
import { createKept, remember, type Kept } from '../kept.ts';
import { toText } from './html.ts';

/** A message as the server stores it. */
export const RowSchema = v.object({
  id: v.number(),
  content: v.fallback(v.string(), ''),
  /** Nobody: the visitor. */
  created_by_id: maybe(v.number()),
  created_at: v.pipe(v.string(), v.transform((iso) => Date.parse(iso)), v.number()),
});
export type Row = v.InferOutput<typeof RowSchema>;

const NotedSchema = v.object({
  id: v.string(),
  at: v.number(),
  type: v.picklist(['message', 'joined', 'closed']),
  text: v.string(),
  /** The agent, where one said it or came. */
  name: v.optional(v.string()),
});
type Noted = v.InferOutput<typeof NotedSchema>;

/** What is kept of one visitor. */
export interface Known {
  /** The id of the session that is open, which is all it takes to read it. */
  readonly session?: string | undefined;
  /** Who answers. */
  readonly agent?: string | undefined;
  /** The command that was under way, and what had been said before it: whether it arrived must be looked up. */
  readonly pending?: { readonly command: string; readonly after: number } | undefined;
  /** The message each command became. */
  readonly said: Readonly<Record<string, number>>;
  /** The conversation over all sessions: the server forgets a session for the visitor as soon as it is closed. */
  readonly noted: readonly Noted[];
}

const KnownSchema = v.object({
  session: v.optional(v.string()),
  agent: v.optional(v.string()),
  pending: v.optional(v.object({ command: v.string(), after: v.number() })),
  said: v.record(v.string(), v.number()),
  noted: v.array(NotedSchema),
});

/** So much of a conversation is kept. */
const notedLength = 200;

/** The conversation as far as this browser knows it. */
export interface Journal {
  readonly known: Kept<Known>;
  /** Notes messages; each once, whatever they say now. */
  add(rows: readonly Row[], call: Call): Promise<void>;
  /** An agent has come. */
  joined(session: string, agent: string, call: Call): Promise<void>;
  /** The session is over. */
  closed(call: Call): Promise<void>;
  said(command: string, row: number, call: Call): Promise<void>;
  entries(call: Call): Promise<readonly ChatEntry[]>;
}

/** Opens the journal of one chat. */
export function createJournal(name: string): Journal {
  const known = createKept<Known>(name, KnownSchema, { said: {}, noted: [] });

  function put(noted: readonly Noted[], next: Noted): readonly Noted[] {
    const at = noted.findIndex(({ id }) => id === next.id);
    return (at < 0 ? [...noted, next] : noted.with(at, next)).slice(-notedLength);
  }

  return {
    known,
    add: async (rows, call) =>
      void (await known.change(call, (kept) => {
        const noted = rows.map(({ id, content, created_by_id: author, created_at: at }): Noted => {
          const name = author ? (kept.noted.find((one) => one.id === String(id))?.name ?? kept.agent ?? '') : undefined;
          return { id: String(id), at, type: 'message', text: toText(content), ...(name === undefined ? {} : { name }) };
        });
        return { ...kept, noted: noted.filter(({ text }) => text !== '').reduce(put, kept.noted) };
      })),
    joined: async (session, agent, call) =>
      void (await known.change(call, (kept) => ({ ...kept, agent, noted: put(kept.noted, { id: `joined ${session}`, at: call.now(), type: 'joined', text: '', name: agent }) }))),
    closed: async (call) =>
      void (await known.change(call, ({ said, noted, session, pending }) => ({
        said,
        ...(pending ? { pending } : {}),
        noted: session === undefined || noted.length === 0 ? noted : put(noted, { id: `closed ${session}`, at: noted.at(-1)?.at ?? 0, type: 'closed', text: '' }),
      }))),
    said: async (command, row, call) =>
      void (await known.change(call, ({ pending, ...kept }) => ({
        ...kept,
        ...(pending && pending.command !== command ? { pending } : {}),
        said: remember(kept.said, command, row, notedLength),
      }))),
    async entries(call) {
      const { noted, said } = await known.read(call);
      const commands = new Map(Object.entries(said).map(([command, row]) => [String(row), command]));
      return noted.map((one) => toEntry(one, commands.get(one.id)));
    },
  };
}

function toEntry({ id, at, type, text, name }: Noted, commandId: string | undefined): ChatEntry {
  if (type === 'closed') return { id, at, type };
  if (type === 'joined') return { id, at, type, agent: name ?? '' };
  if (name === undefined) return { id, at, type, from: { side: 'visitor' }, text, ...(commandId === undefined ? {} : { commandId }) };
  return { id, at, type, from: name ? { side: 'agent', name } : { side: 'system' }, text };
}
