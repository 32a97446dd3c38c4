import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog, startServer } from '../../src/server/index.ts';
import type { Queries } from '../../src/server/store/database.ts';
import { migrate, openDatabase, writeFailureOf } from '../../src/server/store/index.ts';
import type { AgentAccount, ChatBatch } from '../../src/protocol/index.ts';
import { openFaultProxy } from '../proxy/fault-proxy.ts';
import { openPostgres } from '../../src/server/store/postgres.ts';
import { arrive, fetchAs, newId } from './visitor.ts';
import { findPostgres, startPostgres, type Postgres } from './postgres.ts';
import { shopOrigin, startHouse } from './house.ts';
import { signIn } from './desk.ts';
import { buildBase, describeKnowledge, idsOf, kettle, openAt, publish, until } from './knowledge-suite.ts';
import { greet, openDeskLine } from './line-client.ts';
import { describeStore } from './store-suite.ts';

const found = findPostgres();

if ('skipped' in found) {
  console.log(`Skipped: ${found.skipped}.`);
  test.skip(`on PostgreSQL: ${found.skipped}`, () => {});
} else {
  describe('PostgreSQL', () => {
    let postgres: Postgres;
    beforeAll(async () => {
      postgres = await startPostgres(found.bin);
    }, 60_000);
    afterAll(() => postgres.stop());

    /** One after its first start, made once: a dozen changes of schema take longer than most tests. */
    let first: Promise<string> | undefined;
    const makeFirst = async () => {
      const databaseUrl = await postgres.createDatabase();
      await (await startHouse({ databaseUrl })).close();
      return databaseUrl;
    };
    const where = async () => ({ databaseUrl: await postgres.createDatabase(await (first ??= makeFirst())) });
    describeStore('PostgreSQL', where);
    describeKnowledge('PostgreSQL', where);

    test('two servers that start at the same instant on an empty database agree on schema, epoch and first agent', async () => {
      const databaseUrl = await postgres.createDatabase();
      const servers = await Promise.all([startHouse({ databaseUrl }), startHouse({ databaseUrl })]);
      expect(servers.filter(({ firstSignIn }) => firstSignIn !== undefined)).toHaveLength(1);
      const { token } = await arrive(servers[0]);
      const epochs = await Promise.all(servers.map(async (server) => (await fetchAs<ChatBatch>(server, '/v1/chat/events?after=0', { token })).body.epoch));
      expect(epochs[0]).toBe(epochs[1]);
    });

    test('a database that vanishes without a word is noticed, and asked over another connection', async () => {
      const url = new URL(await postgres.createDatabase());
      const proxy = await openFaultProxy({ to: Number(url.port) });
      url.port = String(proxy.port);
      const database = await openPostgres(url.href, { log: createLog('silent'), claim: 'serve', statementMs: 200 });
      const ask = () => sql`select 1`.execute(database.queries);
      await ask();
      database.watch?.();
      proxy.swallow('both');
      const failure = await ask().catch((error: unknown) => error);
      expect(writeFailureOf(failure)).toBe('broken');
      await ask();
      await database.close();
      await proxy.close();
    });

    test('a change of the schema may take longer than anything else', async () => {
      const database = await openDatabase({ dataFolder: '', databaseUrl: await postgres.createDatabase(), log: createLog('silent') });
      const limits: string[] = [];
      const look = async (db: Queries) => void limits.push((await sql<{ ms: string }>`select current_setting('statement_timeout') as ms`.execute(db)).rows[0]!.ms);
      await migrate(database, [look]);
      await look(database.queries);
      await database.close();
      expect(limits).toEqual(['0', '10s']);
    });

    test('an article published at one server is served by the other too, and of two agents who write at once the later is told', async () => {
      const place = { databaseUrl: await postgres.createDatabase(), faqFolder: await buildBase(), heartbeatMs: 500 };
      const [one, two] = [await startHouse(place), await startHouse(place)];
      const [here, there] = [await signIn(one), await signIn(two)];
      const { article } = await publish(here);
      const faqs = [await until(one, ({ articles }) => articles.length === 3), await until(two, ({ articles }) => articles.length === 3)];
      for (const faq of faqs) expect(idsOf(faq, 'kettle for lefties')).toEqual([article]);
      // The same bytes under the same names, so that a panel may ask either.
      const manifests = await Promise.all([one, two].map(async ({ url }) => (await fetch(`${url}/faq/manifest.json`)).text()));
      expect(manifests[0]).toBe(manifests[1]);

      const change = (body: string) => ({ ...kettle, article, onto: 1, body });
      const both = await Promise.all([here.command('article.publish', change('Yes, of course.')), there.command('article.publish', change('No, sadly.'))]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
      const late = both[0]?.status === 422 ? { desk: here, body: 'Yes, of course.', error: both[0].error } : { desk: there, body: 'No, sadly.', error: both[1]?.error };
      expect(late.error).toMatchObject({ kind: 'refused', fields: { onto: 'taken' } });
      expect((await late.desk.command('article.publish', { ...change(late.body), onto: 2 })).status).toBe(200);
      const { versions } = await here.history(article);
      expect(versions.map(({ number }) => number)).toEqual([3, 2, 1]);
      expect(versions.map(({ draft }) => draft.body).toSorted()).toEqual(['No, sadly.', kettle.body, 'Yes, of course.'].toSorted());
      for (const server of [one, two]) {
        await expect.poll(async () => JSON.stringify((await (await openAt(server)).article(article)).body), { timeout: 10_000 }).toContain(late.body);
      }
    });

    test('without anything between two servers, a desk at the one sees within heartbeats what is done at the other', async () => {
      const place = { ...(await where()), heartbeatMs: 200 };
      const [one, two] = [await startHouse(place), await startHouse(place)];
      const visitor = await arrive(one);
      await visitor.command('chat.send', { text: 'Hello' });
      const [here, there] = [await signIn(one), await signIn(two)];
      const line = await openDeskLine(two, there.cookie);
      const { conversation } = (await here.inbox())[0]!;
      const as = { headers: { Origin: one.url, Cookie: here.cookie } };
      const { agent } = (await fetchAs<{ agent: AgentAccount }>(one, '/desk/api/agents', { ...as, json: { login: 'ben', name: 'Ben' } })).body;
      await line.next('stale');
      await here.command('desk.assign', { conversation, agent: agent.id });
      await line.next('item', ({ item }) => item.assignee?.name === 'Ben');
      await fetchAs(one, `/desk/api/agents/${agent.id}`, { ...as, json: { name: 'Benedict' } });
      await line.next('stale');
      expect((await there.inbox())[0]?.assignee?.name).toBe('Benedict');
      await here.command('desk.note', { conversation, text: 'Be quick' });
      await line.next('item', ({ item }) => item.notes === 1);
      await here.command('desk.later', { conversation, until: Date.now() + 3_600_000 });
      await line.next('item', ({ item }) => item.laterUntil !== undefined);
      const shopper = await greet(one, visitor.token);
      shopper.say({ type: 'sync', after: 0, epoch: shopper.welcome.epoch });
      await shopper.next('batch');
      shopper.say({ type: 'read', upTo: 1 });
      expect(await line.next('read')).toEqual({ type: 'read', conversation, upTo: 1 });
      await here.command('desk.done', { conversation });
      await line.next('item', ({ item }) => item.status === 'done');
    });

    test('connections cut while everybody writes lose nothing and double nothing', async () => {
      const databaseUrl = await postgres.createDatabase();
      const server = await startHouse({ databaseUrl, rates: { chat: { burst: 1_000, perSecond: 1_000 } } });
      const visitor = await arrive(server);
      const admin = new Client(databaseUrl);
      await admin.connect();
      const unanswered = new Map(Array.from({ length: 60 }, (_, index) => [newId(), `Message ${index}`]));
      for (let round = 0; unanswered.size > 0; round += 1) {
        const answers = Promise.all(
          [...unanswered].map(async ([id, text]) => {
            const { status, error } = await visitor.command('chat.send', { text }, { id });
            if (status === 200) unanswered.delete(id);
            else expect({ status, kind: error?.kind }).toEqual({ status: 503, kind: 'unavailable' });
          }),
        );
        if (round < 3)
          await admin.query(
            'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
          );
        await answers;
      }
      await admin.end();
      const { events } = await visitor.events();
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
      expect(new Set(events.map((event) => event.type === 'message' && event.text)).size).toBe(60);
    });

    test('the start line says how commits reach the disk', async () => {
      const server = await startHouse({ databaseUrl: await postgres.createDatabase() });
      expect(server.sync).toBe('PostgreSQL, synchronous_commit=on, fsync=on');
    });
  });

  test('a PostgreSQL that confirms before it writes is refused', async () => {
    const careless = await startPostgres(found.bin, ['synchronous_commit=off']);
    try {
      const databaseUrl = await careless.createDatabase();
      await expect(startServer({ databaseUrl, port: 0, origins: [shopOrigin] })).rejects.toMatchObject({
        name: 'StartError',
        kind: 'unsafe',
        message: expect.stringContaining('synchronous_commit=off'),
      });
    } finally {
      await careless.stop();
    }
  }, 60_000);
}
