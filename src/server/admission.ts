import type { Socket } from 'node:net';
import type { Config } from './config.ts';
import { socketsAllowed } from './descriptors.ts';
import { networkOf } from './rate.ts';

/** Counts who is connected, so that neither one network nor all together take what others need. */
export interface Admission {
  /** Sockets of any kind; the system is asked to cut more than that before they say a word. */
  readonly sockets: number;
  /** Watches a new connection until it ends; cuts it where its network has twice as many as it may. */
  opened(socket: Socket): void;
  /** Whether the network a connection comes from has too many, or all together have. */
  isCrowded(socket: Socket): boolean;
  /** A place for a line, given back by calling the answer; undefined when there is none. */
  enter(network: string): (() => void) | undefined;
}

/** A tenth of all sockets is for requests alone: whoever cannot have a line can still send a form. */
const requestShare = 0.1;

/** Counts connections and lines of one process. */
export function createAdmission({ connections, trustProxy }: Pick<Config, 'connections' | 'trustProxy'>): Admission {
  const sockets = connections.total ?? socketsAllowed();
  const spare = Math.ceil(sockets * requestShare);
  const socketsOf = createCounter();
  const linesOf = createCounter();
  let open = 0;

  return {
    sockets,
    opened(socket) {
      open += 1;
      const network = networkOf(socket.remoteAddress ?? 'unknown');
      const leave = socketsOf.add(network);
      socket.once('close', () => {
        open -= 1;
        leave();
      });
      // Who holds so many does not hear what they are told.
      if (!trustProxy && socketsOf.count(network) > 2 * connections.perNetwork) socket.destroy();
    },
    isCrowded(socket) {
      // Behind a proxy all connections are its own.
      const own = trustProxy ? 0 : socketsOf.count(networkOf(socket.remoteAddress ?? 'unknown'));
      return own > connections.perNetwork || open > sockets - spare / 2;
    },
    enter(network) {
      if (linesOf.total() >= sockets - spare || linesOf.count(network) >= connections.perNetwork) return undefined;
      return linesOf.add(network);
    },
  };
}

interface Counter {
  count(key: string): number;
  total(): number;
  add(key: string): () => void;
}

function createCounter(): Counter {
  const counts = new Map<string, number>();
  let total = 0;
  return {
    count: (key) => counts.get(key) ?? 0,
    total: () => total,
    add(key) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      total += 1;
      let gone = false;
      return () => {
        if (gone) return;
        gone = true;
        total -= 1;
        const left = (counts.get(key) ?? 1) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      };
    },
  };
}
