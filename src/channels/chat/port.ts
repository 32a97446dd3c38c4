import type { Call, Cursor, Line } from '../../core/contract.ts';
import type { Attachment, ChatMessage, ChatOffer, Page, Party } from '../../protocol/index.ts';

/** A fact of the conversation, in the backend's order. */
export type ChatEntry = { readonly id: string; readonly at: number } & (
  | {
      readonly type: 'message';
      /** The id of the command that said it, when this visitor did. */
      readonly commandId?: string | undefined;
      readonly from: Party;
      /** Of a file its name, for whoever cannot show it. */
      readonly text: string;
      /** A file. Its `id` is for the port it came from, and opaque to everybody else. */
      readonly attachment?: Attachment | undefined;
    }
  | { readonly type: 'joined'; readonly agent: string }
  | { readonly type: 'closed' }
  | { readonly type: 'reopened' }
);

/** A stretch of the history. */
export interface ChatStretch {
  /** The cursor these entries directly follow; `null` is the beginning of the history. */
  readonly after: Cursor | null;
  /** The cursor after the last of them. */
  readonly cursor: Cursor | null;
  readonly entries: readonly ChatEntry[];
}

/** An answer to "what did I miss?". When `after` is not the cursor that was asked for, what was shown is replaced whole. */
export interface ChatPage extends ChatStretch {
  /** Whether there is more to ask for after `cursor`. */
  readonly more: boolean;
}

/** What arrives over a line without being asked for. */
export type ChatDelivery =
  | ({ readonly type: 'stretch' } & ChatStretch)
  /** Where the history ends now. Whoever holds another cursor has missed something. */
  | { readonly type: 'head'; readonly cursor: Cursor | null }
  | { readonly type: 'typing'; readonly on: boolean; readonly name: string }
  /** The agents have read up to this entry. */
  | { readonly type: 'read'; readonly upTo: string }
  | { readonly type: 'offer'; readonly offer: ChatOffer };

/** Where a message went. */
export interface ChatSent {
  /** The id of its entry, when the backend says so. */
  readonly entry?: string;
  readonly at: number;
}

/** A file to be sent. */
export interface ChatFile {
  readonly name: string;
  readonly content: Blob;
}

/** How to dial. */
export interface ChatDial {
  /** Where the caller's history ends. */
  readonly cursor: Cursor | null;
  readonly page?: Page | undefined;
  /** Called for everything that arrives, never before `dial` has resolved and never after the line has closed. */
  deliver(delivery: ChatDelivery): void;
}

/** A live link to a conversation. What is optional here, the backend may lack. */
export interface ChatLine extends Line {
  send(message: ChatMessage, call: Call): Promise<ChatSent>;
  /**
   * How long silence may last before the line must be taken for dead. A line that promises this delivers a `head` for
   * every heartbeat. Absent: the backend has no heartbeat, and the host asks for the history now and then.
   */
  readonly silenceMs?: number;
  typing?(on: boolean): void;
  read?(upTo: string): void;
  page?(page: Page): void;
}

/**
 * What live chat needs from a backend. `send` and `history` are enough for a chat that is polled; `dial` makes it live.
 */
export interface ChatPort {
  /** Whether somebody is there. Absent: always open, nothing promised. */
  offer?(call: Call): Promise<ChatOffer>;
  /** Stores a message. Repeating it with the same `call.id` must not say it twice. */
  send(message: ChatMessage, call: Call): Promise<ChatSent>;
  /** What was said after a cursor, or from the beginning. Resolves empty for somebody who has never written. */
  history(after: Cursor | null, call: Call): Promise<ChatPage>;
  /**
   * Stores a file as a message of its own. Repeating it with the same `call.id` must not say it twice. The bytes go through
   * `call.fetch`, as a `Blob` or in a `FormData`: the host counts them on their way. Files are taken while the offer's
   * features have `attachments`. Refused for its `size`, its `type` or want of `room`, a file has the field of that name.
   */
  attach?(file: ChatFile, call: Call): Promise<ChatSent>;
  /** What is in a file of the history. */
  open?(attachment: Attachment, call: Call): Promise<Blob>;
  /**
   * One attempt at a live line; rejects when it cannot be had. What was said since `dial.cursor` is delivered first, and what the
   * line itself has lost or turned round is asked for again: stretches follow on each other, from that cursor on. The call
   * may be used for as long as the line lasts.
   */
  dial?(dial: ChatDial, call: Call): Promise<ChatLine>;
}
