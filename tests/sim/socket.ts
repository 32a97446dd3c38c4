import { createPipe, type Pipe } from './pipe.ts';
import type { Owner, Schedule } from './schedule.ts';

/** The server's end of a connection. */
export interface ServerEnd {
  receive(text: string): void;
  gone(): void;
}

/** What a server is given to speak through. */
export interface ServerWire {
  send(text: string): void;
  close(code: number, reason: string): void;
  readonly heldBytes: number;
}

type Down = { readonly text: string } | { readonly code: number; readonly reason: string };

/** A connection that was asked for: both its ends and what lies between. */
export interface Connection {
  readonly socket: WebSocket;
  readonly up: Pipe<string>;
  readonly down: Pipe<Down>;
  /** Nobody will hear anything over it any more. */
  readonly isOver: boolean;
  /** The reader is so slow that each byte that waits weighs this much. */
  weight: number;
  /** It was taken by a server, which speaks from now on. */
  open(answer: (wire: ServerWire) => ServerEnd): void;
  /** It breaks; both ends notice. */
  cut(): void;
  /** The server's machine is gone, with or without a goodbye. */
  abandon(isSilent: boolean): void;
}

/** What {@link createConnection} needs. */
export interface ConnectionOptions {
  readonly schedule: Schedule;
  readonly owner: Owner;
  /** The server's side of things; it is never frozen. */
  readonly world: Owner;
  latencyMs(): number;
  /** Sees every frame as it is said. */
  onFrame(direction: 'up' | 'down', text: string): void;
  onOver(): void;
}

type Listener = (event: unknown) => void;

/** Makes a socket that is still connecting, and the connection behind it. */
export function createConnection({ schedule, owner, world, latencyMs, onFrame, onOver }: ConnectionOptions): Connection {
  const listeners = new Map<string, Set<Listener>>();
  let server: ServerEnd | undefined;
  let state = 0;
  let isOver = false;
  let weight = 1;

  const socket = {
    get readyState() {
      return state;
    },
    onopen: null as Listener | null,
    onmessage: null as Listener | null,
    onclose: null as Listener | null,
    onerror: null as Listener | null,
    addEventListener(type: string, hear: Listener) {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(hear));
    },
    send(text: string) {
      if (state === 0) throw new Error('InvalidStateError: still connecting');
      if (state !== 1) return;
      onFrame('up', text);
      up.put(text);
    },
    close() {
      if (state >= 2) return;
      state = 2;
      // The other side hears of it only if the line still carries anything.
      over();
      if (!up.isDeaf) schedule.after(latencyMs(), world, leave);
    },
  };

  function tell(type: 'open' | 'message' | 'close', event: unknown): void {
    if (owner.dead) return;
    socket[`on${type}`]?.(event);
    for (const hear of listeners.get(type) ?? []) hear(event);
  }

  function leave(): void {
    const end = server;
    server = undefined;
    end?.gone();
    over();
  }

  function over(): void {
    if (isOver) return;
    isOver = true;
    onOver();
  }

  function closed(code: number, reason: string): void {
    if (state === 3) return;
    state = 3;
    over();
    tell('close', { code, reason });
  }

  const up = createPipe<string>({
    schedule,
    owner: world,
    latencyMs,
    out: (text) => server?.receive(text),
  });
  const down = createPipe<Down>({
    schedule,
    owner,
    latencyMs,
    out(item) {
      if (state === 3) return;
      if ('text' in item) {
        if (state === 1) tell('message', { data: item.text });
      } else closed(item.code, item.reason);
    },
  });

  return {
    socket: socket as unknown as WebSocket,
    up,
    down,
    get isOver() {
      return isOver;
    },
    get weight() {
      return weight;
    },
    set weight(next) {
      weight = next;
    },
    open(answer) {
      if (state !== 0) return;
      let isServed = true;
      server = answer({
        send(text) {
          if (!isServed) return;
          onFrame('down', text);
          down.put({ text });
        },
        close(code, reason) {
          if (!isServed) return;
          isServed = false;
          server = undefined;
          down.put({ code, reason });
        },
        get heldBytes() {
          return weight > 1 ? down.held.reduce((sum, item) => sum + ('text' in item ? item.text.length : 0), 0) * weight : 0;
        },
      });
      schedule.after(latencyMs(), owner, () => {
        if (state !== 0) return;
        state = 1;
        tell('open', {});
      });
    },
    cut() {
      const end = server;
      server = undefined;
      schedule.after(latencyMs(), world, () => end?.gone());
      up.swallow();
      down.swallow();
      schedule.after(latencyMs(), owner, () => closed(1006, ''));
    },
    abandon(isSilent) {
      server = undefined;
      up.swallow();
      down.swallow();
      if (!isSilent) schedule.after(latencyMs(), owner, () => closed(1006, ''));
    },
  };
}
