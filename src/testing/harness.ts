import type { Adapter } from '../channels/adapter.ts';
import type { ChatFile } from '../channels/chat/port.ts';

/** What an adapter's author claims about it. What is claimed is tested; of a claimed channel, what is not claimed must be absent. */
export interface Claims {
  /** The contact form; in the list, what it does beside `send`. `list` tells how earlier letters stand. */
  readonly contact?: readonly ('offer' | 'list')[];
  /**
   * Live chat; in the list, what it does beside `send` and `history`. `dial` is a live line, `heartbeat` a line that
   * says how long silence may last, `typing`, `read` and `page` what can be said over it, `queue` that it tells the
   * place of somebody who waits for an agent, `files` that files can be sent and opened: `attach` and `open`.
   */
  readonly chat?: readonly ('offer' | 'dial' | 'heartbeat' | 'typing' | 'read' | 'page' | 'queue' | 'files')[];
  /** Call me; in the list, what it does beside `offer` and `request`. */
  readonly callback?: readonly ('slots' | 'list' | 'move' | 'cancel')[];
  /** What the FAQ reports. */
  readonly faq?: readonly ('vote' | 'learn')[];
}

/** One adapter before one backend, for one test. */
export interface Harness {
  readonly adapter: Adapter;
  /** What the host lends. Default the real ones. */
  readonly fetch?: typeof fetch;
  /** A browser's `WebSocket`, or what acts like one, such as that of `ws`. Default the global one, which Node 20 has not. */
  socket?(url: string, protocols?: string | string[]): Pick<WebSocket, 'readyState' | 'close'>;
  readonly backend: BackendControls;
  /** A callback request this backend accepts: a number and a country it calls. Default a British one. */
  readonly phone?: { readonly country: string; readonly number: string };
  /** A file this backend takes. Default a small PDF. */
  readonly file?: ChatFile;
  close?(): Promise<void> | void;
}

/**
 * Strings to pull behind the adapter's back: the other side of the truth. A test that needs one the harness lacks fails
 * and says so; supply it, or skip that test with a reason. Those about the way there (the first five) may be left out: the suite
 * then spoils the `fetch` and the sockets it lends. An adapter that uses neither must supply them, and one before a script of a
 * backend had better.
 */
export interface BackendControls {
  /** Nobody answers any more; open lines are lost. */
  goDown?(): Promise<void> | void;
  /** Everything is as before. What was stored is still there. */
  comeBack?(): Promise<void> | void;
  /** Answers everything with something that is not an answer, such as a hotel's sign-in page. */
  answerGarbage?(on: boolean): Promise<void> | void;
  /** Takes every question and answers none. */
  fallSilent?(on: boolean): Promise<void> | void;
  /** Cuts the open lines. New ones can be had at once. */
  cutLines?(): Promise<void> | void;
  agentSays?(text: string): Promise<void> | void;
  agentAttaches?(file: ChatFile): Promise<void> | void;
  agentTypes?(on: boolean): Promise<void> | void;
  /** The agent has read everything. */
  agentReads?(): Promise<void> | void;
  /** An agent answers the newest letter, or is done with it. */
  treatLetter?(how: 'answered' | 'solved'): Promise<void> | void;
  /** The visitor waits in the queue at this place; without one, an agent has come. */
  queueAt?(position: number | undefined): Promise<void> | void;
  /**
   * What has been stored, asked of the backend itself: the texts of letters, of the visitor's messages, of
   * notes on calls. Of a file its name.
   */
  stored?(what: 'contact' | 'chat' | 'callback'): Promise<readonly string[]> | readonly string[];
}

/** The name of a control. */
export type Control = keyof BackendControls;
