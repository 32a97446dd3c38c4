import type { AgentRow, AnswerRow, CallbackRow, ConversationRow, EventRow, VisitorRow } from '../../src/server/store/index.ts';
import type { SessionRow } from '../../src/server/store/rows/agents.ts';
import type { TokenRow } from '../../src/server/store/rows/visitors.ts';

/** What lies on the server's disk. Rows and lists are never changed, so that a copy of the maps is a copy of all. */
export interface Tables {
  readonly meta: Map<string, string>;
  /** By id. */
  readonly visitors: Map<string, Readonly<VisitorRow>>;
  /** Hash of the device → id. */
  readonly devices: Map<string, string>;
  /** By hash. */
  readonly tokens: Map<string, Readonly<TokenRow>>;
  /** By id. */
  readonly conversations: Map<string, ConversationRow>;
  /** Visitor → conversation. */
  readonly chats: Map<string, string>;
  /** Conversation → its log. */
  readonly events: Map<string, readonly EventRow[]>;
  /** `author id` → answer. */
  readonly answers: Map<string, AnswerRow>;
  readonly callbacks: Map<string, CallbackRow>;
  readonly agents: Map<string, AgentRow>;
  readonly sessions: Map<string, SessionRow>;
  /** Hash of a proof → of the device that showed it. */
  readonly proofs: Map<string, string>;
  /** Hash of a device whose person was erased → when. */
  readonly erased: Map<string, number>;
}

export function createTables(): Tables {
  return {
    meta: new Map(),
    visitors: new Map(),
    devices: new Map(),
    tokens: new Map(),
    conversations: new Map(),
    chats: new Map(),
    events: new Map(),
    answers: new Map(),
    callbacks: new Map(),
    agents: new Map(),
    sessions: new Map(),
    proofs: new Map(),
    erased: new Map(),
  };
}

export function copyTables(tables: Tables): Tables {
  return Object.fromEntries(Object.entries(tables).map(([name, table]: [string, Map<string, unknown>]) => [name, new Map(table)])) as unknown as Tables;
}
