import { createDeadSocket } from './dead-socket.ts';
import type { Harness } from './harness.ts';

/**
 * The network between an adapter and its backend, which a test can spoil. It works on whatever the adapter sends by the
 * `fetch` and the sockets it is lent, so it needs nothing of the backend.
 */
export interface Network {
  readonly fetch: typeof fetch;
  socket(url: string, protocols?: string | readonly string[]): WebSocket;
  /** Questions arrive and are done, but nothing comes back: answers fail, frames from the server are dropped. */
  loseAnswers(on: boolean): void;
  /** Answers end in the middle, as when a connection breaks. */
  cutAnswers(on: boolean): void;
  /** Answers take so long. */
  delayAnswers(ms: number): void;
  /** Every frame from the server comes twice. */
  doubleFrames(on: boolean): void;
  /** Frames from the server come in pairs, the later one first. */
  swapFrames(on: boolean): void;
  /** Nobody answers any more, and open lines are lost. */
  goDown(): void;
  comeBack(): void;
  /** Everything is answered with a hotel's sign-in page. */
  answerGarbage(on: boolean): void;
  /** Questions are taken, and none is answered. */
  fallSilent(on: boolean): void;
  /** Open lines are lost. New ones can be had at once. */
  cutLines(): void;
  /** Whether anything has been asked or dialled. An adapter without a network has nothing to lose. */
  readonly used: boolean;
}

/** How long a frame waits for the one it changes places with. */
const pairMs = 40;

const page = '<!doctype html><title>Welcome to Hotel Bellevue</title><p>Sign in with your room number.';

type Ear = ((event: Event) => unknown) | { handleEvent(event: Event): unknown };

/** Who listens for one kind of event, in order: those that were added, and the one that is set. */
function createEars() {
  const added = new Map<Ear, { readonly once: boolean }>();
  let set: Ear | null = null;
  const call = (socket: WebSocket, ear: Ear, event: Event) => void (typeof ear === 'function' ? ear.call(socket, event) : ear.handleEvent(event));
  return {
    add: (ear: Ear, once: boolean) => void added.set(ear, { once }),
    remove: (ear: Ear) => void added.delete(ear),
    only(ear?: Ear | null): Ear | null {
      if (ear !== undefined) set = ear;
      return set;
    },
    tell(socket: WebSocket, event: Event) {
      if (set) call(socket, set, event);
      for (const [ear, { once }] of Array.from(added)) {
        if (once) added.delete(ear);
        call(socket, ear, event);
      }
    },
  };
}

/** Lays a network before what a harness lends. */
export function createNetwork(harness: Pick<Harness, 'fetch' | 'socket'>): Network {
  const lentFetch = harness.fetch ?? globalThis.fetch;
  const lentSocket = (url: string, protocols?: string | readonly string[]) => (harness.socket?.(url, protocols as string | string[]) ?? new WebSocket(url, protocols as string | string[])) as WebSocket;
  let [losing, cutting, doubling, swapping, used] = [false, false, false, false, false];
  let delayMs = 0;
  let state: 'up' | 'down' | 'garbage' | 'silent' = 'up';
  const open = new Map<WebSocket, (event: Event) => void>();

  const spoiled: typeof fetch = async (input, init) => {
    used = true;
    if (state === 'down') throw new TypeError('fetch failed: the backend is down');
    if (state === 'garbage') return new Response(page, { headers: { 'content-type': 'text/html' } });
    if (state === 'silent') return untilAborted(init?.signal);
    const response = await lentFetch(input, init);
    if (delayMs > 0) await new Promise((resume) => setTimeout(resume, delayMs));
    if (losing) {
      await response.body?.cancel();
      throw new TypeError('fetch failed: the answer was lost');
    }
    if (!cutting) return response;
    const text = await response.text();
    return new Response(text.slice(0, text.length / 2), { status: response.status, headers: { 'content-type': response.headers.get('content-type') ?? '' } });
  };

  /** Stands between a socket and whoever listens to it, by `onmessage` or by `addEventListener`. */
  function spoil(socket: WebSocket): WebSocket {
    const ears = { message: createEars(), close: createEars() };
    const isHeard = (type: unknown): type is keyof typeof ears => type === 'message' || type === 'close';
    let held: MessageEvent | undefined;
    const pass = (event: MessageEvent) => {
      ears.message.tell(front, event);
      if (doubling) ears.message.tell(front, event);
    };
    const release = () => {
      const last = held;
      held = undefined;
      if (last) pass(last);
    };
    const hear = (event: MessageEvent) => {
      if (losing || state === 'silent') return;
      if (!swapping) {
        release();
        return pass(event);
      }
      if (held) {
        pass(event);
        return release();
      }
      held = event;
      setTimeout(release, pairMs);
    };
    const own = {
      addEventListener(type: string, ear: Ear, how?: AddEventListenerOptions) {
        if (isHeard(type)) ears[type].add(ear, typeof how === 'object' && how.once === true);
        else socket.addEventListener(type as 'error', ear, how);
      },
      removeEventListener(type: string, ear: Ear) {
        if (isHeard(type)) ears[type].remove(ear);
        else socket.removeEventListener(type as 'error', ear);
      },
    };
    const front = new Proxy(socket, {
      get(target, name) {
        if (name === 'onmessage') return ears.message.only();
        if (name === 'onclose') return ears.close.only();
        if (name in own) return own[name as keyof typeof own];
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
      set(target, name, value) {
        if (name !== 'onmessage' && name !== 'onclose') return Reflect.set(target, name, value, target);
        ears[name === 'onmessage' ? 'message' : 'close'].only(value as Ear | null);
        return true;
      },
    });
    Object.assign(socket, { onmessage: hear, onclose: (event: CloseEvent) => ears.close.tell(front, event) });
    open.set(socket, (event) => ears.close.tell(front, event));
    return front;
  }

  function cut(): void {
    for (const [socket, tell] of open) {
      // Nobody hears the farewell: a line that is cut has none.
      Object.assign(socket, { onmessage: null, onclose: null, onerror: () => {} });
      socket.close();
      tell(Object.assign(new Event('close'), { code: 1006, reason: '', wasClean: false }));
    }
    open.clear();
  }

  return {
    fetch: spoiled,
    socket(url, protocols) {
      used = true;
      if (state === 'up') return spoil(lentSocket(url, protocols));
      return createDeadSocket(url, state === 'silent' ? 'is silent' : 'fails');
    },
    goDown() {
      state = 'down';
      cut();
    },
    comeBack: () => void (state = 'up'),
    answerGarbage: (on) => void (state = on ? 'garbage' : 'up'),
    fallSilent: (on) => void (state = on ? 'silent' : 'up'),
    cutLines: cut,
    loseAnswers: (on) => void (losing = on),
    cutAnswers: (on) => void (cutting = on),
    delayAnswers: (ms) => void (delayMs = ms),
    doubleFrames: (on) => void (doubling = on),
    swapFrames: (on) => void (swapping = on),
    get used() {
      return used;
    },
  };
}

/** What is asked of a backend that answers nothing ends when nobody waits any more. */
function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal?.reason as Error);
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end);
  });
}
