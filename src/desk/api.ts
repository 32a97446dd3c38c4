import * as v from 'valibot';
import { countBytes } from '../channels/chat/transfer.ts';
import { DeskbellError, fromErrorBody, isDeskbellError, toDeskbellError } from '../core/error.ts';
import {
  AgentAccountSchema,
  AgentSchema,
  ArticleHistorySchema,
  ArticlePreviewSchema,
  ConversationViewSchema,
  deskCommandSchemas,
  ErrorBodySchema,
  InboxItemSchema,
  InboxSectionSchema,
  InboxViewSchema,
  KnowledgeSchema,
  ReportSchema,
  SnippetSchema,
  UploadedSchema,
  type Agent,
  type AgentAccount,
  type ArticleDraft,
  type ArticleHistory,
  type ArticlePreview,
  type Attachment,
  type ConversationView,
  type DeskCommandBody,
  type DeskCommandResult,
  type DeskCommandType,
  type InboxItem,
  type InboxSection,
  type InboxView,
  type Knowledge,
  type Report,
  type Snippet,
} from '../protocol/index.ts';
import type { Filter } from './models/filter.ts';
import type { World } from './world.ts';

/** What the server does for an agent. Every call is one attempt and fails with a `DeskbellError`. */
export interface Api {
  /** Who is signed in; `unauthorized` when nobody is. */
  me(): Promise<Agent>;
  signIn(name: string, password: string): Promise<Agent>;
  signOut(): Promise<void>;
  /** Signs out everywhere, this desk included. */
  changePassword(current: string, next: string): Promise<void>;
  /** For admins: everybody who may sign in. */
  accounts(): Promise<readonly AgentAccount[]>;
  /** Answers the password the server has made, which is told this once. */
  addAccount(account: Pick<AgentAccount, 'login' | 'name' | 'role'>): Promise<{ readonly agent: AgentAccount; readonly password: string }>;
  /** Whatever is changed, their sessions end. */
  changeAccount(id: string, change: Partial<Pick<AgentAccount, 'name' | 'role' | 'disabled'>>): Promise<void>;
  renewPassword(id: string): Promise<string>;
  /** What was asked in the last days, and how it was answered. */
  report(days: number): Promise<Report>;
  /** Everybody who may answer. */
  colleagues(): Promise<readonly Agent[]>;
  /** Words that need not be written, for a visitor of this language. */
  snippets(words: string, locale: string): Promise<readonly Snippet[]>;
  inbox(): Promise<InboxView>;
  /** The first of a section of the inbox, and how many there are. */
  section(asked: Pick<Filter, 'status' | 'channel' | 'whose' | 'order'> & { readonly count: number }): Promise<InboxSection>;
  /** Rows of the whole history in which all of these words stand. */
  search(words: string): Promise<readonly InboxItem[]>;
  conversation(id: string): Promise<ConversationView>;
  /** What is looked for in vain, and what is written at the desk. */
  knowledge(): Promise<Knowledge>;
  /** An article with its history. */
  article(id: string): Promise<ArticleHistory>;
  /** How a draft will look to shoppers. */
  preview(draft: ArticleDraft): Promise<ArticlePreview>;
  /** Keeps a file that is to be said; said by `desk.attach`. Tells the part that has left, 0 to 1. */
  upload(file: File, id: string, onProgress: (part: number) => void): Promise<Attachment>;
  /** `id` is made once for what is asked and stays the same when it is asked again: a repeat is then always safe. */
  command<Type extends DeskCommandType>(type: Type, body: DeskCommandBody<Type>, id: string): Promise<DeskCommandResult<Type>>;
}

/** What {@link createApi} needs. */
export interface ApiOptions {
  readonly world: Pick<World, 'fetch' | 'base' | 'after' | 'online'>;
  /** The server no longer knows this agent. Not called for `me` and `signIn`, whose answer it simply is. */
  readonly onUnauthorized: () => void;
}

/** A file takes longer than words. */
const uploadWithinMs = 170_000;

/** After this long without an answer nobody believes in one any more. */
export const answerWithinMs = 20_000;

const NothingSchema = v.object({});

/** Talks to the server over HTTP; what comes back is checked against the protocol before anybody sees it. */
export function createApi({ world, onUnauthorized }: ApiOptions): Api {
  async function ask<Schema extends v.GenericSchema>(path: string, schema: Schema, body?: unknown, onProgress: (part: number) => void = () => {}): Promise<v.InferOutput<Schema>> {
    const giveUp = new AbortController();
    const unwatch = world.after(body instanceof File ? uploadWithinMs : answerWithinMs, () => giveUp.abort(new DeskbellError('unavailable', { message: `No answer from ${path}` })));
    try {
      const counted = countBytes({ fetch: world.fetch, signal: giveUp.signal }, { onProgress, isOnline: () => world.online.value, after: world.after });
      const response = await counted.fetch(`${world.base}/desk/api/${path}`, {
        signal: giveUp.signal,
        credentials: 'same-origin',
        cache: 'no-store',
        ...speak(body),
      });
      if (!response.ok) throw await failureOf(response);
      return v.parse(schema, await response.json());
    } catch (thrown) {
      const error = toDeskbellError(thrown);
      throw error.kind === 'unavailable' && !world.online.value ? new DeskbellError('offline', { cause: error }) : error;
    } finally {
      unwatch();
    }
  }

  /** The same, for everything that needs a signed-in agent. */
  async function askSignedIn<Schema extends v.GenericSchema>(path: string, schema: Schema, body?: unknown, onProgress?: (part: number) => void): Promise<v.InferOutput<Schema>> {
    try {
      return await ask(path, schema, body, onProgress);
    } catch (error) {
      if (isDeskbellError(error, 'unauthorized')) onUnauthorized();
      throw error;
    }
  }

  return {
    me: async () => (await ask('me', v.object({ agent: AgentSchema }))).agent,
    signIn: async (name, password) => (await ask('sign-in', v.object({ agent: AgentSchema }), { name, password })).agent,
    signOut: async () => void (await ask('sign-out', NothingSchema, {})),
    changePassword: async (current, next) => void (await askSignedIn('password', NothingSchema, { current, next })),
    accounts: async () => (await askSignedIn('agents', v.object({ agents: v.array(AgentAccountSchema) }))).agents,
    addAccount: (account) => askSignedIn('agents', v.object({ agent: AgentAccountSchema, password: v.string() }), account),
    changeAccount: async (id, change) => void (await askSignedIn(`agents/${encodeURIComponent(id)}`, NothingSchema, change)),
    renewPassword: async (id) => (await askSignedIn(`agents/${encodeURIComponent(id)}/password`, v.object({ password: v.string() }), {})).password,
    report: (days) => askSignedIn(`report?days=${days}`, ReportSchema),
    colleagues: async () => (await askSignedIn('colleagues', v.object({ agents: v.array(AgentSchema) }))).agents,
    snippets: async (words, locale) =>
      (await askSignedIn(`snippets?${new URLSearchParams({ words, locale }).toString()}`, v.object({ snippets: v.array(SnippetSchema) }))).snippets,
    inbox: () => askSignedIn('inbox', InboxViewSchema),
    section: ({ count, ...asked }) => askSignedIn(`inbox/section?${new URLSearchParams({ ...asked, count: String(count) }).toString()}`, InboxSectionSchema),
    search: async (words) => (await askSignedIn(`search?${new URLSearchParams({ words }).toString()}`, v.object({ items: v.array(InboxItemSchema) }))).items,
    conversation: (id) => askSignedIn(`conversations/${encodeURIComponent(id)}`, ConversationViewSchema),
    knowledge: () => askSignedIn('knowledge', KnowledgeSchema),
    article: (id) => askSignedIn(`articles/${encodeURIComponent(id)}`, ArticleHistorySchema),
    preview: (draft) => askSignedIn('preview', ArticlePreviewSchema, draft),
    upload: async (file, id, onProgress) => (await askSignedIn(`attachments/${encodeURIComponent(id)}`, UploadedSchema, file, onProgress)).attachment,
    async command(type, body, id) {
      // The table pairs each type with its result, which TypeScript cannot follow through a generic index.
      const result: unknown = await askSignedIn('commands', deskCommandSchemas[type].result as v.GenericSchema, { id, type, body });
      return result as DeskCommandResult<typeof type>;
    },
  };
}

/** A file goes as it is, anything else as JSON. */
function speak(body: unknown): RequestInit {
  if (body instanceof File) return { method: 'PUT', headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(body.name) }, body };
  return body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The server's own words where it said something of our form, the status where a proxy answered in its place. */
async function failureOf(response: Response): Promise<DeskbellError> {
  const body = v.safeParse(v.object({ error: ErrorBodySchema }), await response.json().catch(() => undefined));
  return body.success ? fromErrorBody(body.output.error) : toDeskbellError(response);
}
