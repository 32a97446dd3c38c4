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
  /** Whether anything has been asked or dialled. An adapter without a network has nothing to lose. */
  readonly used: boolean;
}

/** How long a frame waits for the one it changes places with. */
const pairMs = 40;

/** Lays a network before what a harness lends. */
export function createNetwork(harness: Pick<Harness, 'fetch' | 'socket'>): Network {
  const lentFetch = harness.fetch ?? globalThis.fetch;
  const lentSocket = (url: string, protocols?: string | readonly string[]) => harness.socket?.(url, protocols) ?? new WebSocket(url, protocols as string | string[]);
  let [losing, cutting, doubling, swapping, used] = [false, false, false, false, false];
  let delayMs = 0;

  const spoiled: typeof fetch = async (input, init) => {
    used = true;
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

  /** Stands between a socket and who listens to it by `onmessage`, which is how adapters listen. */
  function spoil(socket: WebSocket): WebSocket {
    let ear: ((event: MessageEvent) => void) | null = null;
    let held: MessageEvent | undefined;
    const pass = (event: MessageEvent) => {
      ear?.call(socket, event);
      if (doubling) ear?.call(socket, event);
    };
    const release = () => {
      const last = held;
      held = undefined;
      if (last) pass(last);
    };
    const hear = (event: MessageEvent) => {
      if (losing) return;
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
    return new Proxy(socket, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
      set(target, name, value) {
        if (name !== 'onmessage') return Reflect.set(target, name, value, target);
        ear = value as typeof ear;
        return Reflect.set(target, name, ear === null ? null : hear, target);
      },
    });
  }

  return {
    fetch: spoiled,
    socket(url, protocols) {
      used = true;
      return spoil(lentSocket(url, protocols));
    },
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
