import { maxHeldBytes, type Wire } from './wire.ts';

/** After so much that nobody has shown to have read, the other side is asked for a sign. */
const askAfterBytes = maxHeldBytes / 4;

/** What goes out over a wire to somebody who answers pings. */
export interface Outflow {
  send(text: string): void;
  /** A ping was sent: its answer will show that everything up to here was read. */
  asked(): void;
  /** A ping was answered. */
  answered(): void;
  /** So much was sent since the last ping that it is time for one. */
  readonly isDue: boolean;
  /** More waits for this reader than one may cost. */
  readonly isTooMuch: boolean;
}

/**
 * Counts what a reader has not shown to have read. Bytes the wire still holds do not tell: the system takes some four
 * megabytes for each connection before the first of them waits here. Answers to pings do, since they come in order. Who
 * answers without reading gains only what the wire itself allows.
 */
export function createOutflow(wire: Wire): Outflow {
  let sent = 0;
  let read = 0;
  let askedAt = 0;
  /** How much had been sent at each ping that is not answered yet. */
  const marks: number[] = [];
  return {
    send(text) {
      sent += Buffer.byteLength(text);
      wire.send(text);
    },
    asked() {
      askedAt = sent;
      marks.push(sent);
    },
    answered() {
      read = marks.shift() ?? read;
    },
    get isDue() {
      return sent - askedAt > askAfterBytes;
    },
    get isTooMuch() {
      return wire.heldBytes > maxHeldBytes || sent - read > maxHeldBytes;
    },
  };
}
