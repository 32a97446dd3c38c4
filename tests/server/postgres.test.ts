import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../src/server/index.ts';
import { arrive, newId } from './visitor.ts';
import { findPostgres, startPostgres, type Postgres } from './postgres.ts';
import { shopOrigin, startHouse } from './house.ts';
import { describeKnowledge } from './knowledge-suite.ts';
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

    describeStore('PostgreSQL', async () => ({ databaseUrl: await postgres.createDatabase() }));
    describeKnowledge('PostgreSQL', async () => ({ databaseUrl: await postgres.createDatabase() }));

    test('two servers that start at the same instant on an empty database agree on schema, epoch and first agent', async () => {
      const databaseUrl = await postgres.createDatabase();
      const servers = await Promise.all([startHouse({ databaseUrl }), startHouse({ databaseUrl })]);
      expect(servers.filter(({ firstSignIn }) => firstSignIn !== undefined)).toHaveLength(1);
      const epochs = await Promise.all(servers.map(async (server) => (await (await arrive(server)).events()).epoch));
      expect(epochs[0]).toBe(epochs[1]);
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
