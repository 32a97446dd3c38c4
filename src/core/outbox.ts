import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Context } from '../protocol/index.ts';
import { attempt, attemptMs as defaultAttemptMs } from './attempt.ts';
import { jitter } from './backoff.ts';
import type { CallOptions } from './call.ts';
import type { Call } from './contract.ts';
import { fromErrorBody, toErrorBody, type DeskbellError, type ErrorKind } from './error.ts';
import { hearNews, tellNews, type News } from './outbox-news.ts';
import type { Platform, Undo } from './platform.ts';
import { createShelf, type KeptDraft } from './shelf.ts';

/** Where a draft is on its way. Nothing leaves the outbox but as `sent`, or as `refused` and then by the visitor's own hand. */
export type DraftState =
  | { readonly is: 'queued' }
  | { readonly is: 'sending' }
  /** Tried and not accepted yet; `until` is when it is tried again, by the platform's `now()`. */
  | { readonly is: 'waiting'; readonly until: number; readonly error: DeskbellError }
  /** `result` is what `deliver` resolved with; `undefined` when another tab delivered it unheard. */
  | { readonly is: 'sent'; readonly result: unknown }
  /** A final no. It stays, with its words, until it is retried as a new draft or dismissed. */
  | { readonly is: 'refused'; readonly error: DeskbellError };

/** A command not yet accepted. */
export interface Draft {
  readonly id: string;
  readonly channel: string;
  /** Wire name, `<channel>.<verb>`. */
  readonly type: string;
  readonly body: unknown;
  /** When it was composed, by the visitor's clock. */
  readonly at: number;
  readonly state: ReadonlySignal<DraftState>;
}

/** Makes one attempt to say a draft; resolves with the result to keep, throws what went wrong. */
export type Deliver = (draft: Draft, call: Call) => Promise<unknown>;

/**
 * Durable, ordered drafts. Each channel is a queue of its own, so that a broken chat does not hold up the form; within
 * a queue one draft is in flight at a time, over all tabs, and a draft that must wait keeps its place.
 */
export interface Outbox {
  /** All drafts not yet accepted, oldest first, those of other tabs included. */
  readonly drafts: ReadonlySignal<readonly Draft[]>;
  /** Keeps a draft and starts on it. Its state tells how it goes on. */
  submit(draft: { channel: string; type: string; body: unknown }): Draft;
  /** Says how the drafts of a channel are delivered. Drafts kept from an earlier page wait for this. */
  serve(channel: string, deliver: Deliver): Undo;
  /**
   * Tries everything that waits at once, because something has changed: a line is up, the network is back. What a
   * backend asked to wait (`limited`) goes on waiting.
   */
  hurry(channel?: string): void;
  /** Takes a refused or waiting draft out. One that is being sent just now stays. */
  dismiss(id: string): void;
  /** Stops. What was not accepted stays in the store for the next page. */
  dispose(): void;
}

/** What {@link createOutbox} needs to know. */
export interface OutboxOptions {
  readonly platform: Platform;
  /** Makes the call that goes with an attempt. */
  makeCall(about: CallOptions): Call;
  /** Where the drafts are kept and the name tabs know them by; one for each person, so that nobody sends another's words. */
  readonly key: string;
  /** Where the visitor is, kept with what they compose there. */
  context?(): Context;
  /** How long one attempt may take. Default `attemptMs` of `attempt.ts`. */
  readonly attemptMs?: number;
}

/** Kinds of failure that may pass. The others are a final no; `unauthorized` becomes one after a second try. */
const passing: ReadonlySet<ErrorKind> = new Set(['offline', 'unavailable', 'limited', 'cancelled']);

type LiveDraft = Omit<KeptDraft, 'refused'> & { readonly state: Signal<DraftState> };

interface Queue {
  readonly channel: string;
  deliver?: Deliver | undefined;
  draining: boolean;
  /** Something was added while draining, perhaps after the last look. */
  again: boolean;
  /** Failures in a row of the draft in front. */
  failures: number;
  /** Set while waiting for other tabs: ends it, and begins it anew. */
  impatience?: { readonly undo: Undo; restart(): void } | undefined;
  /** Set while the draft in front must wait. */
  rest?: { readonly kind: ErrorKind; readonly undo: Undo } | undefined;
}

/** Opens the outbox of one person. Drafts kept by earlier pages and other tabs appear as soon as the store has answered. */
export function createOutbox({ platform, makeCall, key, context, attemptMs = defaultAttemptMs }: OutboxOptions): Outbox {
  const shelf = createShelf(platform.store, key);
  const drafts = signal<readonly LiveDraft[]>([]);
  const queues = new Map<string, Queue>();
  /** Not on the shelf yet, so that nobody concludes from their absence. */
  const adding = new Set<string>();
  /** Ended here or, as we heard, elsewhere: an older copy of the shelf must not bring them back. */
  const over = new Set<string>();
  /** Drafts for which a new session has been asked for; once is enough. */
  const renewed = new Set<string>();
  const gone = new AbortController();

  // Signals are peeked at in here: a model may call us inside an effect, which must not come to depend on our insides.

  function queueOf(channel: string): Queue {
    const known = queues.get(channel);
    if (known) return known;
    const queue: Queue = { channel, draining: false, again: false, failures: 0 };
    queues.set(channel, queue);
    return queue;
  }

  const find = (id: string) => drafts.peek().find((draft) => draft.id === id);

  async function put(draft: LiveDraft): Promise<void> {
    const { state, ...kept } = draft;
    const now = state.peek();
    adding.add(draft.id);
    await shelf.add(now.is === 'refused' ? { ...kept, refused: toErrorBody(now.error) } : kept);
    adding.delete(draft.id);
  }

  /** Makes the list what the shelf says. */
  async function refresh(): Promise<void> {
    const expected = new Set(drafts.peek().map(({ id }) => id).filter((id) => !adding.has(id)));
    const { drafts: kept, ended } = await shelf.read();
    const known = new Map(drafts.peek().map((draft) => [draft.id, draft]));
    const list = kept.filter(({ id }) => !over.has(id)).map(({ refused, ...one }) => {
      const draft = known.get(one.id) ?? Object.assign(one, { state: signal<DraftState>({ is: 'queued' }) });
      known.delete(one.id);
      if (refused && draft.state.peek().is !== 'refused') draft.state.value = { is: 'refused', error: fromErrorBody(refused) };
      return draft;
    });
    for (const draft of known.values()) {
      const how = ended.get(draft.id);
      if (how) {
        learn({ id: draft.id, channel: draft.channel, is: how, result: undefined });
        continue;
      }
      list.push(draft);
      // The store has lost it. Repeating is safe, losing is not.
      if (expected.has(draft.id)) void put(draft);
    }
    drafts.value = list;
  }

  /** Lets something be known: here, and to the other tabs. */
  function announce(news: News): void {
    learn(news);
    try {
      tellNews(platform.tabs, key, news);
    } catch (cause) {
      // A result that cannot be copied. The others learn from the shelf that it was sent.
      platform.log('Could not tell the other tabs about a draft.', cause);
    }
  }

  /** Takes in what became of a draft, in this tab or in another. */
  function learn(news: News): void {
    const draft = find(news.id);
    const become = (state: DraftState) => {
      if (draft) draft.state.value = state;
    };
    switch (news.is) {
      case 'sent':
        become({ is: 'sent', result: news.result });
        return leave(news.id);
      case 'dismissed':
        leave(news.id);
        return wake(queueOf(news.channel));
      case 'waiting':
        return rest(queueOf(news.channel), news, become);
      case 'sending':
        return become({ is: 'sending' });
      case 'refused':
        return become({ is: 'refused', error: news.error });
    }
  }

  function leave(id: string): void {
    over.add(id);
    drafts.value = drafts.peek().filter((draft) => draft.id !== id);
  }

  async function hear(news: News): Promise<void> {
    if (!find(news.id) && news.is !== 'sent' && news.is !== 'dismissed') await refresh();
    learn(news);
    // Somebody is at work and not frozen, however long all that they have takes.
    if (news.is !== 'queued') queueOf(news.channel).impatience?.restart();
    // Asking for the lock already now means taking over at once if the tab that has it dies.
    if (news.is === 'queued') await drain(queueOf(news.channel));
  }

  /** Delivers what can be delivered, alone among all tabs. The lock is not held while waiting. */
  async function drain(queue: Queue): Promise<void> {
    queue.again = true;
    if (queue.draining) return;
    queue.draining = true;
    while (queue.again && queue.deliver && !gone.signal.aborted) {
      queue.again = false;
      await takeTurn(queue, async () => {
        while (await deliverNext(queue));
      });
    }
    queue.draining = false;
  }

  /**
   * Works alone among the tabs, but does not wait for ever for one that is silent: a phone may have frozen the tab that
   * has the lock. Two that work at once repeat each other, which is safe.
   */
  function takeTurn(queue: Queue, work: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      let begun = false;
      const begin = async () => {
        queue.impatience?.undo();
        queue.impatience = undefined;
        if (begun) return;
        begun = true;
        await work();
      };
      const restart = () => {
        queue.impatience?.undo();
        queue.impatience = { restart, undo: platform.after(2 * attemptMs, () => void begin().then(resolve, reject)) };
      };
      restart();
      platform.tabs.alone(`${key}:${queue.channel}`, begin).then(resolve, reject);
    });
  }

  /** Whether there may be another one to deliver. */
  async function deliverNext(queue: Queue): Promise<boolean> {
    // Another tab may have delivered while this one waited for its turn.
    await refresh();
    const { channel, deliver } = queue;
    const draft = drafts.peek().find((one) => one.channel === channel && one.state.peek().is !== 'refused');
    if (!draft || !deliver || queue.rest || gone.signal.aborted) return false;
    const { id, at } = draft;
    announce({ id, channel, is: 'sending' });
    try {
      await attempt({
        platform,
        ms: attemptMs,
        signal: gone.signal,
        // Accepted in here, because an answer that comes after the time limit still means that it was accepted.
        work: async (stop) => accept(draft, await deliver(draft, makeCall({ id, at, signal: stop, context: draft.context }))),
      });
      queue.failures = 0;
      return true;
    } catch (error) {
      return !gone.signal.aborted && failed(queue, draft, error as DeskbellError);
    }
  }

  async function accept({ id, channel }: LiveDraft, result: unknown): Promise<void> {
    if (over.has(id)) return;
    announce({ id, channel, is: 'sent', result });
    await shelf.end(id, 'sent');
  }

  /** Decides what a failure means. Whether the next one may be tried now. */
  async function failed(queue: Queue, { id, channel }: LiveDraft, error: DeskbellError): Promise<boolean> {
    if (over.has(id)) return true;
    if (error.kind === 'unauthorized' && !renewed.has(id)) {
      renewed.add(id);
      await makeCall({ id, signal: gone.signal }).identity.writeSession(undefined);
      return true;
    }
    if (!passing.has(error.kind)) {
      queue.failures = 0;
      announce({ id, channel, is: 'refused', error });
      await shelf.refuse(id, toErrorBody(error));
      return true;
    }
    const { failures } = queue;
    const ms = Math.max(error.retryAfterMs ?? 0, jitter(() => platform.random(), failures));
    announce({ id, channel, is: 'waiting', ms, failures: failures + 1, error });
    return false;
  }

  function rest(queue: Queue, { ms, failures, error }: Extract<News, { is: 'waiting' }>, become: (state: DraftState) => void): void {
    queue.rest?.undo();
    queue.rest = { kind: error.kind, undo: platform.after(ms, () => wake(queue)) };
    queue.failures = failures;
    become({ is: 'waiting', until: platform.now() + ms, error });
  }

  function wake(queue: Queue): void {
    queue.rest?.undo();
    queue.rest = undefined;
    void drain(queue);
  }

  function hurry(channel?: string): void {
    for (const queue of queues.values()) {
      if ((channel ?? queue.channel) === queue.channel && queue.rest?.kind !== 'limited') wake(queue);
    }
  }

  const undos = [platform.onWake(() => hurry()), platform.visible.subscribe((visible) => visible && hurry()), hearNews(platform.tabs, key, (news) => void hear(news))];
  void refresh();

  return {
    drafts,
    submit({ channel, type, body }) {
      const state = signal<DraftState>({ is: 'queued' });
      const draft: LiveDraft = { id: platform.newId(), channel, type, body, at: platform.now(), context: context?.(), state };
      drafts.value = [...drafts.peek(), draft];
      void put(draft).then(() => {
        announce({ id: draft.id, channel, is: 'queued' });
        return drain(queueOf(channel));
      });
      return draft;
    },
    serve(channel, deliver) {
      const queue = queueOf(channel);
      queue.deliver = deliver;
      void drain(queue);
      return () => {
        if (queue.deliver === deliver) queue.deliver = undefined;
      };
    },
    hurry,
    dismiss(id) {
      const draft = find(id);
      if (!draft || draft.state.peek().is === 'sending') return;
      void shelf.end(id, 'dismissed').then(() => announce({ id, channel: draft.channel, is: 'dismissed' }));
      leave(id);
    },
    dispose() {
      gone.abort();
      for (const undo of undos) undo();
      for (const { rest: waiting, impatience } of queues.values()) {
        waiting?.undo();
        impatience?.undo();
      }
    },
  };
}
