import type { Log } from './log.ts';
import type { Bus } from './relay.ts';

/** How often a silent Redis is asked whether it is there, and how long its silence is borne. */
const askEveryMs = 3_000;
const silenceMs = 10_000;
const longestWaitMs = 2_000;

/** More than this waiting to be said means nobody takes it: newer hints are dropped, since a heartbeat heals them all. */
const maxWaiting = 10_000;

/**
 * Redis pub/sub as a bus. Redis may be away at the start, stop and come back: meanwhile hints are lost, nothing waits,
 * and nothing but their speed is missing.
 */
export async function openRedisBus(url: string, { channel, log }: { channel: string; log: Log }): Promise<Bus> {
  // Only here: a server without Redis need not load it.
  const { createClient } = await import('@redis/client');
  const client = createClient({
    url,
    // The older protocol, which every Redis and Valkey speaks.
    RESP: 2,
    disableOfflineQueue: true,
    commandsQueueMaxLength: maxWaiting,
    pingInterval: askEveryMs,
    socket: {
      connectTimeout: silenceMs,
      socketTimeout: silenceMs,
      reconnectStrategy: (tries) => Math.random() * Math.min(longestWaitMs, 100 * 2 ** Math.min(tries, 10)),
    },
  });
  // One connection speaks and another hears: this is how pub/sub works in the older protocol.
  const ear = client.duplicate();
  const listeners = new Set<(text: string) => void>();
  let lost = false;
  const onError = (error: unknown) => {
    // Every attempt fails anew; once is enough to know.
    if (!lost) log.error('hints of other processes are lost', error);
    lost = true;
  };
  client.on('error', onError);
  ear.on('error', onError);
  ear.on('ready', () => {
    if (lost) log.warn('hints of other processes arrive again');
    lost = false;
  });

  // Not awaited: while Redis is away this goes on for as long as it takes.
  void client.connect().catch(onError);
  void ear
    .connect()
    .then(() => ear.subscribe(channel, (text) => listeners.forEach((listener) => listener(text))))
    .catch(onError);

  return {
    publish(text) {
      if (client.isReady) client.publish(channel, text).catch(onError);
    },
    onText: (listener) => void listeners.add(listener),
    async close() {
      listeners.clear();
      for (const each of [client, ear]) each.destroy();
    },
  };
}
