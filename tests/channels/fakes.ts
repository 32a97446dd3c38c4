/**
 * The world of a channel's model, scripted: a held clock, an outbox whose every attempt the test decides through the
 * port, half-typed text that survives "a reload" as long as the same `World` is used.
 *
 * Usage: `const world = createWorld(); const context = world.context(port); … await settle();`
 * Extend it by adding a knob to `World`; nothing in here waits for real time.
 */
import { computed, signal, type Signal } from '@preact/signals-core';
import type { ChannelContext, ChannelSettings } from '../../src/channels/channel.ts';
import type { Call } from '../../src/core/contract.ts';
import type { HalfTyped } from '../../src/core/drafts.ts';
import { DeskbellError, toDeskbellError } from '../../src/core/error.ts';
import { createJourney } from '../../src/core/journey.ts';
import type { Deliver, Draft, DraftState, Outbox } from '../../src/core/outbox.ts';
import type { Platform } from '../../src/core/platform.ts';

/** Lets everything that is ready to run, run. */
export const settle = async () => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
};

export interface World {
  readonly platform: Platform & { readonly online: Signal<boolean> };
  readonly durable: Signal<boolean>;
  readonly outbox: Outbox & { readonly drafts: Signal<readonly FakeDraft[]> };
  readonly journey: ReturnType<typeof createJourney>;
  readonly shown: Signal<boolean>;
  readonly settings: ChannelSettings;
  readonly announced: string[];
  readonly emitted: { event: string; detail: unknown }[];
  readonly logged: string[];
  /** How often a model said that the visitor has engaged. */
  engagements: number;
  /** Moves the clock and runs what was due. */
  advance(ms: number): void;
  /** How many timers are still set. */
  readonly timers: () => number;
  context<Port>(port: Port): ChannelContext<Port>;
}

export interface WorldOptions {
  readonly now?: number;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly settings?: Partial<ChannelSettings>;
}

type FakeDraft = Draft & { readonly state: Signal<DraftState> };

export function createWorld({ now = Date.UTC(2026, 2, 3, 14, 0), locale = 'en-GB', timeZone = 'Europe/London', settings = {} }: WorldOptions = {}): World {
  const clock = createClock(now);
  const online = signal(true);
  const durable = signal(true);
  const logged: string[] = [];
  let ids = 0;
  const unused = (): never => {
    throw new Error('A model has no business with the network.');
  };
  const platform: World['platform'] = {
    fetch: unused,
    socket: unused,
    now: () => clock.now,
    elapsed: () => clock.now,
    random: () => 0.5,
    newId: () => `id-${String(++ids).padStart(20, '0')}`,
    after: clock.after,
    store: { read: unused, write: unused, update: unused, remove: unused, last: { read: unused, write: unused }, durable },
    tabs: { alone: (_, work) => work(), tell: () => {}, onTold: () => () => {} },
    online,
    visible: signal(true),
    onWake: () => () => {},
    onHide: () => () => {},
    log: (message) => void logged.push(message),
  };
  const journey = createJourney({ locale, timeZone, page: { url: 'https://shop.example/bags', title: 'Bags' } });
  const call = (id: string, signal: AbortSignal): Call => ({
    ...platform,
    id,
    at: clock.now,
    signal,
    context: journey.context(),
    identity: { device: unused, readSession: unused, writeSession: unused, token: unused },
    error: (kind, details) => new DeskbellError(kind, details),
  });
  const kept = new Map<string, object>();
  const world: World = {
    platform,
    durable,
    outbox: createFakeOutbox(platform, call),
    journey,
    shown: signal(true),
    settings: { shop: 'Harbour Goods', ...settings },
    announced: [],
    emitted: [],
    logged,
    engagements: 0,
    advance: clock.advance,
    timers: clock.count,
    context: (port) => ({
      port,
      platform,
      outbox: world.outbox,
      journey,
      locale,
      shown: world.shown,
      settings: world.settings,
      call: (signal = new AbortController().signal) => call(platform.newId(), signal),
      halfTyped: (name) => createFakeHalfTyped(kept, name),
      announce: (text) => void world.announced.push(text),
      emit: (event, detail) => void world.emitted.push({ event, detail }),
      engaged: () => void world.engagements++,
    }),
  };
  return world;
}

function createClock(start: number) {
  const timers = new Set<{ due: number; call: () => void }>();
  const clock = {
    now: start,
    count: () => timers.size,
    after(ms: number, call: () => void) {
      const timer = { due: clock.now + ms, call };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms: number) {
      clock.now += ms;
      const due = [...timers].filter((timer) => timer.due <= clock.now).sort((a, b) => a.due - b.due);
      for (const timer of due) if (timers.delete(timer)) timer.call();
    },
  };
  return clock;
}

/** One attempt a time and channel; what is not a final no waits for `hurry()` or for the network to return. */
function createFakeOutbox(platform: World['platform'], callFor: (id: string, signal: AbortSignal) => Call): World['outbox'] {
  const drafts = signal<readonly FakeDraft[]>([]);
  const servants = new Map<string, Deliver>();
  const final = new Set(['refused', 'unauthorized', 'gone', 'unsupported', 'broken']);
  const busy = new Set<string>();

  async function work(channel: string) {
    const deliver = servants.get(channel);
    const draft = drafts.peek().find((one) => one.channel === channel && one.state.peek().is !== 'refused');
    if (!deliver || !draft || busy.has(channel) || draft.state.peek().is === 'waiting' || !platform.online.peek()) return;
    busy.add(channel);
    draft.state.value = { is: 'sending' };
    try {
      const result = await deliver(draft, callFor(draft.id, new AbortController().signal));
      draft.state.value = { is: 'sent', result };
      drafts.value = drafts.peek().filter((one) => one !== draft);
    } catch (thrown) {
      const error = toDeskbellError(thrown);
      draft.state.value = final.has(error.kind) ? { is: 'refused', error } : { is: 'waiting', until: platform.now() + 5_000, error };
    }
    busy.delete(channel);
    void work(channel);
  }

  return {
    drafts,
    submit({ channel, type, body }) {
      const draft: FakeDraft = { id: platform.newId(), channel, type, body, at: platform.now(), state: signal<DraftState>({ is: 'queued' }) };
      drafts.value = [...drafts.peek(), draft];
      void Promise.resolve().then(() => work(channel));
      return draft;
    },
    serve(channel, deliver) {
      servants.set(channel, deliver);
      void Promise.resolve().then(() => work(channel));
      return () => void servants.delete(channel);
    },
    hurry(channel) {
      for (const draft of drafts.peek()) {
        if (channel !== undefined && draft.channel !== channel) continue;
        if (draft.state.peek().is === 'waiting') draft.state.value = { is: 'queued' };
      }
      for (const name of servants.keys()) void work(name);
    },
    dismiss(id) {
      drafts.value = drafts.peek().filter((one) => one.id !== id);
    },
    dispose() {},
  };
}

function createFakeHalfTyped<Fields extends object>(kept: Map<string, object>, name: string): HalfTyped<Fields> {
  const typed = signal<Partial<Fields>>({});
  const ready = (async () => {
    await Promise.resolve();
    typed.value = { ...(kept.get(name) as Partial<Fields> | undefined), ...typed.peek() };
  })();
  return {
    fields: computed(() => typed.value),
    ready,
    type(fields) {
      typed.value = { ...typed.peek(), ...fields };
      kept.set(name, typed.peek());
    },
    clear() {
      typed.value = {};
      kept.delete(name);
    },
    dispose() {},
  };
}
