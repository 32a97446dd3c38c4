import { Hono } from 'hono';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeCodes } from '../protocol/index.ts';
import { createAdmission } from './admission.ts';
import { ensureFirstAgent } from './agents.ts';
import type { Backend } from './backend.ts';
import { createSystemClock, type Clock } from './clock.ts';
import { readConfig, type ConfigInput } from './config.ts';
import { createDeskFeed } from './desk-feed.ts';
import { createDeskRoutes } from './desk-http.ts';
import { createLivePackage, type LivePackage } from './faq/live-package.ts';
import { startRelearning } from './faq/relearning.ts';
import { serveDesk } from './desk-page.ts';
import { takesReplies } from './handover/config.ts';
import { watchMailbox } from './handover/mailbox.ts';
import { createReplyRoutes } from './handover/replies.ts';
import { startHandover } from './handover/runner.ts';
import { startHeartbeat } from './heartbeat.ts';
import type { HttpEnv } from './http-env.ts';
import { admitRequest, answerError, createVisitorRoutes } from './http.ts';
import { createOpeningHours } from './hours.ts';
import { createLocalHub } from './hub.ts';
import { startRetention } from './lifecycle/retention.ts';
import { listen } from './listen.ts';
import { createLog } from './log.ts';
import { createPresence } from './presence.ts';
import { createSystemRandom, hashSecret, type Random } from './random.ts';
import { createRateLimiter } from './rate.ts';
import { openRedisBus } from './redis-bus.ts';
import { Refusal } from './refusal.ts';
import { createRelay, type Relay } from './relay.ts';
import { startReturns } from './returns.ts';
import { createSockets, type Sockets } from './sockets.ts';
import { createStaticFolder } from './static-folder.ts';
import { openStore } from './store/index.ts';
import { createWork } from './work.ts';

/** A server that answers. */
export interface RunningServer {
  /** Where people reach it, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** How a commit reaches the disk. */
  readonly sync: string;
  /** How to sign in at the desk; only there when this start made the first agent, and told only now. */
  readonly firstSignIn?: { readonly name: string; readonly password: string };
  /** Lets everything begun be finished, tells every line, and stops. Calling it again gives the same promise. */
  close(): Promise<void>;
}

/** What a server takes from the machine, unless it is given. */
export interface Machine {
  readonly clock?: Clock;
  readonly random?: Random;
  /** Where lines of the log go. Default standard error. */
  readonly writeLog?: (line: string) => void;
}

/** Returning visitors a second over which a stop asks them to spread: half of the most that `gate.ts` lets in, which sees to the rest. */
const returnsPerSecond = 500;

/** How long a stop waits for requests under way. */
const finishWithinMs = 10_000;

/** Starts the reference server: store, HTTP and lines in one process. Throws a `StartError` with a sentence. */
export async function startServer(input: ConfigInput = {}, machine: Machine = {}): Promise<RunningServer> {
  const config = readConfig(input);
  const clock = machine.clock ?? createSystemClock();
  const random = machine.random ?? createSystemRandom();
  const log = createLog(config.logLevel, machine.writeLog);
  const { dataFolder, databaseUrl } = config;
  const store = await openStore({ dataFolder, random, log, ...(databaseUrl !== undefined && { databaseUrl }) });
  let relay: Relay | undefined;
  try {
    const hub = createLocalHub();
    const presence = createPresence(clock);
    if (config.redisUrl !== undefined && databaseUrl !== undefined) {
      // Named after the data: processes of one database meet, those of two shops on one Redis do not.
      const bus = await openRedisBus(config.redisUrl, { channel: `deskbell:${hashSecret(store.epoch)}`, log });
      relay = createRelay({ hub, bus, presence, clock, random, heartbeatMs: config.heartbeatMs });
    }
    const backend: Backend = {
      config,
      hours: createOpeningHours(config),
      store,
      clock,
      random,
      log,
      hub: relay ?? hub,
      presence,
      rates: createRateLimiter(clock, config.rates),
      work: createWork(),
    };
    const feed = createDeskFeed(backend);
    const admission = createAdmission(config);
    const sockets = createSockets(backend, feed, admission);
    const health = { good: true };
    const live = createLivePackage(backend);
    const http = await listen(createApp(backend, health, live).fetch, config, admission);
    http.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
    // Only now: a start that fails before would have taken the one password with it.
    const firstSignIn = await ensureFirstAgent(store, {
      random,
      now: clock.now(),
      publicName: config.name,
      ...(config.firstPassword !== undefined && { password: config.firstPassword }),
    });
    const stopHeartbeat = startHeartbeat(backend, sockets, feed);
    const stopRetention = startRetention(backend);
    const stopReturns = startReturns(backend);
    const stopHandover = startHandover(backend);
    const { mail } = config.handover;
    const stopMailbox = mail?.imap === undefined ? undefined : watchMailbox(backend, mail.imap, mail);
    const stopRelearning = startRelearning(backend);
    const { port } = http.address() as AddressInfo;
    log.info('started', { port });

    async function shutDown(): Promise<void> {
      try {
        await stop(backend, { http, sockets, health });
      } finally {
        stopHeartbeat();
        stopRetention();
        stopReturns();
        await Promise.all([stopHandover(), stopMailbox?.()]);
        stopRelearning();
        await live.close();
        feed.close();
        await relay?.close();
        await store.close();
        log.info('stopped');
      }
    }
    let closing: Promise<void> | undefined;
    return {
      url: config.publicUrl ?? `http://${publicHost(config.host)}:${port}`,
      port,
      sync: store.sync,
      ...(firstSignIn && { firstSignIn }),
      close: () => (closing ??= shutDown()),
    };
  } catch (error) {
    await relay?.close();
    await store.close();
    throw error;
  }
}

function createApp(backend: Backend, health: { readonly good: boolean }, live: LivePackage): Hono<HttpEnv> {
  const { config, store } = backend;
  const app = new Hono<HttpEnv>();
  app.onError((error, c) => answerError(backend, error, c));
  app.notFound((c) => answerError(backend, new Refusal('unsupported', 'There is nothing at this address.'), c));

  app.get('/health', async (c) => {
    c.header('Cache-Control', 'no-store');
    await store.ping();
    if (!health.good) throw new Refusal('unavailable', 'The server is about to stop.');
    return c.json({ ok: true });
  });

  for (const path of ['/v1/*', '/desk/api/*', '/inbound/*']) {
    app.use(path, async (c, next) => {
      c.header('Cache-Control', 'no-store');
      c.header('X-Content-Type-Options', 'nosniff');
      admitRequest(backend, c);
      await next();
    });
  }
  app.route('/v1', createVisitorRoutes(backend));
  app.route('/desk/api', createDeskRoutes(backend, live));
  if (takesReplies(config.handover)) app.route('/inbound', createReplyRoutes(backend, config.handover));

  if (config.deskFolder) {
    serveDesk(app, backend, createStaticFolder(config.deskFolder, { shared: false }));
    app.get('/', (c) => c.redirect('/desk/'));
  }
  app.get('/faq/*', async (c) => (await live.serve(c.req.path.slice('/faq/'.length), c.req.raw)) ?? c.notFound());
  serveFolder(app, '/', config.widgetFolder);
  return app;
}

function serveFolder(app: Hono<HttpEnv>, at: string, folder: string | undefined): void {
  if (folder === undefined) return;
  const files = createStaticFolder(folder, { shared: true });
  app.get(`${at}*`, async (c) => (await files.serve(c.req.path.slice(at.length), c.req.raw)) ?? c.notFound());
}

/** Health red, no newcomers, lines told, commands finished, lines closed. */
async function stop(
  { work, clock }: Backend,
  { http, sockets, health }: { http: Server; sockets: Sockets; health: { good: boolean } },
): Promise<void> {
  health.good = false;
  sockets.stop();
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeIdleConnections();
  const spreadMs = Math.max(1_000, Math.ceil((sockets.visitors.size / returnsPerSecond) * 1_000));
  for (const line of sockets.visitors) line.drain(spreadMs);
  await Promise.race([work.finish(), wait(clock, finishWithinMs)]);
  // What was finished a moment ago is acknowledged in the next turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  sockets.end(closeCodes.restart, 'restart');
  const cancel = clock.after(finishWithinMs / 2, () => http.closeAllConnections());
  await closed;
  cancel();
}

function wait(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.after(ms, resolve));
}

function publicHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
