import type { ServerFrame } from '../protocol/index.ts';

/** What a line needs of whatever carries it: a WebSocket, or a simulator's pretence of one. */
export interface Wire {
  send(text: string): void;
  /** Ends it; nothing is heard or said afterwards. */
  close(code: number, reason: string): void;
  /** Bytes accepted but not yet taken by the network. */
  readonly heldBytes: number;
}

/** What a line offers to whatever carries it. */
export interface LineEnd {
  /** A text frame came in. */
  receive(text: string): void;
  /** The wire is gone, for whatever reason. */
  gone(): void;
}

/** How much may wait for one slow reader before it is cut off; it comes back and reads the log. */
export const maxHeldBytes = 256 * 1024;

/** Says one frame. */
export type Say<Frame> = (frame: Frame) => void;

/** The frames a visitor's line says. */
export type SayToVisitor = Say<ServerFrame>;
