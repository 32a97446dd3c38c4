// Two server processes on one PostgreSQL with Redis between them; visitors, their second tabs and agents each at
// another process. Redis is killed in the middle and comes back. What must hold: every view is the log, gap-free, in
// the order of writing, nothing twice; and every desk sees the same.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatEvent, DeskFrame } from '../../src/protocol/index.ts';
import { signIn } from '../server/desk.ts';
import { openDeskLine } from '../server/line-client.ts';
import { findPostgres, startPostgres } from '../server/postgres.ts';
import { buildCommand, serveCommand } from '../server/process.ts';
import { findRedis, startRedis } from '../server/redis.ts';
import { password } from '../server/shop.ts';
import { readLog } from './kill-loop.ts';
import { numberOf, printTable, quantile, wideRates, type Bench } from './table.ts';
import { createTalker, until, type Talker } from './talker.ts';

const heartbeatMs = 1_000;

export async function run({ folder, root, options }: Bench): Promise<boolean> {
  const visitors = numberOf(options['visitors'], 20);
  const messages = numberOf(options['messages'], 30);
  const [database, bus] = [findPostgres(), findRedis()];
  if ('skipped' in database || 'skipped' in bus) throw new Error('This needs PostgreSQL and Redis ("apt-get install postgresql redis-server").');

  const script = await buildCommand(folder, root);
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ heartbeatMs, rates: wideRates, logLevel: 'warn' }));
  const [postgres, redis] = await Promise.all([startPostgres(database.bin), startRedis(bus.bin)]);
  const databaseUrl = await postgres.createDatabase();
  const env = { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, DESKBELL_PASSWORD: password };
  const servers = [await serveCommand(script, ['--config', config], env), await serveCommand(script, ['--config', config], env)] as const;

  try {
    const talkers = Array.from({ length: visitors }, (_, index) => createTalker(() => servers[index % 2]!.url));
    const secondTabs = talkers.map((talker, index) => createTalker(() => servers[(index + 1) % 2]!.url, talker.device));
    const desks = await Promise.all(servers.map((server) => sitDown(server)));
    const seen: Record<'before' | 'away' | 'after', number[]> = { before: [], away: [], after: [] };
    let written = 0;

    for (const phase of ['before', 'away', 'after'] as const) {
      if (phase === 'away') await redis.stop();
      if (phase === 'after') {
        await redis.start();
        for (const server of servers) while (!server.out().includes('arrive again')) await new Promise((look) => setTimeout(look, 50));
      }
      await Promise.all(
        talkers.map(async (talker, index) => {
          const other = secondTabs[index]!;
          for (let n = 0; n < messages / 3; n += 1) {
            const text = `${phase} ${n}`;
            const at = performance.now();
            const { seq } = await talker.say(text);
            await until([other], () => other.view.length >= seq, () => `"${text}" was not seen at the other process`);
            seen[phase].push(performance.now() - at);
            written += 1;
            // An agent at the process the visitor is not at answers every third.
            if (n % 3 === 0) await desks[(index + 1) % 2]!.answer(talker, `re ${text}`);
          }
        }),
      );
    }

    let wrong = 0;
    for (const [index, talker] of talkers.entries()) {
      const log = await readLog(servers[0].url, talker.device);
      const others = [talker, secondTabs[index]!];
      await until(others, () => others.every(({ view }) => view.length === log.length), () => 'A view did not catch up with the log.');
      const own = log.flatMap((event) => (event.type === 'message' && event.from.side === 'visitor' ? event.text : []));
      const composed = (['before', 'away', 'after'] as const).flatMap((phase) =>
        Array.from({ length: Math.ceil(messages / 3) }, (_, n) => `${phase} ${n}`),
      );
      if (log.some(({ seq }, at) => seq !== at + 1) || own.join() !== composed.join()) wrong += 1;
      for (const { view } of others) if (JSON.stringify(view) !== JSON.stringify(log)) wrong += 1;
      for (const desk of desks) if (!(await desk.sees(talker, log))) wrong += 1;
    }

    printTable([
      ['processes, visitors, tabs, desks', `2, ${visitors}, ${visitors * 2}, ${desks.length}`],
      ['messages of visitors, of agents', `${written}, ${desks.reduce((sum, desk) => sum + desk.answered, 0)}`],
      ...(['before', 'away', 'after'] as const).map(
        (phase) => [`written → seen at the other process, Redis ${names[phase]} (ms)`, `p50 ${quantile(seen[phase], 0.5)}, p99 ${quantile(seen[phase], 0.99)}`] as const,
      ),
      ['heartbeat (ms)', heartbeatMs],
      ['views or desks unlike the log', wrong],
    ]);
    for (const talker of [...talkers, ...secondTabs]) talker.close();
    return wrong === 0;
  } finally {
    await Promise.all(servers.map((server) => server.kill('SIGKILL')));
    await Promise.all([postgres.stop(), redis.close()]);
  }
}

const names = { before: 'there', away: 'away', after: 'back' };

async function sitDown(server: { url: string }) {
  const desk = await signIn(server);
  const line = await openDeskLine(server, desk.cookie);
  const events = new Map<string, Map<number, ChatEvent>>();
  const conversations = new Map<string, string>();
  const waiting: (() => void)[] = [];
  line.socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as DeskFrame;
    if (frame.type !== 'events') return;
    const known = events.get(frame.conversation) ?? new Map<number, ChatEvent>();
    for (const event of frame.events) known.set(event.seq, event);
    events.set(frame.conversation, known);
    for (const look of waiting.splice(0)) look();
  });
  const hearMore = () => new Promise<void>((look) => waiting.push(look));
  let answered = 0;

  async function conversationOf(talker: Talker): Promise<string> {
    const known = conversations.get(talker.device);
    if (known !== undefined) return known;
    // A command's id says whose log it is; the author's own view has it a moment after the acknowledgement.
    await until([talker], () => talker.view.length > 0, () => 'A message was acknowledged and never shown.');
    const [first] = talker.view;
    for (;;) {
      const found = [...events].find(([, log]) => JSON.stringify(log.get(1)) === JSON.stringify(first))?.[0];
      if (found !== undefined) {
        conversations.set(talker.device, found);
        return found;
      }
      await hearMore();
    }
  }

  return {
    get answered() {
      return answered;
    },
    async answer(talker: Talker, text: string) {
      const { status } = await desk.command('desk.reply', { conversation: await conversationOf(talker), text });
      if (status !== 200) throw new Error(`An answer was answered with ${status}.`);
      answered += 1;
    },
    /** Whether the desk was told every event and reads the same when it opens the conversation. */
    async sees(talker: Talker, log: readonly ChatEvent[]): Promise<boolean> {
      const conversation = await conversationOf(talker);
      while ((events.get(conversation)?.size ?? 0) < log.length) await hearMore();
      const told = [...events.get(conversation)!.values()].toSorted((a, b) => a.seq - b.seq);
      const opened = await desk.open(conversation);
      return JSON.stringify(told) === JSON.stringify(log) && JSON.stringify(opened.events) === JSON.stringify(log);
    },
  };
}
