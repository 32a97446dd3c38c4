import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../src/server/index.ts';
import { signIn } from './desk.ts';
import { startHouse } from './house.ts';
import { greet, openDeskLine } from './line-client.ts';
import { findPostgres, startPostgres, type Postgres } from './postgres.ts';
import { findRedis, startRedis, type Redis } from './redis.ts';
import { arrive, fetchAs, newId } from './visitor.ts';

const database = findPostgres();
const bus = findRedis();

test('an address of Redis that is none is refused without repeating it', async () => {
  await expect(startServer({ redisUrl: 'http://name:secret@host' })).rejects.toMatchObject({
    kind: 'config',
    message: 'In the configuration "redisUrl" must be an address such as "redis://127.0.0.1:6379".',
  });
});

if ('skipped' in database || 'skipped' in bus) {
  const why = [database, bus].flatMap((found) => ('skipped' in found ? found.skipped : [])).join('; ');
  console.log(`Skipped: ${why}.`);
  test.skip(`two processes: ${why}`, () => {});
} else {
  describe('two servers on one database, with a visitor at one and an agent at the other', () => {
    let postgres: Postgres;
    let redis: Redis;
    beforeAll(async () => {
      [postgres, redis] = await Promise.all([startPostgres(database.bin), startRedis(bus.bin)]);
    }, 60_000);
    afterAll(() => Promise.all([postgres.stop(), redis.close()]));

    /** Talkers at two servers; a heartbeat of a minute leaves the telling to hints alone. */
    async function startPair(heartbeatMs: number) {
      const databaseUrl = await postgres.createDatabase();
      const config = { databaseUrl, redisUrl: redis.url, heartbeatMs };
      const [one, two] = [await startHouse(config), await startHouse(config)];
      const visitor = await arrive(one);
      const desk = await signIn(two);
      const deskLine = await openDeskLine(two, desk.cookie);
      const line = await greet(one, visitor.token, { page: { url: 'https://shop.example/bells', title: 'Bells' } });
      const say = (text: string) => line.say({ type: 'send', command: { id: newId(), type: 'chat.send', context: {}, body: { text } } });
      return { one, two, visitor, desk, deskLine, line, say };
    }

    /** Says until it arrives at once: both servers hear Redis again. */
    async function untilHeard(pair: Awaited<ReturnType<typeof startPair>>): Promise<void> {
      const heard = pair.deskLine.next('typing');
      const saying = setInterval(() => pair.line.say({ type: 'typing', on: true }), 100);
      await heard;
      clearInterval(saying);
    }

    test('words, reading, typing and presence cross at once, in order and once', async () => {
      const pair = await startPair(60_000);
      const { desk, deskLine, line, say } = pair;
      say('First');
      const { item } = await deskLine.next('item', (frame) => frame.item.head === 1);
      expect(item).toMatchObject({ excerpt: 'First', online: true, page: { title: 'Bells' } });
      await untilHeard(pair);

      const texts = Array.from({ length: 30 }, (_, index) => `Answer ${index}`);
      for (const text of texts) expect((await desk.command('desk.reply', { conversation: item.conversation, text })).status).toBe(200);
      await line.next('events', ({ events }) => events.some(({ seq }) => seq === 32));
      const events = line.frames.flatMap((frame) => (frame.type === 'events' ? frame.events : []));
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
      expect(events.flatMap((event) => (event.type === 'message' && event.from.side === 'agent' ? event.text : []))).toEqual(texts);

      await desk.command('desk.read', { conversation: item.conversation, upTo: 1 });
      expect(await line.next('read')).toEqual({ type: 'read', upTo: 1 });
      deskLine.say({ type: 'typing', conversation: item.conversation, on: true });
      expect(await line.next('typing')).toMatchObject({ on: true });
      line.socket.close();
      await deskLine.next('item', (frame) => !frame.item.online);
    });

    test('while Redis is away words arrive with the heartbeat, and at once when it is back', async () => {
      const pair = await startPair(500);
      const { desk, deskLine, line, say } = pair;
      say('Before');
      const { item } = await deskLine.next('item', (frame) => frame.item.head === 1);
      await redis.stop();
      say('While away');
      await deskLine.next('events', ({ events }) => events.some((event) => event.type === 'message' && event.text === 'While away'));
      await desk.command('desk.reply', { conversation: item.conversation, text: 'Heard' });
      await line.next('events', ({ events }) => events.some((event) => event.type === 'message' && event.text === 'Heard'));
      expect((await fetchAs(pair.one, '/health')).status).toBe(200);
      await redis.start();
      await untilHeard(pair);
      const seqs = line.frames.flatMap((frame) => (frame.type === 'events' ? frame.events.map(({ seq }) => seq) : []));
      expect(seqs).toEqual([1, 2, 3, 4]);
    });

    test('a server starts and serves though Redis is away', async () => {
      await redis.stop();
      try {
        const pair = await startPair(500);
        pair.say('Alone');
        await pair.line.next('ack');
        await pair.deskLine.next('item', (frame) => frame.item.excerpt === 'Alone');
      } finally {
        await redis.start();
      }
    });
  });
}
