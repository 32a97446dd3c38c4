import { epochOf } from '../../src/server/chat-log.ts';
import type { ConversationRow, EventRow } from '../../src/server/store/index.ts';
import type { Row } from '../../src/channels/chat/timeline.ts';
import type { Tables } from './tables.ts';

/** Which promise is broken, and how. The numbers are those of the list in README.md. */
export class Violation extends Error {
  override readonly name = 'Violation';

  constructor(
    readonly promise: string,
    what: string,
  ) {
    super(`${promise}: ${what}`);
  }
}

/** Something somebody said, and what we know of it. */
export interface Said {
  readonly id: string;
  readonly browser: string;
  /** Who said it: a browser may have several people, one after the other. */
  readonly person: string;
  readonly channel: 'chat' | 'contact';
  readonly text: string;
  /** When, and in which order. */
  readonly at: number;
  readonly number: number;
  readonly page: object;
  /** The server will never take it. */
  readonly isRefusable: boolean;
  /** It was composed where nothing can be kept, and that was said; or its page died in the same moment. */
  isExcused: boolean;
  /** The visitor took it out. */
  isDismissed: boolean;
}

/** Remembers what was promised, and compares. */
export interface Promises {
  readonly said: Map<string, Said>;
  /** The first promise that was broken. */
  broken(): Violation | undefined;
  fail(promise: string, what: string): void;
  note(said: Said): void;
  /** The server's disk holds this now. */
  onWrite(tables: Tables): void;
  /** A backup took the place of everything. */
  onRestore(tables: Tables): void;
  /** Somebody wished to be forgotten: what they had said is gone from the disk, and stays so. Said before `onWrite` hears of it. */
  onErase(person: string, tables: Tables, conversations: readonly string[], at: number): void;
  /** Conversations are too old to be kept: they are in the one and not in the other. Said before `onWrite` hears of it. */
  onDrop(before: Tables, after: Tables): void;
  /** Whether it was stored in a conversation that was dropped for its age. */
  wasDropped(id: string): boolean;
  /** When this person was erased last; what they had said before need not arrive. */
  erasedAt(person: string): number;
  wasStored(id: string): boolean;
  /** What of it is gone with what a restore threw away. */
  isRolledBack(id: string): boolean;
  /** Compares what a page shows with every log it may be the beginning of. */
  checkView(page: { readonly name: string; readonly person: string }, rows: readonly Row[]): void;
}

interface History {
  readonly epoch: string;
  /** What numbers of this log are named by. */
  readonly place: string;
  log: readonly EventRow[];
}

/** Two words of one person this close together may be put in either order, when they are said in two tabs. */
const togetherMs = 100;

/** What a browser has not been told yet, and what cannot be promised to it. */
export interface Doubts {
  /** Whether a draft still lies on its shelf, where every tab looks for the first one to send. */
  isWaiting(browser: string, id: string): boolean;
  /** Not the order of what it says. */
  isDisorderly(browser: string): boolean;
  /** Not that it knows what was said before an erasure: its clock has jumped. */
  isOutOfTime(browser: string): boolean;
}

export function createPromises(doubts: Doubts): Promises {
  const said = new Map<string, Said>();
  const stored = new Set<string>();
  const rolledBack = new Set<string>();
  /** Acknowledged, gone with a restore, and said once more by an attempt that had been under way all the while: in no order. */
  const strays = new Set<string>();
  /** What was stored and erased. */
  const erased = new Set<string>();
  /** Erased or too old, and so not gone without a reason: `epoch id`. */
  const endedConversations = new Set<string>();
  const dropped = new Set<string>();
  const erasedAt = new Map<string, number>();
  const histories = new Map<string, History>();
  const marks = new Map<string, Pick<ConversationRow, 'agent_read' | 'visitor_read'>>();
  let violation: Violation | undefined;

  const fail = (promise: string, what: string) => void (violation ??= new Violation(promise, what));
  const idsOf = (all: Tables) => new Set([...all.events.values()].flatMap((log) => log.flatMap(({ command_id }) => command_id ?? [])));

  function checkLog(conversation: ConversationRow, log: readonly EventRow[], before: readonly EventRow[]): void {
    if (before.some((event, index) => log[index] !== event)) fail('I1', 'what was stored is gone, and no backup was restored');
    log.forEach(({ seq }, index) => {
      if (seq !== index + 1) fail('I3', `number ${index + 1} is missing`);
    });
    if (conversation.head !== log.length) fail('I3', `the head is ${conversation.head} of ${log.length}`);
    for (const { command_id, text } of log.slice(before.length)) {
      if (command_id === null) continue;
      if (log.filter((event) => event.command_id === command_id).length > 1) fail('I2', `"${text}" is stored twice`);
      const one = said.get(command_id);
      const isFormer = erased.has(command_id) || (one !== undefined && one.at < (erasedAt.get(one.person) ?? -Infinity));
      if (isFormer && !doubts.isOutOfTime(one?.browser ?? '')) fail('I15', `"${text}" was said before an erasure, and stored after it`);
      stored.add(command_id);
      if (one && !isOf(one.person, log)) fail('I9', `what ${one.person} said, "${text}", was stored as somebody else's`);
      if (rolledBack.has(command_id) && !doubts.isWaiting(said.get(command_id)?.browser ?? '', command_id)) strays.add(command_id);
      rolledBack.delete(command_id);
    }
    checkOrder(log);
  }

  function checkOrder(log: readonly EventRow[]): void {
    let last: Said | undefined;
    for (const { command_id } of log) {
      const one = said.get(command_id ?? '');
      // Where an attempt from before it was taken out arrives after all, nobody waits for it any more.
      if (!one || strays.has(one.id) || one.isDismissed) continue;
      const isTogether = last && last.page !== one.page && Math.abs(last.at - one.at) < togetherMs;
      if (last && last.number > one.number && !isTogether && !doubts.isDisorderly(one.browser)) fail('I4', `"${one.text}" was stored after "${last.text}"`);
      last = one;
    }
  }

  function check(now: Tables): void {
    const epoch = now.meta.get('epoch') ?? '';
    for (const [id, log] of now.events) {
      const key = `${epoch} ${id}`;
      const conversation = now.conversations.get(id);
      const known = histories.get(key);
      if (!conversation) continue;
      if (known?.log !== log) {
        checkLog(conversation, log, known?.log ?? []);
        histories.set(key, { epoch, place: epochOf({ epoch }, conversation.id), log });
      }
      const mark = marks.get(key);
      if (mark && (mark.agent_read > conversation.agent_read || mark.visitor_read > conversation.visitor_read)) fail('I11', 'a read mark fell');
      marks.set(key, conversation);
    }
    for (const [key, { epoch: of, log }] of histories) {
      const id = key.slice(epoch.length + 1);
      if (of === epoch && !now.events.has(id) && log.length > 0 && !endedConversations.has(key)) fail('I1', 'a whole conversation is gone, and no backup was restored');
    }
  }

  return {
    said,
    broken: () => violation,
    fail,
    note: (one) => void said.set(one.id, one),
    onWrite: check,
    onRestore(now) {
      const left = idsOf(now);
      for (const id of stored) {
        if (left.has(id)) rolledBack.delete(id);
        else rolledBack.add(id);
      }
      check(now);
    },
    onErase(person, tables, conversations, at) {
      erasedAt.set(person, at);
      for (const id of conversations) {
        endedConversations.add(`${tables.meta.get('epoch')} ${id}`);
        for (const { command_id } of tables.events.get(id) ?? []) if (command_id !== null) erased.add(command_id);
      }
    },
    onDrop(before, after) {
      for (const [id, log] of before.events) {
        if (after.events.has(id)) continue;
        endedConversations.add(`${before.meta.get('epoch')} ${id}`);
        for (const { command_id } of log) if (command_id !== null) dropped.add(command_id);
      }
    },
    wasDropped: (id) => dropped.has(id),
    erasedAt: (person) => erasedAt.get(person) ?? -Infinity,
    wasStored: (id) => stored.has(id),
    isRolledBack: (id) => rolledBack.has(id),
    checkView({ name, person }, rows) {
      const shown = rows.filter(({ is }) => is !== 'day' && is !== 'new');
      const firstPending = shown.findIndex((row) => row.is === 'message' && row.draft !== undefined);
      const settled = firstPending < 0 ? shown : shown.slice(0, firstPending);
      const pending = firstPending < 0 ? [] : shown.slice(firstPending);
      const keys = new Set(shown.map(({ key }) => key));
      if (keys.size !== shown.length) fail('I7', `${name} shows something twice`);
      for (const row of pending) {
        if (row.is !== 'message' || !row.draft) fail('I7', `${name} shows what is stored after what is not`);
        else if (row.draft.state.peek().is === 'sent' && !stored.has(row.key)) fail('I1', `${name} shows "${row.text}" as sent, and it is not stored`);
      }
      if (settled.length === 0) return;
      for (const { place, log } of histories.values()) {
        if (log.length < settled.length) continue;
        const isSame = settled.every(({ key }, index) => key === (log[index]?.command_id ?? `${place}:${index + 1}`));
        if (!isSame) continue;
        if (!isOf(person, log)) fail('I9', `${name} shows somebody else's conversation`);
        return;
      }
      fail('I7', `${name} shows what is the beginning of no log: ${settled.map((row) => (row.is === 'message' ? row.text : row.is)).join(' | ')}`);
    },
  };

  /** A conversation begins with the words of the visitor whose it is. */
  function isOf(person: string, log: readonly EventRow[]): boolean {
    return log.every(({ command_id }) => (said.get(command_id ?? '')?.person ?? person) === person);
  }
}
