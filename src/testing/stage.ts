import type { Adapter } from '../channels/adapter.ts';
import type { ChatDelivery, ChatDial, ChatEntry, ChatPort } from '../channels/chat/port.ts';
import { createCaller, type Call, type CallOptions, type Cursor } from '../core/index.ts';
import type { ContactRequest } from '../protocol/index.ts';
import { check } from './assert.ts';
import { createFakePlatform } from './fake-platform.ts';
import type { BackendControls, Claims, Control, Harness } from './harness.ts';
import { createNetwork, type Network } from './network.ts';

/** What one test of the suite plays on: one visitor before one adapter and its backend. */
export interface Stage {
  readonly harness: Harness;
  readonly claims: Claims;
  /** How long a test waits for something that should be quick. */
  readonly patienceMs: number;
  /** What lies between the adapter and its backend. */
  readonly network: Network;
  /** Claimed ports; a port that is missing although claimed ends the test. */
  port<Name extends 'contact' | 'chat' | 'callback' | 'faq'>(name: Name): NonNullable<Adapter[Name]>;
  /** A control the test needs. */
  control<Name extends Control>(name: Name): NonNullable<BackendControls[Name]>;
  /** A control that the harness lacks and the network stood in for, without having been used: nothing was tried. */
  readonly unsupplied: Control | undefined;
  call(options?: CallOptions): Call;
  newId(): string;
  /** Whether anything is kept of this visitor: a device or a session. */
  isKnown(): Promise<boolean>;
  /** Waits for something to become true. */
  until(holds: () => unknown, what: string): Promise<void>;
  /** Waits for something that must settle, whether it resolves or rejects. */
  settled(work: Promise<unknown>, what: string): Promise<void>;
  /** Reads the whole history, page by page, from a cursor on. */
  history(chat: ChatPort, from?: Cursor | null): Promise<{ readonly entries: readonly ChatEntry[]; readonly cursor: Cursor | null }>;
  close(): Promise<void>;
}

/** What {@link createStage} needs to know. */
export interface StageOptions {
  readonly claims: Claims;
  /** How long a test waits for something that should be quick. */
  readonly patienceMs: number;
}

/** Sets the stage for one test. */
export function createStage(harness: Harness, { claims, patienceMs }: StageOptions): Stage {
  const inVain = (what: string) => `Waited ${patienceMs} ms in vain: ${what}`;
  const newId = () => globalThis.crypto.randomUUID().replaceAll('-', '');
  const network = createNetwork(harness);
  // Only the clock stands still: the backend lives in real time.
  const platform = Object.assign(createFakePlatform({ fetch: network.fetch, socket: network.socket }), { newId, now: Date.now });
  const caller = createCaller({
    platform,
    name: harness.adapter.name,
    context: () => ({ locale: 'en', timeZone: 'Europe/London', page: { url: 'https://shop.example/cart', title: 'Cart' } }),
  });

  /** What is being waited for; the last of it says most about why nothing comes. */
  const waits: string[] = [];
  async function waiting(what: string, work: () => Promise<void>): Promise<void> {
    waits.push(what);
    try {
      await work();
    } finally {
      waits.splice(waits.indexOf(what), 1);
    }
  }

  let stoodIn: Control | undefined;

  return {
    harness,
    claims,
    patienceMs,
    network,
    port(name) {
      const port = harness.adapter[name];
      check(port, `The adapter claims "${name}" but has no such port.`);
      return port;
    },
    control(name) {
      // What an adapter sees of a backend that is down can be made on the way there; what an agent does cannot.
      const supplied = harness.backend[name]?.bind(harness.backend);
      const control = supplied ?? (network as BackendControls)[name];
      check(control, wantOf(name));
      if (!supplied) stoodIn ??= name;
      return control as NonNullable<BackendControls[typeof name]>;
    },
    get unsupplied() {
      return network.used ? undefined : stoodIn;
    },
    call: caller.call,
    newId,
    isKnown: async () => [...platform.disk.keys()].length > 0,
    until: (holds, what) =>
      waiting(what, async () => {
        const end = Date.now() + patienceMs;
        // Most of it is true at once, or nearly: a suite has hundreds of tests, each with a few of these.
        for (let waitMs = 1; !(await holds()); waitMs = Math.min(10, waitMs * 2)) {
          check(Date.now() < end, inVain(what));
          await new Promise((resume) => setTimeout(resume, waitMs));
        }
      }),
    settled: (work, what) =>
      waiting(what, async () => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(inVain(waits.at(-1) ?? what))), patienceMs)));
        try {
          await Promise.race([work.catch(() => {}), late]);
        } finally {
          clearTimeout(timer);
        }
      }),
    async history(chat, from = null) {
      const entries: ChatEntry[] = [];
      let cursor = from;
      for (let page = 0; page < 100; page += 1) {
        const stretch = await chat.history(cursor, caller.call());
        if (stretch.after !== cursor) entries.length = 0;
        entries.push(...stretch.entries);
        ({ cursor } = stretch);
        if (!stretch.more) return { entries, cursor };
      }
      throw new Error('The history has no end: "more" was true a hundred times.');
    },
    async close() {
      caller.dispose();
      await harness.close?.();
    },
  };
}

/** What to say to an author of a control that their harness lacks. */
export function wantOf(name: Control): string {
  return `The harness has no "${name}()". Supply it, or skip this test with a reason.`;
}

/** Does something whose answer is lost, as somebody who gives up after a while. */
export async function inVain(stage: Stage, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const stop = new AbortController();
  stage.network.loseAnswers(true);
  const trying = work(stop.signal);
  trying.catch(() => {});
  // Time for the question to arrive, unless it has failed before: what is given up then has been done.
  await Promise.race([trying.catch(() => {}), new Promise((resume) => setTimeout(resume, 100))]);
  stop.abort();
  await stage.settled(trying, 'the attempt to end after its signal has fired');
  stage.network.loseAnswers(false);
}

/** A letter that any backend takes. */
export function letter(message: string): ContactRequest {
  return { topic: undefined, name: 'Ada Lovelace', email: 'ada@example.com', orderNumber: undefined, subject: 'A question', message };
}

/** Somebody who listens on a line, and keeps what a view would show. */
export interface Listener {
  readonly dial: ChatDial;
  readonly deliveries: ChatDelivery[];
  /** What would be shown: the entries delivered so far. */
  readonly shown: readonly ChatEntry[];
  readonly cursor: Cursor | null;
  /** Stretches that did not follow on what was shown. */
  readonly gaps: number;
}

/** Listens from a cursor on. */
export function createListener(cursor: Cursor | null): Listener {
  const deliveries: ChatDelivery[] = [];
  let at = cursor;
  let gaps = 0;
  let shown: ChatEntry[] = [];
  return {
    deliveries,
    dial: {
      cursor,
      page: { url: 'https://shop.example/cart', title: 'Cart' },
      deliver(delivery) {
        deliveries.push(delivery);
        if (delivery.type !== 'stretch') return;
        if (delivery.after !== at && delivery.after !== null) {
          gaps += 1;
          return;
        }
        if (delivery.after !== at) shown = [];
        shown = [...shown, ...delivery.entries];
        at = delivery.cursor;
      },
    },
    get shown() {
      return shown;
    },
    get cursor() {
      return at;
    },
    get gaps() {
      return gaps;
    },
  };
}

/** The words of entries, in order. */
export function textsOf(entries: readonly ChatEntry[]): string[] {
  return entries.flatMap((entry) => (entry.type === 'message' ? [entry.text] : []));
}
