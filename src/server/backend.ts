import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { OpeningHours } from './hours.ts';
import type { Hub } from './hub.ts';
import type { Log } from './log.ts';
import type { Presence } from './presence.ts';
import type { Random } from './random.ts';
import type { RateLimiter } from './rate.ts';
import type { Store } from './store/index.ts';
import type { Work } from './work.ts';

/**
 * Everything the server's parts work with. There is no other state: a simulator builds one of these with a held clock,
 * a seeded random source and a store of its own, and drives `dispatch` and the lines without a socket.
 */
export interface Backend {
  readonly config: Config;
  readonly store: Store;
  readonly hours: OpeningHours;
  readonly hub: Hub;
  readonly presence: Presence;
  readonly rates: RateLimiter;
  readonly work: Work;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}
