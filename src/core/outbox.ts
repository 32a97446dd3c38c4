import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Context } from '../protocol/index.ts';
import { attempt, attemptMs as defaultAttemptMs } from './attempt.ts';
import { jitter } from './backoff.ts';
import type { CallOptions } from './call.ts';
import type { Call } from './contract.ts';
import type { Deliver, Draft, DraftState } from './draft.ts';
import { createDraftList, type LiveDraft } from './draft-list.ts';
import { toErrorBody, type DeskbellError, type ErrorKind } from './error.ts';
import { hearNews, tellNews, type News } from './outbox-news.ts';
import type { Platform, Undo } from './platform.ts';
import { createShelf } from './shelf.ts';
import { createTurns, type Turns } from './turn.ts';

export type { Deliver, Draft, DraftState } from './draft.ts';

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

interface Queue {
  readonly channel: string;
  readonly turns: Turns;
  deliver?: Deliver | undefined;
  draining: boolean;
  /** Something was added while draining, perhaps after the last look. */
  again: boolean;
  /** Failures in a row of the draft in front. */
  failures: number;
  /** Set while the draft in front must wait. */
  rest?: { readonly kind: ErrorKind; readonly undo: Undo } | undefined;
}

/** Opens the outbox of one person. Drafts kept by earlier pages and other tabs appear as soon as the store has answered. */
export function createOutbox({ platform, makeCall, key, context, attemptMs = defaultAttemptMs }: OutboxOptions): Outbox {
  const shelf = createShelf(platform.store, key);
  const list = createDraftList({ shelf, platform, onLearned });
  const { drafts } = list;
  const queues = new Map<string, Queue>();
  /** Drafts for which a new session has been asked for; once is enough. */
  const renewed = new Set<string>();
  const gone = new AbortController();

  function queueOf(channel: string): Queue {
    const known = queues.get(channel);
    if (known) return known;
    const turns = createTurns({ platform, lock: `${key}:${channel}`, patienceMs: 2 * attemptMs });
    const queue: Queue = { channel, turns, draining: false, again: false, failures: 0 };
    queues.set(channel, queue);
    return queue;
  }

  /** Lets something be known: here, and to the other tabs. */
  function announce(news: News): void {
    list.learn(news);
    try {
      tellNews(platform.tabs, key, news);
    } catch (cause) {
      // A result that cannot be copied. The others learn from the shelf that it was sent.
      platform.log('Could not tell the other tabs about a draft.', cause);
    }
  }

  function onLearned(news: News): void {
    // Asking for the lock already now means taking over at once if the tab that has it dies.
    if (news.is === 'queued') void drain(queueOf(news.channel));
    if (news.is === 'dismissed') wake(queueOf(news.channel));
    if (news.is === 'waiting') rest(queueOf(news.channel), news);
  }

  async function hear(news: News): Promise<void> {
    if (!list.find(news.id) && news.is !== 'sent' && news.is !== 'dismissed') await list.refresh();
    list.learn(news);
    // Somebody is at work and not frozen, however long all that they have takes.
    if (news.is !== 'queued') queueOf(news.channel).turns.heard();
  }

  /** Delivers what can be delivered, alone among all tabs. The lock is not held while waiting. */
  async function drain(queue: Queue): Promise<void> {
    queue.again = true;
    if (queue.draining) return;
    queue.draining = true;
    while (queue.again && queue.deliver && !gone.signal.aborted) {
      queue.again = false;
      await queue.turns.take(async () => {
        while (await deliverNext(queue));
      });
    }
    queue.draining = false;
  }

  /** Whether there may be another one to deliver. */
  async function deliverNext(queue: Queue): Promise<boolean> {
    // Another tab may have delivered while this one waited for its turn.
    await list.refresh();
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
        async work(stop) {
          const call = makeCall({ id, at, signal: stop, context: draft.context });
          // Its answer may have been lost, and then it was erased: it must not come back under a new name.
          if (await call.identity.isFormer(at)) throw call.error('gone');
          // This tab may have been frozen since it looked at the shelf, and has heard only now that another was at work.
          if (list.isOver(id)) return;
          await accept(draft, await deliver(draft, call));
        },
      });
      queue.failures = 0;
      return true;
    } catch (error) {
      return !gone.signal.aborted && failed(queue, draft, error as DeskbellError);
    }
  }

  async function accept({ id, channel }: LiveDraft, result: unknown): Promise<void> {
    if (list.isOver(id)) return;
    announce({ id, channel, is: 'sent', result });
    await shelf.end(id, 'sent');
  }

  /** Decides what a failure means. Whether the next one may be tried now. */
  async function failed(queue: Queue, { id, channel }: LiveDraft, error: DeskbellError): Promise<boolean> {
    if (list.isOver(id)) return true;
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

  function rest(queue: Queue, { ms, failures, error }: Extract<News, { is: 'waiting' }>): void {
    queue.rest?.undo();
    queue.rest = { kind: error.kind, undo: platform.after(ms, () => wake(queue)) };
    queue.failures = failures;
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
  void list.refresh();

  return {
    drafts,
    submit({ channel, type, body }) {
      const state = signal<DraftState>({ is: 'queued' });
      const draft: LiveDraft = { id: platform.newId(), channel, type, body, at: platform.now(), context: context?.(), state };
      void list.add(draft).then(() => {
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
      const draft = list.find(id);
      if (!draft || draft.state.peek().is === 'sending') return;
      void shelf.end(id, 'dismissed').then(() => announce({ id, channel: draft.channel, is: 'dismissed' }));
      list.leave(id, 'dismissed');
    },
    dispose() {
      gone.abort();
      for (const undo of undos) undo();
      for (const { rest: waiting, turns } of queues.values()) {
        waiting?.undo();
        turns.dispose();
      }
    },
  };
}
