import { Hono } from 'hono';
import { LinearRouter } from 'hono/router/linear-router';
import type { Backend } from '../../src/server/backend.ts';
import type { Config } from '../../src/server/config.ts';
import { createDeskFeed } from '../../src/server/desk-feed.ts';
import { createDeskRoutes } from '../../src/server/desk-http.ts';
import { createDeskLine, type DeskLine } from '../../src/server/desk-line.ts';
import { dispatchDesk } from '../../src/server/dispatch/desk.ts';
import { startHeartbeat } from '../../src/server/heartbeat.ts';
import type { HttpEnv } from '../../src/server/http-env.ts';
import { answerError, createVisitorRoutes } from '../../src/server/http.ts';
import type { OpeningHours } from '../../src/server/hours.ts';
import { createLocalHub } from '../../src/server/hub.ts';
import { createVisitorLine, type VisitorLine } from '../../src/server/line.ts';
import type { Log } from '../../src/server/log.ts';
import { createPresence } from '../../src/server/presence.ts';
import { createRateLimiter, type RateLimiter } from '../../src/server/rate.ts';
import { Refusal } from '../../src/server/refusal.ts';
import { createRelay, type Bus } from '../../src/server/relay.ts';
import { createWork } from '../../src/server/work.ts';
import { closeCodes, type Agent } from '../../src/protocol/index.ts';
import type { Chance } from './chance.ts';
import type { Disk } from './disk.ts';
import { createMemoryStore, type StoreTrouble } from './memory-store.ts';
import type { Owner, Schedule } from './schedule.ts';
import type { ServerEnd, ServerWire } from './socket.ts';

/** One server process: the real parts, over what the world gives it instead of sockets, disk and time. */
export interface ServerProcess {
  readonly owner: Owner;
  /** Called when it dies, with whether it does so without a goodbye. */
  readonly guests: Set<(isSilent: boolean) => void>;
  /** Stops taking newcomers, as on SIGTERM. */
  readonly isDraining: boolean;
  http(request: Request): Promise<Response>;
  visitorLine(wire: ServerWire): ServerEnd;
  deskLine(wire: ServerWire): ServerEnd;
  /** An agent's command that came in somehow. */
  agentSays(input: unknown): Promise<unknown>;
  /** Lets everything begun be finished, tells every line, and ends. Calls back when it is over. */
  drain(spreadMs: number, over: () => void): void;
}

/** What goes wrong in a process. */
export interface ProcessTrouble extends StoreTrouble {
  /** How long somebody who says or asks something is told to wait; 0 for not at all. */
  limitMs(): number;
}

/** What {@link startProcess} needs. */
export interface ProcessOptions {
  readonly config: Config;
  readonly hours: OpeningHours;
  readonly schedule: Schedule;
  readonly chance: Chance;
  readonly disk: Disk;
  /** Joins it with others. */
  readonly bus: Bus | undefined;
  readonly agent: Agent;
  readonly trouble: ProcessTrouble;
  now(): number;
  /** Something that the process takes for a mistake of its own. */
  onMistake(error: unknown): void;
}

export function startProcess({ config, hours, schedule, chance, disk, bus, agent, trouble, now, onMistake }: ProcessOptions): ServerProcess {
  const owner: Owner = { dead: false, frozen: false };
  const clock = { now, after: (ms: number, work: () => void) => schedule.after(ms, owner, work) };
  const random = { bytes: (count: number) => Uint8Array.from({ length: count }, () => chance.below(256)) };
  const log: Log = { info() {}, warn() {}, error: (_, error) => onMistake(error) };
  const local = createLocalHub();
  const presence = createPresence(clock);
  const store = createMemoryStore({ disk, owner, schedule, chance, trouble });
  const backend: Backend = {
    config,
    hours,
    store,
    clock,
    random,
    log,
    hub: bus ? createRelay({ hub: local, bus, presence, clock, random, heartbeatMs: config.heartbeatMs }) : local,
    presence,
    rates: limitSometimes(createRateLimiter(clock, config.rates), trouble),
    work: createWork(),
  };
  const visitors = new Set<VisitorLine>();
  const desks = new Set<DeskLine>();
  const feed = createDeskFeed(backend);
  const app = createApp(backend);
  startHeartbeat(backend, { visitors, desks }, feed);
  let isDraining = false;

  return {
    owner,
    guests: new Set(),
    get isDraining() {
      return isDraining;
    },
    http: async (request) => app.fetch(request),
    visitorLine(wire) {
      const line: VisitorLine = createVisitorLine(backend, { wire, network: 'here', site: '', onEnd: () => visitors.delete(line) });
      visitors.add(line);
      return line;
    },
    deskLine(wire) {
      const line: DeskLine = createDeskLine(backend, { wire, feed, agent, currentAgent: async () => agent, onEnd: () => desks.delete(line) });
      desks.add(line);
      return line;
    },
    agentSays: (input) => dispatchDesk(backend, agent, input),
    drain(spreadMs, over) {
      isDraining = true;
      for (const line of visitors) line.drain(spreadMs);
      void backend.work.finish().then(() => {
        if (owner.dead) return;
        for (const line of [...visitors, ...desks]) line.end(closeCodes.restart, 'restart');
        // What was said last is on its way by then.
        schedule.after(100, owner, over);
      });
    },
  };
}

function createApp(backend: Backend): Hono<HttpEnv> {
  // The usual router compiles its routes first, which takes longer than a short life asks of them.
  const app = new Hono<HttpEnv>({ router: new LinearRouter() });
  app.onError((error, c) => answerError(backend, error, c));
  app.use(async (c, next) => {
    c.set('network', 'here');
    await next();
  });
  app.route('/v1', createVisitorRoutes(backend));
  app.route('/desk/api', createDeskRoutes(backend));
  return app;
}

function limitSometimes(rates: RateLimiter, trouble: ProcessTrouble): RateLimiter {
  const isSpeaking = (name: string) => name === 'chat' || name === 'contact' || name === 'frame';
  return {
    take: (name, key) => (isSpeaking(name) && trouble.limitMs()) || rates.take(name, key),
    demand(name, key) {
      const waitMs = isSpeaking(name) ? trouble.limitMs() : 0;
      if (waitMs > 0) throw new Refusal('limited', 'Too much at once.', { retryAfterMs: waitMs });
      rates.demand(name, key);
    },
  };
}
