import type { AnswerRow, ConversationRow, EventRow, Rows } from '../../src/server/store/index.ts';
import { erasedForMs } from '../../src/server/store/rows/people.ts';
import type { Tables } from './tables.ts';

/** What the real store throws when a uniqueness rule says no. */
export function uniqueFailure(index: string): Error {
  return Object.assign(new Error(`UNIQUE constraint failed: ${index}`), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
}

function referenceFailure(): Error {
  return Object.assign(new Error('FOREIGN KEY constraint failed'), { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
}

/** Rules of the schema that a deliberately broken variant leaves out. */
export interface Rules {
  /** How long ids of commands are unique: by the index of the log and by stored answers, or by what a process remembers. */
  readonly unique: 'for ever' | 'in memory' | 'not at all';
}

type Some<Noun extends keyof Rows, Verbs extends keyof Rows[Noun]> = Pick<Rows[Noun], Verbs>;

/** As much of `Rows` as chats, letters and the desk ask for. */
interface SomeRows {
  readonly meta: Some<'meta', 'ensure' | 'standing'>;
  readonly visitors: Some<'visitors', 'ofDevice' | 'lock' | 'setPerson' | 'addToken' | 'claimProof' | 'dropToken' | 'goodTokens' | 'ofToken'>;
  readonly conversations: Some<
    'conversations',
    'insert' | 'byId' | 'lock' | 'chatOf' | 'lockChatOf' | 'ofVisitor' | 'hasReference' | 'update' | 'markRead' | 'inbox' | 'chatHeads' | 'changedSince'
  >;
  readonly events: Some<'events', 'append' | 'after' | 'last' | 'hasAnswerOfOthers' | 'hasAgent'>;
  readonly answers: Some<'answers', 'find' | 'insert'>;
  readonly callbacks: Some<'callbacks', 'ofConversations'>;
  readonly people: Some<'people', 'isErased' | 'erase' | 'eraseAgain'>;
  readonly handovers: Some<'handovers', 'insert'>;
  readonly old: Some<'old', 'dropConversations'>;
  readonly team: Some<'team', 'assigneesOf' | 'noteCounts' | 'notesOf' | 'agents'>;
  readonly agents: Some<'agents', 'insert' | 'any' | 'byLogin' | 'lock' | 'addSession' | 'endSession' | 'ofSession'>;
}

/**
 * The questions of the real store, answered from memory: a simulation asks some hundred thousand of them a second.
 * `memory-store.test.ts` puts the same questions to both. What is not in here fails loudly when it is asked.
 */
export function createMemoryRows(tables: () => Tables, rules: Rules, remembered = new Map<string, AnswerRow>()): Rows {
  const isUnique = rules.unique === 'for ever';
  const chatOf = async (visitor: string) => {
    const id = tables().chats.get(visitor);
    return id === undefined ? undefined : tables().conversations.get(id);
  };
  const byId = async (id: string) => tables().conversations.get(id);
  const logOf = (conversation: string): readonly EventRow[] => tables().events.get(conversation) ?? [];

  const dropConversation = (id: string) => {
    const { conversations, events, callbacks } = tables();
    for (const table of [conversations, events, callbacks]) table.delete(id);
  };

  const rows: SomeRows = {
    meta: {
      async ensure(key, first) {
        const { meta } = tables();
        if (!meta.has(key)) meta.set(key, first);
        return meta.get(key) ?? first;
      },
      // Nobody is called otherwise in a story, and an erasure is known by its tokens.
      standing: async () => '',
    },

    visitors: {
      async ofDevice(row) {
        const { visitors, devices } = tables();
        const known = devices.get(row.device);
        if (known === undefined) {
          visitors.set(row.id, row);
          devices.set(row.device, row.id);
        }
        return visitors.get(known ?? row.id)!;
      },
      lock: async (id) => tables().visitors.get(id),
      async setPerson(id, person) {
        const row = tables().visitors.get(id);
        if (row) tables().visitors.set(id, { ...row, person });
      },
      async addToken(row, keep) {
        const { tokens, visitors } = tables();
        if (tokens.has(row.hash)) throw uniqueFailure('tokens.hash');
        if (!visitors.has(row.visitor)) throw referenceFailure();
        tokens.set(row.hash, row);
        const own = [...tokens.values()].filter(({ visitor }) => visitor === row.visitor);
        own.sort((a, b) => b.created_at - a.created_at || (a.hash < b.hash ? -1 : 1));
        const old = new Set(own.slice(keep).map(({ hash }) => hash));
        for (const { hash, expires_at } of own) if (old.has(hash) || expires_at <= row.created_at) tokens.delete(hash);
      },
      async claimProof({ hash, device }) {
        const { proofs } = tables();
        if (!proofs.has(hash)) proofs.set(hash, device);
        return proofs.get(hash) === device;
      },
      async dropToken(hash) {
        tables().tokens.delete(hash);
      },
      async goodTokens(hashes, now) {
        const { tokens } = tables();
        return new Set(hashes.filter((hash) => (tokens.get(hash)?.expires_at ?? 0) > now));
      },
      async ofToken(hash, now) {
        const row = tables().tokens.get(hash);
        return row && row.expires_at > now ? row.visitor : undefined;
      },
    },

    conversations: {
      async insert(row) {
        const { conversations, chats, visitors } = tables();
        if (conversations.has(row.id)) throw uniqueFailure('conversations.id');
        if (row.channel === 'chat' && chats.has(row.visitor)) throw uniqueFailure('one_chat');
        if (!visitors.has(row.visitor)) throw referenceFailure();
        if (row.channel === 'chat') chats.set(row.visitor, row.id);
        conversations.set(row.id, row);
      },
      byId,
      lock: byId,
      chatOf,
      lockChatOf: chatOf,
      async ofVisitor(visitor, limit) {
        const own = [...tables().conversations.values()].filter((row) => row.visitor === visitor);
        return own.sort((a, b) => b.at - a.at).slice(0, limit);
      },
      hasReference: async (reference) => [...tables().conversations.values()].some((row) => row.reference === reference),
      async update(id, patch) {
        const row = tables().conversations.get(id);
        if (row) tables().conversations.set(id, { ...row, ...patch, revision: row.revision + 1 } as ConversationRow);
      },
      async markRead(id, { side, upTo, now }) {
        const column = side === 'agent' ? 'agent_read' : 'visitor_read';
        const row = tables().conversations.get(id);
        if (!row || row[column] >= upTo || row.head < upTo) return false;
        tables().conversations.set(id, { ...row, [column]: upTo, changed_at: now });
        return true;
      },
      async inbox(openLimit, doneLimit) {
        const need = ({ unread, waiting_since }: ConversationRow) => (unread ? 2 : waiting_since === null ? 0 : 1);
        const order = (a: ConversationRow, b: ConversationRow) => need(b) - need(a) || b.at - a.at || (a.id < b.id ? -1 : 1);
        const all = [...tables().conversations.values()].sort(order);
        return [...all.filter(({ status }) => status === 'open').slice(0, openLimit), ...all.filter(({ status }) => status === 'done').slice(0, doneLimit)];
      },
      async changedSince(at, limit) {
        const some = [...tables().conversations.values()].filter((row) => row.changed_at >= at);
        const last = some.sort((a, b) => b.changed_at - a.changed_at).slice(0, limit);
        return last.map(({ id, head, revision, visitor_read }) => ({ id, head, revision, visitor_read }));
      },
      async chatHeads(visitors) {
        const { chats, conversations } = tables();
        return new Map(
          visitors.flatMap((visitor) => {
            const row = conversations.get(chats.get(visitor) ?? '');
            return row ? [[visitor, { id: row.id, head: row.head }] as const] : [];
          }),
        );
      },
    },

    events: {
      async append(added) {
        for (const event of added) {
          const log = logOf(event.conversation);
          if (log.some(({ seq }) => seq === event.seq)) throw uniqueFailure('events_number');
          const isKnown = event.command_id !== null && log.some(({ command_id }) => command_id === event.command_id);
          if (isKnown && isUnique) throw uniqueFailure('events_command');
          tables().events.set(event.conversation, [...log, event].sort((a, b) => a.seq - b.seq));
        }
        if (added.some((event) => !tables().conversations.has(event.conversation))) throw referenceFailure();
      },
      after: async (conversation, after, limit) => logOf(conversation).filter(({ seq }) => seq > after).slice(0, limit),
      last: async (conversation, limit) => logOf(conversation).slice(-limit),
      hasAnswerOfOthers: async (conversation, { after, author }) =>
        logOf(conversation).some(({ seq, type, side, command_id }) => seq > after && type === 'message' && side === 'agent' && !tables().answers.has(`${author} ${command_id}`)),
      hasAgent: async (conversation) => logOf(conversation).some(({ type }) => type === 'joined'),
    },

    answers: {
      async find(author, id) {
        if (rules.unique === 'not at all') return undefined;
        return (isUnique ? tables().answers : remembered).get(`${author} ${id}`);
      },
      async insert(row) {
        const key = `${row.author} ${row.id}`;
        if (tables().answers.has(key) && isUnique) throw uniqueFailure('answers_command');
        remembered.set(key, row);
        tables().answers.set(key, row);
      },
    },

    callbacks: {
      ofConversations: async (ids) => ids.flatMap((id) => tables().callbacks.get(id) ?? []),
    },

    // No system outside takes part in a story.
    handovers: { insert: async () => {} },

    old: {
      async dropConversations(channel, before) {
        const old = [...tables().conversations.values()].filter((row) => row.channel === channel && row.at < before);
        for (const { id, visitor } of old) {
          if (channel === 'chat') tables().chats.delete(visitor);
          dropConversation(id);
        }
        return old.length;
      },
    },

    people: {
      isErased: async (device, now, forMs) => (tables().erased.get(device) ?? -Infinity) > now - (forMs ?? erasedForMs),
      async erase(some, now) {
        const all = tables();
        for (const visitor of some) {
          for (const [key, answer] of all.answers) if (answer.author === `visitor:${visitor}`) all.answers.delete(key);
          const row = all.visitors.get(visitor);
          if (!row) continue;
          all.erased.set(row.device, now);
          all.visitors.delete(visitor);
          all.devices.delete(row.device);
          all.chats.delete(visitor);
          for (const [hash, token] of all.tokens) if (token.visitor === visitor) all.tokens.delete(hash);
          for (const { id, visitor: of } of all.conversations.values()) if (of === visitor) dropConversation(id);
        }
      },
      async eraseAgain({ at, visitors, devices }) {
        const all = tables();
        const same = [...all.visitors.values()].filter(({ device, created_at }) => devices.includes(device) && created_at <= at);
        void rows.people.erase([...visitors, ...same.map(({ id }) => id)], at);
        for (const device of devices) all.erased.set(device, at);
      },
    },

    team: {
      agents: async () => [...tables().agents.values()].map(({ id, name }) => ({ id, name })).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      // Nor does anybody leave a note.
      assigneesOf: async () => new Map(),
      noteCounts: async () => new Map(),
      notesOf: async () => [],
    },

    agents: {
      async insert(row) {
        const { agents } = tables();
        if (![...agents.values()].some(({ login }) => login === row.login)) agents.set(row.id, row);
      },
      any: async () => tables().agents.size > 0,
      byLogin: async (login) => [...tables().agents.values()].find((row) => row.login === login),
      lock: async (id) => tables().agents.get(id),
      async addSession(row, now) {
        const { sessions } = tables();
        for (const { hash, expires_at } of sessions.values()) if (expires_at <= now) sessions.delete(hash);
        if (sessions.has(row.hash)) throw uniqueFailure('sessions.hash');
        sessions.set(row.hash, row);
      },
      endSession: async (hash) => void tables().sessions.delete(hash),
      async ofSession(hash, now) {
        const session = tables().sessions.get(hash);
        const agent = session && tables().agents.get(session.agent);
        return agent && session.expires_at > now && session.version === agent.version ? agent : undefined;
      },
    },
  };
  return rows as unknown as Rows;
}
