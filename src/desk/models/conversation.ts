import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import { isDeskbellError, toDeskbellError, type DeskbellError } from '../../core/error.ts';
import type { Agent, ChatEvent, ConversationView, DeskCommandType, InboxItem } from '../../protocol/index.ts';
import type { Api } from '../api.ts';
import type { DeskLine } from '../line.ts';
import type { World } from '../world.ts';
import type { Drafts } from './drafts.ts';
import { createFiles, type Files } from './files.ts';
import type { Inbox } from './inbox.ts';
import { createReplies, type Replies } from './replies.ts';
import { createSnippets, type Snippets } from './snippets.ts';
import { createTeam, type Team } from './team.ts';
import { createTyping } from './typing.ts';

/** How reading a conversation stands. What was read before stays on the screen when a later reading fails. */
export type ConversationState =
  | { readonly is: 'loading' }
  | { readonly is: 'ready' }
  /** `gone` and `unsupported`: there is no such conversation. */
  | { readonly is: 'failed'; readonly error: DeskbellError };

/** Marking done or open again. */
export type Change = { readonly is: 'none' } | { readonly is: 'changing' } | { readonly is: 'failed'; readonly error: DeskbellError };

/** One conversation of any channel, as an agent sees it. */
export interface Conversation {
  readonly id: string;
  readonly state: ReadonlySignal<ConversationState>;
  /** Whether the server is being asked for it at this moment. */
  readonly reading: ReadonlySignal<boolean>;
  /** Its row; known before the rest is read when it came from the list. */
  readonly item: ReadonlySignal<InboxItem | undefined>;
  /** Where the visitor was, what a form asked, earlier conversations; absent until read. */
  readonly about: ReadonlySignal<Pick<ConversationView, 'context' | 'details' | 'earlier'> | undefined>;
  readonly events: ReadonlySignal<readonly ChatEvent[]>;
  /** How far the visitor has read. */
  readonly visitorRead: ReadonlySignal<number>;
  readonly visitorTyping: ReadonlySignal<boolean>;
  readonly change: ReadonlySignal<Change>;
  readonly replies: Replies;
  readonly files: Files;
  readonly team: Team;
  /** Offers words while a reply is written. */
  readonly snippets: Snippets;
  /** Reads it again. Never throws: {@link state} says how it went. */
  load(): Promise<void>;
  /** Facts that arrived by themselves. */
  hear(events: readonly ChatEvent[]): void;
  hearRead(upTo: number): void;
  hearTyping(on: boolean): void;
  /** Whether the agent has it before their eyes; what is shown is marked read. */
  show(shown: boolean): void;
  /** Answered, called, closed. */
  done(): Promise<void>;
  /** Says what is written and, once that is stored, takes the conversation off the list. */
  replyAndDone(): void;
  reopen(): Promise<void>;
  dispose(): void;
}

/** What {@link createConversation} needs. */
export interface ConversationOptions {
  readonly id: string;
  readonly agent: Agent;
  readonly world: World;
  readonly api: Pick<Api, 'conversation' | 'command' | 'snippets' | 'upload'>;
  readonly inbox: Pick<Inbox, 'find' | 'apply' | 'forget'>;
  readonly drafts: Drafts;
  readonly say: DeskLine['say'];
}

/** Takes up a conversation; nothing is read before {@link Conversation.load}. */
export function createConversation({ id, agent, world, api, inbox, drafts, say }: ConversationOptions): Conversation {
  const state = signal<ConversationState>({ is: 'loading' });
  const reading = signal(false);
  const about = signal<Pick<ConversationView, 'context' | 'details' | 'earlier'> | undefined>(undefined);
  const events = signal<readonly ChatEvent[]>([]);
  const visitorRead = signal(0);
  const change = signal<Change>({ is: 'none' });
  const shown = signal(false);
  const item = computed(() => inbox.find(id));
  const typing = createTyping({ world, tell: (on) => say({ type: 'typing', conversation: id, on }) });
  const have = () => events.peek().at(-1)?.seq ?? 0;
  const replies = createReplies({ id, world, api, drafts, have, onTyping: typing.type, onSent: sent });
  const files = createFiles({ id, world, api, onSent: (seq) => (have() < seq ? void load() : undefined) });
  const team = createTeam({ id, world, api, inbox, drafts, item, reload: () => void load() });
  let epoch: string | undefined;

  let loads = 0;
  async function load() {
    const mine = ++loads;
    reading.value = true;
    try {
      const view = await api.conversation(id);
      // A newer reading is under way and will know more.
      if (mine === loads) take(view);
    } catch (thrown) {
      if (mine === loads && !isDeskbellError(thrown, 'unauthorized')) fail(toDeskbellError(thrown));
    } finally {
      if (mine === loads) reading.value = false;
    }
  }

  function fail(error: DeskbellError) {
    batch(() => {
      state.value = { is: 'failed', error };
      if (error.kind !== 'gone') return;
      // Forgotten by the shop, perhaps because the person asked for it: then nothing of it stays before anybody's eyes.
      about.value = undefined;
      events.value = [];
      team.take([]);
      inbox.forget(id);
    });
  }

  function take(view: ConversationView) {
    batch(() => {
      const last = view.events.at(-1)?.seq ?? 0;
      // What arrived by the line while this answer was on its way; of another epoch nothing may be mixed in.
      const younger = epoch === view.epoch ? events.value.filter(({ seq }) => seq > last) : [];
      const follows = (younger[0]?.seq ?? last + 1) === last + 1;
      events.value = follows ? [...view.events, ...younger] : view.events;
      visitorRead.value = epoch === view.epoch ? Math.max(visitorRead.value, view.visitorRead) : view.visitorRead;
      epoch = view.epoch;
      about.value = { context: view.context, details: view.details, earlier: view.earlier };
      team.take(view.notes ?? []);
      inbox.apply(view.item);
      replies.settle(view.events);
      files.settle(view.events);
      files.learn(view.attachments);
      state.value = { is: 'ready' };
    });
  }

  function hear(news: readonly ChatEvent[]) {
    // Not read yet: the reading will bring these too.
    if (state.value.is !== 'ready') return;
    let missed = false;
    batch(() => {
      for (const event of news) {
        if (event.seq === have() + 1) events.value = [...events.value, event];
        else if (event.seq > have()) missed = true;
      }
      replies.settle(news);
      files.settle(news);
      if (news.some((event) => event.type === 'message' && event.from.side === 'visitor')) typing.hear(false);
    });
    if (missed) void load();
  }

  /** The server has it. The line usually shows it a moment sooner or later; without a line we show it ourselves. */
  function sent({ commandId, text, seq, at }: { commandId: string; text: string; seq: number; at: number }) {
    hear([{ type: 'message', seq, at, commandId, from: { side: 'agent', name: agent.name }, text }]);
    const row = inbox.find(id);
    if (row && row.head < seq) inbox.apply({ ...atRest(row), head: seq, at, excerpt: text });
  }

  let readId: { readonly upTo: number; readonly commandId: string } | undefined;
  const undoRead = effect(() => {
    const row = item.value;
    // Unread again without a new number, as when a call is moved, is to be marked again.
    if (!row?.unread) readId = undefined;
    if (!shown.value || !world.visible.value || state.value.is !== 'ready' || !row?.unread) return;
    // Only what is on the screen was read; a row may already know of words that are still on their way.
    const upTo = row.channel === 'chat' ? Math.min(row.head, events.value.at(-1)?.seq ?? 0) : row.head;
    if (readId?.upTo === upTo) return;
    readId = { upTo, commandId: world.newId() };
    void markRead(readId);
  });

  async function markRead({ upTo, commandId }: { readonly upTo: number; readonly commandId: string }) {
    try {
      await api.command('desk.read', { conversation: id, upTo }, commandId);
      const row = inbox.find(id);
      if (row?.unread && row.head <= upTo) inbox.apply({ ...row, unread: false });
    } catch (thrown) {
      // It stays unread, which is true. The next reading of the conversation tries again.
      if (readId?.commandId === commandId) readId = undefined;
      world.log('Could not mark as read', thrown);
    }
  }

  /** Ids of changes that were not confirmed, kept so that trying again is a repetition and not a second wish. */
  const wishes = new Map<DeskCommandType, string>();

  async function setStatus(type: 'desk.done' | 'desk.reopen', status: InboxItem['status']) {
    if (change.value.is === 'changing') return;
    change.value = { is: 'changing' };
    const commandId = wishes.get(type) ?? world.newId();
    wishes.set(type, commandId);
    try {
      // What is still on its way is not before anybody's eyes.
      const seen = type === 'desk.done' && state.value.is === 'ready' ? { after: have() } : {};
      await api.command(type, { conversation: id, ...seen }, commandId);
      wishes.clear();
      batch(() => {
        change.value = { is: 'none' };
        const row = inbox.find(id);
        if (row) inbox.apply(status === 'done' ? { ...atRest(row), status, unread: false } : { ...row, status });
      });
      // What the server made of it: a line in the log, the state of a call.
      void load();
    } catch (thrown) {
      const error = toDeskbellError(thrown);
      change.value = { is: 'failed', error };
      if (error.fields['after'] === 'taken') void load();
    }
  }

  return {
    id,
    state,
    reading,
    item,
    about,
    events,
    visitorRead,
    visitorTyping: typing.other,
    change,
    replies,
    files,
    team,
    snippets: createSnippets({ world, api }),
    load,
    hear,
    hearRead(upTo) {
      visitorRead.value = Math.max(visitorRead.value, upTo);
    },
    hearTyping: typing.hear,
    show(next) {
      shown.value = next;
      if (!next) typing.stop();
    },
    done: () => setStatus('desk.done', 'done'),
    replyAndDone: () => replies.send(() => void setStatus('desk.done', 'done')),
    reopen: () => setStatus('desk.reopen', 'open'),
    dispose() {
      undoRead();
      loads += 1;
      typing.dispose();
      team.dispose();
    },
  };
}

/** Nobody waits for an answer any more, and nothing is put off. */
function atRest({ waitingSince: _waiting, laterUntil: _later, ...row }: InboxItem): InboxItem {
  return row;
}
