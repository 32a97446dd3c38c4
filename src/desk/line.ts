import { signal, type ReadonlySignal } from '@preact/signals-core';
import * as v from 'valibot';
import { backoff, jitter } from '../core/backoff.ts';
import { DeskFrameSchema, type AgentFrame, type DeskFrame } from '../protocol/index.ts';
import type { World } from './world.ts';

/** `waiting` is between two attempts. */
export type LineState = 'off' | 'connecting' | 'open' | 'waiting';

/** The live link. What it brings are hints; missing some costs freshness, never correctness. */
export interface DeskLine {
  readonly state: ReadonlySignal<LineState>;
  start(): void;
  stop(): void;
  /** Says something if there is a line, and nothing otherwise: what a desk says here is only ever about this moment. */
  say(frame: AgentFrame): void;
}

/** What {@link createLine} needs. */
export interface LineOptions {
  readonly world: World;
  readonly onFrame: (frame: DeskFrame) => void;
  /** Something may have been missed: read everything again. Called whenever a line opens, fails to open, or the device woke up. */
  readonly onResync: () => void;
}

/** Taken for the time between two pings until the server has shown its own; it never pings a desk less often. */
export const assumedHeartbeatMs = 10_000;
/** Pings that were held up arrive together and look like a fast heart. */
const leastHeartbeatMs = 5_000;
/** A line silent for this many heartbeats is dead, whatever the socket claims. */
const heartbeatsMissed = 2.25;
/** A dial that takes longer has met a proxy that swallows everything. */
const dialWithinMs = 10_000;

/** Keeps one line open while started, redialling with full jitter so that a restarted server is not run over. */
export function createLine({ world, onFrame, onResync }: LineOptions): DeskLine {
  const state = signal<LineState>('off');
  let socket: WebSocket | undefined;
  let failures = 0;
  let openedAt = 0;
  let heardAt = 0;
  let pingedAt: number | undefined;
  let heartbeatMs: number | undefined;
  let undoTimer = () => {};
  let undoWake = () => {};

  const silenceMs = () => (heartbeatMs ?? assumedHeartbeatMs) * heartbeatsMissed;

  function later(ms: number, call: () => void) {
    undoTimer();
    undoTimer = world.after(ms, call);
  }

  function dial() {
    state.value = 'connecting';
    const mine = world.socket(`${world.base.replace(/^http/, 'ws')}/desk/line`);
    socket = mine;
    // A socket that was given up may still speak; nobody listens to it any more.
    const isMine = () => socket === mine;
    mine.addEventListener('open', () => isMine() && opened());
    mine.addEventListener('message', ({ data }) => {
      if (isMine()) hear(data);
      if (isMine()) listen();
    });
    mine.addEventListener('close', () => isMine() && redial());
    later(dialWithinMs, redial);
  }

  function opened() {
    openedAt = world.elapsed();
    pingedAt = undefined;
    heartbeatMs = undefined;
    state.value = 'open';
    listen();
    onResync();
  }

  /** Waits for the next sign of life. Does not wait for `close` events: a half-open socket never sends one. */
  function listen() {
    heardAt = world.elapsed();
    later(silenceMs(), redial);
  }

  /** Answered at once, from the message itself: timers of a hidden page may sleep for a minute. */
  function pong() {
    const now = world.elapsed();
    if (pingedAt !== undefined) heartbeatMs = Math.min(assumedHeartbeatMs, Math.max(leastHeartbeatMs, heartbeatMs ?? 0, now - pingedAt));
    pingedAt = now;
    say({ type: 'pong' });
  }

  function hear(data: unknown) {
    const frame = v.safeParse(DeskFrameSchema, parseJson(data));
    if (!frame.success) {
      // A newer server may say things this page does not know. Reading everything again is the honest answer.
      world.log('The desk line said something unknown', data);
      onResync();
    } else if (frame.output.type === 'ping') pong();
    else onFrame(frame.output);
  }

  function redial() {
    const failedToOpen = state.value === 'connecting';
    if (!failedToOpen && world.elapsed() - openedAt >= backoff.calmMs) failures = 0;
    drop();
    state.value = 'waiting';
    later(jitter(world.random, failures), dial);
    failures += 1;
    // Where no line gets through, for instance behind a proxy that knows no WebSocket, the desk lives on reading.
    if (failedToOpen) onResync();
  }

  function drop() {
    const old = socket;
    socket = undefined;
    undoTimer();
    old?.close();
  }

  function say(frame: AgentFrame) {
    if (state.value === 'open') socket?.send(JSON.stringify(frame));
  }

  function wake() {
    if (state.value === 'open' && world.elapsed() - heardAt < silenceMs()) return onResync();
    drop();
    failures = 0;
    dial();
  }

  return {
    state,
    start() {
      if (state.value !== 'off') return;
      undoWake = world.onWake(wake);
      failures = 0;
      dial();
    },
    stop() {
      undoWake();
      drop();
      state.value = 'off';
    },
    say,
  };
}

function parseJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
