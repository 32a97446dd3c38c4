import type { ArticleVersion, BookedCallback, InboxItem } from '../../protocol/index.ts';

// One shape for both databases: text ids, milliseconds as bigint (always read as a number), yes and no as 1 and 0, and
// JSON as text, which neither database needs to look into.

/** A fact about the data as a whole. */
export interface MetaTable {
  key: string;
  value: string;
}

/** One browser of one person. */
export interface VisitorTable {
  id: string;
  /** Hash: knowing the device id is enough to get a token. */
  device: string;
  person: string;
  created_at: number;
}

/** A proof of identity that was exchanged for a token. */
export interface ProofTable {
  hash: string;
  /** Hash of the browser that showed it. */
  device: string;
  expires_at: number;
}

export interface TokenTable {
  hash: string;
  visitor: string;
  created_at: number;
  expires_at: number;
}

export type Channel = InboxItem['channel'];
export type Status = InboxItem['status'];

/** A conversation of any channel. */
export interface ConversationTable {
  id: string;
  visitor: string;
  channel: Channel;
  status: Status;
  reference: string | null;
  subject: string;
  /** Last words said, cut. */
  excerpt: string;
  /** JSON of `Person`. */
  person: string;
  /** JSON of `Context`. */
  context: string;
  /** JSON of `{ label, value }[]`. */
  details: string;
  /** Highest number given. */
  head: number;
  /** Number of the visitor's last words. */
  said: number;
  agent_read: number;
  visitor_read: number;
  unread: number;
  created_at: number;
  at: number;
  /** When the visitor began to wait for the answer nobody has given yet. */
  waiting_since: number | null;
  /** Until when agents have put it off. */
  later_until: number | null;
  /** When anything an agent sees of it changed last, notes and whose it is included. */
  changed_at: number;
  /** How often that happened, not counting what the visitor has read: two states with one number are the same. */
  revision: number;
}

export type EventType = 'message' | 'joined' | 'closed' | 'reopened';
export type Side = 'visitor' | 'agent' | 'system';

/** A numbered fact. Rows are only ever added. */
export interface EventTable {
  conversation: string;
  seq: number;
  type: EventType;
  side: Side;
  /** The agent's public name. */
  author: string | null;
  text: string | null;
  command_id: string | null;
  /** JSON of `Attachment`. */
  attachment: string | null;
  at: number;
}

/** A file, from its first byte on. */
export interface AttachmentTable {
  id: string;
  /** `visitor:<id>` or `agent:<id>`. */
  owner: string;
  /** The id its owner gave it. */
  command: string;
  /** With whom it goes; null while an agent's is not said. */
  visitor: string | null;
  /** Null until it is said. */
  conversation: string | null;
  name: string;
  type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** 1: all parts are there. */
  ready: number;
  at: number;
}

export interface AttachmentPartTable {
  attachment: string;
  number: number;
  /** Base64: one shape for both databases and for backups. */
  data: string;
}

/** What a command was answered, so that asking again brings the same answer. */
export interface AnswerTable {
  /** `visitor:<id>` or `agent:<id>`. */
  author: string;
  id: string;
  /** Hash of type and body: the same id with other words is a mistake. */
  digest: string;
  result: string;
  at: number;
}

export interface CallbackTable {
  conversation: string;
  visitor: string;
  state: BookedCallback['state'];
  /** Null: as soon as possible. */
  slot: number | null;
  by: number | null;
  /** E.164. */
  phone: string;
}

/** Holds nothing but its row: whoever wants a place in a slot locks it first. */
export interface SlotTable {
  start: number;
}

export interface AgentTable {
  id: string;
  /** Lower case: what is typed to sign in. */
  login: string;
  name: string;
  password: string;
  role: 'admin' | 'agent';
  /** 1: may not sign in. */
  disabled: number;
  /** Grows with every change of password, role or standing: older sessions end. */
  version: number;
  created_at: number;
}

export interface SessionTable {
  hash: string;
  agent: string;
  version: number;
  expires_at: number;
}

export interface FaqVoteTable {
  command: string;
  article: string;
  helpful: number;
  locale: string;
  at: number;
}

/** A search that led to nothing. */
export interface FaqMissTable {
  /** The command that told of it, and its place in there. */
  command: string;
  words: string;
  locale: string;
  at: number;
  /** How many articles were shown and not opened. */
  found: number;
  /** The article that answers it by now; empty when an agent has set it aside. */
  answer: string | null;
}

/** A lesson that was taken in: told twice, it counts once. */
export interface FaqLessonTable {
  command: string;
  at: number;
}

/** How often an article was opened on one day. */
export interface FaqReadTable {
  locale: string;
  article: string;
  /** Its first millisecond, UTC. */
  day: number;
  reads: number;
}

/** What votes and reads came to when it was last reckoned; all processes build with these same numbers. */
export interface FaqPopularityTable {
  locale: string;
  article: string;
  /** 0 to 100. */
  score: number;
  /** How far it counts beside what the merchant said, in per cent. */
  weight: number;
}

/** An article written at the desk. */
export interface FaqArticleTable {
  id: string;
  locale: string;
  /** Number of the version shoppers read; 0 for none. */
  live: number;
  /** Number of the newest version. */
  head: number;
  created_at: number;
  at: number;
}

/** What was done to an article, and how it read from then on. Rows are only ever added. */
export interface FaqVersionTable {
  article: string;
  number: number;
  action: ArticleVersion['action'];
  title: string;
  /** Markdown. */
  body: string;
  category: string;
  /** JSON of texts. */
  questions: string;
  /** The agent's name. */
  author: string;
  at: number;
}

/** A browser whose visitor was erased. */
export interface ErasedDeviceTable {
  /** Hash. */
  device: string;
  at: number;
}

/** Something to be told to a system outside. What it says is read from the conversation when it is told. */
export interface HandoverTable {
  id: string;
  conversation: string;
  target: string;
  occasion: string;
  /** Head of the conversation when it was put down. */
  seq: number;
  state: 'waiting' | 'given' | 'dropped' | 'failed';
  attempts: number;
  due_at: number;
  /** What the other system calls it. */
  external: string | null;
  created_at: number;
}

/** What an agent wrote for the others. */
export interface NoteTable {
  id: string;
  conversation: string;
  /** Name of the agent. */
  author: string;
  text: string;
  at: number;
}

/** Whose a conversation is. */
export interface AssignmentTable {
  conversation: string;
  agent: string;
}

/** Every table by name. */
export interface Schema {
  attachments: AttachmentTable;
  attachment_parts: AttachmentPartTable;
  meta: MetaTable;
  visitors: VisitorTable;
  tokens: TokenTable;
  proofs: ProofTable;
  conversations: ConversationTable;
  events: EventTable;
  answers: AnswerTable;
  callbacks: CallbackTable;
  slots: SlotTable;
  agents: AgentTable;
  sessions: SessionTable;
  faq_votes: FaqVoteTable;
  faq_misses: FaqMissTable;
  faq_lessons: FaqLessonTable;
  faq_reads: FaqReadTable;
  faq_popularity: FaqPopularityTable;
  faq_articles: FaqArticleTable;
  faq_versions: FaqVersionTable;
  erased_devices: ErasedDeviceTable;
  handovers: HandoverTable;
  notes: NoteTable;
  assignments: AssignmentTable;
}
