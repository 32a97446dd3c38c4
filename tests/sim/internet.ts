import type { Chance } from './chance.ts';
import type { Owner, Schedule } from './schedule.ts';
import type { ServerProcess } from './server-process.ts';
import { createConnection, type Connection } from './socket.ts';

/** How one page reaches the servers, and what is wrong with it. */
export interface Internet {
  /** False: whatever is begun fails at once. */
  isUp: boolean;
  /** Whatever is begun is never answered. */
  isHole: boolean;
  /** How much longer than usual everything takes. */
  lagMs: number;
  readonly connections: ReadonlySet<Connection>;
  readonly fetch: typeof fetch;
  socket(url: string): WebSocket;
  /** Breaks everything under way. */
  cut(): void;
  /** Everything under way is never heard of again. */
  swallow(way: 'up' | 'down' | 'both'): void;
}

/** What {@link createInternet} needs. */
export interface InternetOptions {
  readonly schedule: Schedule;
  readonly chance: Chance;
  /** The page. */
  readonly owner: Owner;
  readonly world: Owner;
  /** A process that takes newcomers. */
  server(): ServerProcess | undefined;
  /** Sees everything that is asked. */
  readonly watch: InternetWatch;
  /** What goes with every request without the page's doing. */
  readonly always: Readonly<Record<string, string>>;
}

/** Who looks at what goes over the wires of one page. */
export interface InternetWatch {
  onDial(): void;
  /** What it answers is called when the question is over. */
  onAsk(path: string, body: string | undefined): (() => void) | undefined;
  onFrame(connection: Connection, direction: 'up' | 'down', text: string): void;
  onOver(connection: Connection): void;
}

interface Asking {
  fail(): void;
  swallow(way: 'up' | 'down' | 'both'): void;
}

export function createInternet({ schedule, chance, owner, world, server, watch, always }: InternetOptions): Internet {
  const connections = new Set<Connection>();
  const asking = new Set<Asking>();
  const latencyMs = () => 1 + chance.below(25) + internet.lagMs;
  const wait = (who: Owner, ms: number) => new Promise<void>((done) => void schedule.after(ms, who, done));

  function ask(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const { signal, method = 'GET' } = init;
    const body = init.body as string | undefined;
    const url = String(input);
    const over = watch.onAsk(url.slice(url.indexOf('/', 8)), body);
    return new Promise<Response>((resolve, reject) => {
      let isLost = internet.isHole;
      let isUpLost = internet.isHole;
      const mine: Asking = {
        fail: () => settle(() => reject(new TypeError('fetch failed'))),
        swallow(way) {
          isUpLost ||= way !== 'down';
          isLost = true;
        },
      };
      const settle = (how: () => void) => {
        if (!asking.delete(mine)) return;
        signal?.removeEventListener('abort', abort);
        over?.();
        if (!owner.dead) how();
      };
      const abort = () => settle(() => reject(signal?.reason as Error));
      asking.add(mine);
      if (signal?.aborted) return abort();
      signal?.addEventListener('abort', abort);

      async function travel(): Promise<void> {
        await wait(world, latencyMs());
        if (!internet.isUp) return backHome(mine.fail);
        if (isUpLost) return;
        const process = server();
        if (!process) return backHome(mine.fail);
        const headers = new Headers(init.headers);
        for (const [name, value] of Object.entries(always)) headers.set(name, value);
        // As much of a request as the server reads; the real one has streams, which take turns of the event loop.
        const request = { url, method, headers, body: body === undefined ? null : [new TextEncoder().encode(body)] };
        const onDeath = (isSilent: boolean) => void (isSilent || backHome(mine.fail));
        process.guests.add(onDeath);
        const response = await process.http(request as unknown as Request);
        process.guests.delete(onDeath);
        await wait(world, latencyMs());
        if (isLost) return;
        await backHome(() => settle(() => resolve(response)));
      }
      async function backHome(how: () => void): Promise<void> {
        await wait(owner, 0);
        how();
      }
      void travel();
    });
  }

  const internet: Internet = {
    isUp: true,
    isHole: false,
    lagMs: 0,
    connections,
    fetch: ask,
    socket(url) {
      watch.onDial();
      const connection: Connection = createConnection({
        schedule,
        owner,
        world,
        latencyMs,
        onFrame: (direction, text) => watch.onFrame(connection, direction, text),
        onOver() {
          connections.delete(connection);
          watch.onOver(connection);
        },
      });
      connections.add(connection);
      if (internet.isHole) {
        connection.up.swallow();
        connection.down.swallow();
        return connection.socket;
      }
      const isUp = internet.isUp;
      schedule.after(latencyMs(), world, () => {
        const process = isUp ? server() : undefined;
        if (!process) return connection.cut();
        const isDesk = url.includes('/desk/');
        process.guests.add((isSilent) => connection.abandon(isSilent));
        connection.open((wire) => (isDesk ? process.deskLine(wire) : process.visitorLine(wire)));
      });
      return connection.socket;
    },
    cut() {
      for (const connection of connections) connection.cut();
      for (const one of asking) one.fail();
    },
    swallow(way) {
      for (const { up, down } of connections) {
        if (way !== 'down') up.swallow();
        if (way !== 'up') down.swallow();
      }
      for (const one of asking) one.swallow(way);
    },
  };
  return internet;
}
