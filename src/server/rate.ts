import type { Clock } from './clock.ts';
import { Refusal } from './refusal.ts';

/** A bucket holds `burst` tokens and regains `perSecond`. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * Every limit of the server. Those `per network` are wide, because a whole office or a phone company can stand behind
 * one address; those per visitor are what one person could want.
 */
export const defaultRates = {
  /** Any request, per network. */
  request: { burst: 600, perSecond: 60 },
  /** New visitors, per network. */
  visitor: { burst: 300, perSecond: 5 },
  /** New lines, over the whole server, at the very most: see `gate.ts`. */
  handshake: { burst: 200, perSecond: 1_000 },
  /** New lines, per network. */
  line: { burst: 400, perSecond: 20 },
  /** Frames of any kind, per visitor, however many lines they have. */
  frame: { burst: 120, perSecond: 20 },
  /** Frames of any kind, per network. */
  frames: { burst: 6_000, perSecond: 600 },
  /** Everything visitors write, per site whose pages they are on: one shop's rush is not to stop the others. */
  site: { burst: 6_000, perSecond: 600 },
  /** Messages, per visitor. */
  chat: { burst: 20, perSecond: 1 },
  /** Files, per visitor or agent. */
  upload: { burst: 20, perSecond: 1 / 20 },
  /** Files of all visitors of a network: there is one room for all, and a visitor is soon made. */
  uploads: { burst: 100, perSecond: 1 / 5 },
  /** Written requests, per visitor. */
  contact: { burst: 10, perSecond: 1 / 30 },
  /** Calls asked for, moved, cancelled, per visitor. */
  callback: { burst: 10, perSecond: 1 / 30 },
  /** Calls asked for to one number, whoever asks: nobody's phone is to be a toy. */
  number: { burst: 10, perSecond: 1 / 900 },
  /** Votes, reads and searches in vain, per network. */
  faq: { burst: 120, perSecond: 2 },
  /** Any visitor's command, per network. */
  network: { burst: 600, perSecond: 20 },
  /** Attempts to sign in, per network. */
  signIn: { burst: 10, perSecond: 1 / 6 },
  /** Attempts to sign in under one name, from anywhere. */
  account: { burst: 20, perSecond: 1 / 6 },
  /** Searches through everything that was ever said, per agent. */
  search: { burst: 20, perSecond: 1 },
  /** Everything an agent does, per agent. */
  agent: { burst: 200, perSecond: 20 },
} as const satisfies Record<string, Rate>;

/** Name of a limit. */
export type RateName = keyof typeof defaultRates;

/** Says who has had too much. */
export interface RateLimiter {
  /** Takes a token from the bucket of `key`; 0, or how many milliseconds until there is one. */
  take(name: RateName, key: string): number;
  /** The same, but throws a {@link Refusal} of kind `limited`. */
  demand(name: RateName, key: string): void;
}

interface Bucket {
  tokens: number;
  at: number;
}

// Enough for every honest visitor of a busy hour; beyond it the oldest buckets are forgotten, which only ever forgives.
const maxBuckets = 100_000;

/** Token buckets in memory. With several server processes each counts for itself. */
export function createRateLimiter(clock: Clock, overrides: Partial<Record<RateName, Rate>> = {}): RateLimiter {
  const rates: Record<RateName, Rate> = { ...defaultRates, ...overrides };
  const buckets = new Map<string, Bucket>();

  function take(name: RateName, key: string): number {
    const { burst, perSecond } = rates[name];
    const now = clock.now();
    const id = `${name} ${key}`;
    const old = buckets.get(id);
    const tokens = old ? Math.min(burst, old.tokens + (Math.max(0, now - old.at) / 1000) * perSecond) : burst;
    const allowed = tokens >= 1;
    // Re-inserting keeps the map in order of last use, so that the first key is the one to forget.
    buckets.delete(id);
    buckets.set(id, { tokens: allowed ? tokens - 1 : tokens, at: now });
    if (buckets.size > maxBuckets) buckets.delete(buckets.keys().next().value as string);
    if (allowed) return 0;
    // Rounded first: sums of fractions miss whole milliseconds by a hair.
    return perSecond > 0 ? Math.max(1, Math.ceil(Math.round(((1 - tokens) / perSecond) * 1e6) / 1e3)) : 3_600_000;
  }

  return {
    take,
    demand(name, key) {
      const waitMs = take(name, key);
      if (waitMs > 0) throw new Refusal('limited', `Too many: the limit "${name}" is reached.`, { retryAfterMs: waitMs });
    },
  };
}

/** The part of an address that one customer of a provider holds: IPv4 whole, IPv6 its first 64 bits. */
export function networkOf(address: string): string {
  // Some proxies say the port as well, another one for each connection.
  const withPort = /^\[([^\]]+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(address);
  if (withPort) return networkOf(withPort[1] ?? withPort[2] ?? '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%', 1)[0]!.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return (
    [...front, ...zeros, ...back]
      .slice(0, 4)
      .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
      .join(':') + '::/64'
  );
}
