import type { Platform, Store, Undo } from '../core/platform.ts';

/** The world as the desk's models see it: the part of the core's platform a page for agents needs, and an address bar. */
export interface World
  extends Pick<
    Platform,
    'fetch' | 'socket' | 'now' | 'elapsed' | 'random' | 'newId' | 'after' | 'online' | 'visible' | 'onWake' | 'log'
  > {
  /** Origin of the server, such as `https://help.example`; no slash at the end. */
  readonly base: string;
  /** Small synchronous memory of this tab. Never throws. */
  readonly notes: Store['last'];
  /** The same of this device: how somebody likes to work, nothing they have written. */
  readonly habits: Store['last'];
  readonly place: Place;
}

/** Which conversation the address names, so that reload, back and a shared link work. */
export interface Place {
  read(): string | undefined;
  /** From one conversation to another the address is replaced: going back leads to the list, not through the whole day. */
  write(conversation: string | undefined): void;
  /** Calls when the person went back or forth, or typed another address. */
  onMove(call: () => void): Undo;
}
