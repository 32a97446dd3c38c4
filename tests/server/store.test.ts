import Libsql from 'libsql';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sql } from 'kysely';
import { startServer } from '../../src/server/index.ts';
import { openLibsql } from '../../src/server/store/libsql.ts';
import { migrate } from '../../src/server/store/migrate.ts';
import { migrations } from '../../src/server/store/migrations.ts';
import { writeFailureOf } from '../../src/server/store/index.ts';
import type { InboxSection, InboxView } from '../../src/protocol/index.ts';
import { signIn } from './desk.ts';
import { furnishedFolder, startHouse, tempFolder } from './house.ts';
import { fetchAs } from './visitor.ts';

test('the embedded database syncs the disk on every commit, and says so', async () => {
  const server = await startHouse();
  expect(server.sync).toBe('libsql, journal_mode=wal, synchronous=full');
});

describe('the schema', () => {
  test('of a newer program is refused, and left as it is', async () => {
    const dataFolder = tempFolder();
    await (await startServer({ port: 0, dataFolder })).close();
    const file = new Libsql(join(dataFolder, 'deskbell.db'));
    file.exec('insert into schema_version (version) values (99)');
    file.close();
    await expect(startServer({ port: 0, dataFolder })).rejects.toMatchObject({
      name: 'StartError',
      kind: 'newer',
      message: expect.stringContaining('schema version 99'),
    });
  });

  test('whose change was cut short is as before, and the change is made at the next start', async () => {
    const database = openLibsql(tempFolder());
    onTestFinished(() => database.close());
    const first = async (db: typeof database.queries) => void (await sql`create table one (x integer)`.execute(db));
    const cut = async (db: typeof database.queries) => {
      await sql`create table two (x integer)`.execute(db);
      throw new Error('killed');
    };
    await expect(migrate(database, [first, cut])).rejects.toThrow('killed');
    await expect(sql`select * from two`.execute(database.queries)).rejects.toThrow('no such table');
    const second = async (db: typeof database.queries) => void (await sql`create table two (x integer)`.execute(db));
    await migrate(database, [first, second]);
    expect((await sql<{ version: number }>`select version from schema_version`.execute(database.queries)).rows).toEqual([
      { version: 1 },
      { version: 2 },
    ]);
    await migrate(database, [first, second]);
  });

  test('that did not keep who waits for an answer learns it from what was said', async () => {
    const database = openLibsql(tempFolder());
    onTestFinished(() => database.close());
    const before = 8;
    await migrate(database, migrations.slice(0, before));
    const run = (query: string) => sql.raw(query).execute(database.queries);
    await run(`insert into visitors values ('v', 'd', '{}', 0)`);
    const conversation = (id: string, channel: string, status: string) =>
      run(`insert into conversations values ('${id}', 'v', '${channel}', '${status}', null, '', '', '{}', '{}', '[]', 0, 0, 0, 0, 0, 0, 0)`);
    await conversation('chat', 'chat', 'open');
    await conversation('letter', 'contact', 'open');
    await conversation('done', 'contact', 'done');
    await conversation('call', 'callback', 'open');
    for (const [id, seq, side] of [['chat', 1, 'visitor'], ['chat', 2, 'agent'], ['chat', 3, 'visitor'], ['chat', 4, 'visitor'], ['letter', 1, 'visitor'], ['done', 1, 'visitor'], ['call', 1, 'visitor']] as const) {
      await run(`insert into events (conversation, seq, type, side, author, text, command_id, at) values ('${id}', ${seq}, 'message', '${side}', null, 'x', null, ${seq * 10})`);
    }
    await migrate(database);
    const { rows } = await sql<{ id: string; waiting_since: number | null }>`select id, waiting_since from conversations order by id`.execute(database.queries);
    expect(rows.map(({ id, waiting_since }) => [id, waiting_since])).toEqual([['call', null], ['chat', 30], ['done', null], ['letter', 10]]);
  });

  test('holds one chat for each visitor and one message for each command id, whoever writes', async () => {
    const dataFolder = tempFolder();
    await (await startServer({ port: 0, dataFolder })).close();
    const file = new Libsql(join(dataFolder, 'deskbell.db'));
    onTestFinished(() => void file.close());
    file.exec(`insert into visitors values ('v', 'd', '{}', 0)`);
    const conversation = (id: string, channel: string) =>
      file.exec(
        `insert into conversations values ('${id}', 'v', '${channel}', 'open', null, '', '', '{}', '{}', '[]', 0, 0, 0, 0, 0, 0, 0, null, null, 0, 0)`,
      );
    conversation('a', 'chat');
    conversation('b', 'contact');
    conversation('c', 'contact');
    expect(() => conversation('d', 'chat')).toThrow('UNIQUE');
    const event = (seq: number, command: string) =>
      file.exec(`insert into events (conversation, seq, type, side, author, text, command_id, at) values ('a', ${seq}, 'message', 'visitor', null, 'x', ${command}, 0)`);
    event(1, `'one'`);
    event(2, 'null');
    event(3, 'null');
    expect(() => event(4, `'one'`)).toThrow('UNIQUE');
    expect(() => event(3, `'two'`)).toThrow('UNIQUE');
  });
});

test('an inbox of more than one reading says what it leaves out and how much is unread; who has waited longest is found all the same', async () => {
  const dataFolder = await furnishedFolder();
  const file = new Libsql(join(dataFolder, 'deskbell.db'));
  const many = (count: number) => `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
  file.exec(`insert into visitors (id, device, person, created_at) ${many(700)} select 'v' || i, 'd' || i, '{}', 1 from n`);
  // Every third has been read and waits; the first of these waits longest and is the last in the list of the newest.
  file.exec(`insert into conversations (id, visitor, channel, status, subject, excerpt, person, context, details, head, said, agent_read, visitor_read, unread, created_at, at, waiting_since)
    ${many(700)} select 'c' || i, 'v' || i, 'chat', 'open', '', '', '{}', '{}', '{}', 1, 1, 0, 0, i % 3 > 0, i, i, i from n`);
  file.close();
  const server = await startHouse({ dataFolder });
  const { cookie } = await signIn(server);
  const { body } = await fetchAs<InboxView>(server, '/desk/api/inbox', { headers: { Cookie: cookie } });
  expect(body.items).toHaveLength(500);
  expect(body).toMatchObject({ cut: ['open', 'later'], unread: 467 });
  const waiting = body.items.filter(({ unread }) => !unread);
  expect([waiting[0]?.conversation, waiting.length]).toEqual(['c699', 33]);
  const longest = await fetchAs<InboxSection>(server, '/desk/api/inbox/section?status=open&order=longest&count=700', { headers: { Cookie: cookie } });
  expect(longest.body.items.map(({ conversation }) => conversation)).toEqual(Array.from({ length: 700 }, (_, i) => `c${i + 1}`));
  expect(longest.body).toMatchObject({ counts: { chat: { all: 700, unread: 467 } }, isLeast: false, unread: 467 });
});

test.each([
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_FULL', 'broken'],
  ['SQLITE_IOERR_WRITE', 'broken'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'conflict'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'conflict'],
  ['SQLITE_CONSTRAINT_NOTNULL', 'bug'],
  ['SQLITE_ERROR', 'bug'],
  ['23505', 'conflict'],
  ['23502', 'bug'],
  ['42P01', 'bug'],
  ['40001', 'busy'],
  ['40P01', 'busy'],
  ['53100', 'broken'],
  ['57P01', 'broken'],
  ['ECONNREFUSED', 'broken'],
  ['ECONNRESET', 'broken'],
  ['SQLITE_BUSY_SNAPSHOT', 'busy'],
  ['SQLITE_CORRUPT', 'broken'],
  ['SQLITE_READONLY', 'broken'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['53300', 'busy'],
  ['58030', 'broken'],
])('a failure with the code %s means: %s', (code, means) => {
  expect(writeFailureOf(Object.assign(new Error('words that may change'), { code }))).toBe(means);
});

test('a lost connection means broken, one that is waited for busy, and anything else is a bug', () => {
  expect(writeFailureOf(new Error('Connection terminated unexpectedly'))).toBe('broken');
  expect(writeFailureOf(new Error('timeout exceeded when trying to connect'))).toBe('busy');
  for (const thrown of [new TypeError('x is not a function'), null, undefined, 'text']) expect(writeFailureOf(thrown)).toBe('bug');
});
