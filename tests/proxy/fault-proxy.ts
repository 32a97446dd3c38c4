import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { createLane, type Lane, type LaneFaults } from './lane.ts';

/** Which way bytes go: from the client up to the server, or down to the client. */
export type Way = 'up' | 'down' | 'both';

/** How the network is from now on, for lines that are open and for those to come. What is left out is as it should be. */
export interface Weather extends LaneFaults {
  /** Whoever dials is cut off at once. */
  readonly isClosed?: boolean;
  /** Answers every new line by itself, as a hotel's sign-in page does; nothing reaches the server. */
  readonly answer?: string;
  /** Changes the first bytes of each new line on their way up, as a proxy does that knows better. */
  rewrite?(head: string): string;
}

/** A network between a browser and a server, and all that can be wrong with it. */
export interface FaultProxy {
  readonly port: number;
  /** Lines that are open, swallowed ones included. */
  readonly open: number;
  /** Bytes that came out below and above since the beginning. */
  readonly passed: { readonly up: number; readonly down: number };
  setWeather(weather: Weather): void;
  /** Breaks every line; both ends notice. */
  cut(): void;
  /** Every line that is open now goes deaf in a direction, and nobody is told. New ones are as the weather is. */
  swallow(way: Way): void;
  /** Breaks each line that is open now, or will be, once so many more bytes have come down it. */
  cutAfter(bytes: number): void;
  close(): Promise<void>;
}

/** What {@link openFaultProxy} needs to know. */
export interface FaultProxyOptions {
  /** Where the server listens. It may come and go. */
  readonly to: number;
  /** Default: any that is free. */
  readonly port?: number;
}

interface Line {
  readonly up: Lane;
  readonly down: Lane;
  cut(): void;
}

/** Opens a network on 127.0.0.1 that is well until it is told otherwise. */
export async function openFaultProxy({ to, port = 0 }: FaultProxyOptions): Promise<FaultProxy> {
  const lines = new Set<Line>();
  const passed = { up: 0, down: 0 };
  let weather: Weather = {};
  let bytesToCut = Infinity;

  function take(client: Socket): void {
    client.on('error', () => {});
    if (weather.isClosed) return void client.resetAndDestroy();
    if (weather.answer !== undefined) {
      const { answer } = weather;
      client.once('data', () => client.end(answer));
      return;
    }
    const server = connect(to, '127.0.0.1');
    const line: Line = {
      up: createLane({ from: client, to: server, faults: () => weather, onPassed: (bytes) => void (passed.up += bytes) }),
      down: createLane({ from: server, to: client, faults: () => weather, onPassed: countDown }),
      cut() {
        if (!lines.delete(line)) return;
        for (const lane of [line.up, line.down]) lane.stop();
        client.resetAndDestroy();
        server.resetAndDestroy();
      },
    };
    if (weather.rewrite) line.up.rewriteFirst(weather.rewrite);
    lines.add(line);
    server.on('error', line.cut);
    client.on('error', line.cut);
    // A swallowed line has forgotten its other end, and so that end hears of nothing.
    client.on('close', () => !line.up.isDeaf && line.cut());
    server.on('close', () => !line.down.isDeaf && line.down.finish(line.cut));

    function countDown(bytes: number): void {
      passed.down += bytes;
      bytesToCut -= bytes;
      if (bytesToCut > 0) return;
      bytesToCut = Infinity;
      line.cut();
    }
  }

  const listener = createServer(take);
  await new Promise<void>((done) => listener.listen(port, '127.0.0.1', done));

  return {
    port: (listener.address() as AddressInfo).port,
    passed,
    get open() {
      return lines.size;
    },
    setWeather(next) {
      weather = next;
    },
    cut() {
      for (const line of lines) line.cut();
    },
    swallow(way) {
      for (const { up, down } of lines) {
        if (way !== 'down') up.swallow();
        if (way !== 'up') down.swallow();
      }
    },
    cutAfter(bytes) {
      bytesToCut = bytes;
    },
    async close() {
      for (const line of lines) line.cut();
      await new Promise<void>((done) => listener.close(() => done()));
    },
  };
}
