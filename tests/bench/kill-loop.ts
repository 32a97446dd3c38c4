import type { ChatEvent, ChatReceipt } from '../../src/protocol/index.ts';
import type { ServerProcess } from '../server/process.ts';
import { arrive } from '../server/visitor.ts';
import { createTalker, until, type Talker } from './talker.ts';

/** What a loop of kills came to. */
export interface KillFigures {
  readonly rounds: number;
  /** Messages that were acknowledged, and messages that lie in the log at the end. */
  readonly confirmed: number;
  readonly stored: number;
  /** Acknowledged, but not in the log under their number. */
  readonly lost: number;
  /** In the log more than once. */
  readonly doubled: number;
  /** Logs with a hole or in another order than that of writing. */
  readonly disordered: number;
  /** Tabs that show something else than the log. */
  readonly unlike: number;
  /** From the start of the process until it answers. */
  readonly startMs: readonly number[];
}

/** What is killed and how. */
export interface KillOptions {
  readonly rounds: number;
  readonly visitors: number;
  /** How many messages are confirmed between two kills, on average. Default: five of each visitor. */
  readonly perRound?: number | undefined;
  serve(): Promise<ServerProcess>;
  /** Crashes the database instead, every third round. */
  crashDatabase?(): Promise<void>;
}

/** Lets visitors talk without pause while the server is killed at random instants, then compares what they were told with what is there. */
export async function killLoop({ rounds, visitors, perRound = 5 * visitors, serve, crashDatabase }: KillOptions): Promise<KillFigures> {
  const startMs: number[] = [];
  async function start(): Promise<ServerProcess> {
    const at = performance.now();
    const started = await serve();
    startMs.push(performance.now() - at);
    return started;
  }

  let server = await start();
  const stop = new AbortController();
  const stopped = stop.signal;
  const confirmed = new Map<Talker, ChatReceipt[]>();
  const talkers = Array.from({ length: visitors }, () => createTalker(() => server.url));
  const conversations = talkers.map(async (talker) => {
    const receipts: ChatReceipt[] = [];
    confirmed.set(talker, receipts);
    while (!stopped.aborted) receipts.push(await talker.say(`message ${receipts.length}`));
  });
  const count = () => [...confirmed.values()].reduce((sum, receipts) => sum + receipts.length, 0);

  try {
    for (let round = 1; round <= rounds; round += 1) {
      const enough = count() + 1 + Math.floor(Math.random() * 2 * perRound);
      await until(talkers, () => count() >= enough, () => `Nothing was acknowledged after kill ${round - 1}.`);
      // Between two commits, within one, before or after an answer: wherever the instant falls.
      await new Promise((instant) => setTimeout(instant, Math.random() * 10));
      if (crashDatabase && round % 3 === 0) {
        await crashDatabase();
      } else {
        await server.kill('SIGKILL');
        server = await start();
      }
    }
    stop.abort();
    await Promise.all(conversations);

    const figures = { stored: 0, lost: 0, doubled: 0, disordered: 0, unlike: 0 };
    for (const [talker, receipts] of confirmed) {
      const log = await readLog(server.url, talker.device);
      const texts = log.map((event) => (event.type === 'message' ? event.text : ''));
      figures.stored += log.length;
      figures.doubled += texts.length - new Set(texts).size;
      receipts.forEach(({ seq }, index) => (figures.lost += texts[seq - 1] === `message ${index}` ? 0 : 1));
      if (log.some(({ seq }, index) => seq !== index + 1 || texts[index] !== `message ${index}`)) figures.disordered += 1;
      await until([talker], () => talker.view.length >= log.length, () => 'A tab did not catch up with the log.');
      if (JSON.stringify(talker.view) !== JSON.stringify(log)) figures.unlike += 1;
    }
    return { rounds, confirmed: count(), startMs, ...figures };
  } finally {
    for (const talker of talkers) talker.close();
    await server.kill('SIGKILL');
  }
}

/** A visitor's whole log, page by page. */
export async function readLog(url: string, device: string): Promise<ChatEvent[]> {
  const visitor = await arrive({ url }, device);
  const log: ChatEvent[] = [];
  for (;;) {
    const batch = await visitor.events(log.length);
    log.push(...batch.events);
    if (!batch.more) return log;
  }
}
