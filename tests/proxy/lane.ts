import type { Socket } from 'node:net';

/** What may be wrong with one direction of a line. */
export interface LaneFaults {
  /** How much longer everything takes. */
  readonly delayMs?: number;
  readonly bytesPerSecond?: number;
  /** What is sent at once arrives in pieces of this size. */
  readonly sliceBytes?: number;
}

/** One direction of a line: bytes come out in the order they went in, later, or not at all. */
export interface Lane {
  /** Nothing comes out any more, and whoever speaks is not told. */
  swallow(): void;
  readonly isDeaf: boolean;
  /** Changes the first bytes. */
  rewriteFirst(change: (head: string) => string): void;
  /** Calls once everything that went in has come out. */
  finish(call: () => void): void;
  stop(): void;
}

/** What {@link createLane} needs to know. */
export interface LaneOptions {
  readonly from: Socket;
  readonly to: Socket;
  /** How it is at the moment. */
  faults(): LaneFaults;
  onPassed(bytes: number): void;
}

export function createLane({ from, to, faults, onPassed }: LaneOptions): Lane {
  const onTheRoad: { readonly bytes: Buffer; readonly dueAt: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isDeaf = false;
  let change: ((head: string) => string) | undefined;
  let lastDueAt = 0;
  let onEmpty: (() => void) | undefined;

  function pass(bytes: Buffer): void {
    if (isDeaf || to.destroyed) return;
    to.write(bytes);
    onPassed(bytes.length);
  }

  /** Behind everything that is on its way, as on a road with one lane. */
  function send(bytes: Buffer): void {
    const { delayMs = 0, bytesPerSecond = Infinity } = faults();
    const now = performance.now();
    lastDueAt = Math.max(now + delayMs, lastDueAt) + (bytes.length / bytesPerSecond) * 1000;
    if (lastDueAt <= now && onTheRoad.length === 0) return pass(bytes);
    onTheRoad.push({ bytes, dueAt: lastDueAt });
    // One timer for the first of them: timers of fractions of a millisecond do not keep their order.
    timer ??= setTimeout(arrive, lastDueAt - now);
  }

  function arrive(): void {
    timer = undefined;
    const now = performance.now();
    for (let first = onTheRoad[0]; first && first.dueAt <= now; first = onTheRoad[0]) {
      onTheRoad.shift();
      pass(first.bytes);
    }
    if (onTheRoad[0]) timer = setTimeout(arrive, onTheRoad[0].dueAt - now);
    else onEmpty?.();
  }

  from.on('data', (chunk: Buffer) => {
    const bytes = change ? Buffer.from(change(chunk.toString('latin1')), 'latin1') : chunk;
    change = undefined;
    const { sliceBytes = bytes.length } = faults();
    for (let at = 0; at < bytes.length; at += sliceBytes) send(bytes.subarray(at, at + sliceBytes));
  });

  return {
    swallow() {
      isDeaf = true;
    },
    get isDeaf() {
      return isDeaf;
    },
    rewriteFirst(next) {
      change = next;
    },
    finish(call) {
      if (onTheRoad.length === 0) call();
      else onEmpty = call;
    },
    stop() {
      clearTimeout(timer);
      onTheRoad.length = 0;
    },
  };
}
