import { join } from 'node:path';
import { sql, type CompiledQuery, type KyselyPlugin } from 'kysely';
import Libsql from 'libsql';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../src/server/index.ts';
import { databaseFile } from '../../src/server/store/libsql.ts';
import { createRows, migrate, openDatabase, type Rows } from '../../src/server/store/index.ts';
import { tempFolder } from './house.ts';

/** What is asked again and again while a shop lives, with as much as it will ever have in its tables. */
const asked: Readonly<Record<string, (rows: Rows) => Promise<unknown>>> = {
  'the inbox': ({ conversations }) => conversations.inbox(500, 100),
  'who has waited longest': ({ inbox }) => inbox.first({ status: 'open', channel: 'chat', whose: 'nobody' }, { order: 'longest', limit: 500 }),
  'what an agent looks after': ({ inbox }) => inbox.first({ status: 'open', channel: 'all', whose: { agent: 'a' } }, { order: 'newest', limit: 500 }),
  'calls by their time': ({ inbox }) => inbox.first({ status: 'open', channel: 'callback', whose: 'all' }, { order: 'newest', limit: 500 }),
  'what comes back when': ({ inbox }) => inbox.first({ status: 'later', channel: 'all', whose: 'all' }, { order: 'newest', limit: 500 }),
  'how much there is': ({ inbox }) => inbox.count({ status: 'done', channel: 'all', whose: 'all' }, 10_000),
  'how much is unread': ({ inbox }) => inbox.countUnread(10_000),
  'a search at the desk': ({ conversations }) => conversations.containing(['parcel', 'late'], 50),
  'what changed a moment ago': ({ conversations }) => conversations.changedSince(1, 500),
  'what no row tells of': ({ meta }) => meta.standing(),
  'what was put off until now': ({ conversations }) => conversations.bringBack(1),
  'all of a visitor': ({ conversations }) => conversations.ofVisitor('v', 20),
  'the letters of a visitor': ({ conversations }) => conversations.lettersOf('v', 20),
  'the chat of a visitor': ({ conversations }) => conversations.chatOf('v'),
  'heads for a heartbeat': ({ conversations }) => conversations.chatHeads(['v', 'w']),
  'tokens for a heartbeat': ({ visitors }) => visitors.goodTokens(['a', 'b'], 1),
  'whose a token is': ({ visitors }) => visitors.ofToken('a', 1),
  'a page of history': ({ events }) => events.after('c', 5, 100),
  'the end of a conversation': ({ events }) => events.last('c', 1_000),
  'whether another agent has answered': ({ events }) => events.hasAnswerOfOthers('c', { after: 5, author: 'agent:a' }),
  'whether a command was heard': ({ events }) => events.hasCommand('c', 'm'),
  'days of a report': ({ reports }) => reports.begun(1),
  'waits of a report': ({ reports }) => reports.waits(1),
  'letters of a report': ({ reports }) => reports.letters(1),
  'what was searched for': ({ reports }) => reports.searched(1, 10),
  'what to tell next': ({ handovers }) => handovers.takeDue({ now: 1, until: 2, limit: 10 }),
  'who never said a word': ({ old }) => old.dropSilent(0, 2),
  'whom to forget': ({ old }) => old.dropConversations('chat', 1),
  'forgetting somebody': ({ people }) => people.erase(['v'], 1),
};

async function openAsked() {
  const dataFolder = tempFolder();
  const database = await openDatabase({ dataFolder, log: createLog('silent') });
  const beside = new Libsql(join(dataFolder, databaseFile));
  onTestFinished(async () => {
    beside.close();
    await database.close();
  });
  await migrate(database);
  const { queries } = database;
  await sql`insert into visitors (id, device, person, created_at) values ('v', 'd', '{}', 1)`.execute(queries);
  const said: CompiledQuery[] = [];
  const listen: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      said.push(queries.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const planOf = ({ sql: text, parameters }: CompiledQuery) => (beside.prepare(`explain query plan ${text}`).all(parameters) as { detail: string }[]).map(({ detail }) => detail);
  return { queries, said, planOf, rows: createRows(queries.withPlugin(listen), false) };
}

/** Tables that grow with every visitor. */
const large = /^SCAN (?:conversations|events|visitors|tokens|answers|handovers|faq_misses|c|e)\b/;

test('nothing that is asked all day reads a whole table', async () => {
  const { said, planOf, rows } = await openAsked();
  for (const [name, ask] of Object.entries(asked)) {
    said.length = 0;
    await ask(rows);
    expect(said.length, name).toBeGreaterThan(0);
    for (const query of said) expect(planOf(query).filter((step) => large.test(step)), `${name}: ${query.sql}`).toEqual([]);
  }
});

test('a search and a report go through everything there is, newest first, and let others in between', async () => {
  const { queries, rows } = await openAsked();
  await sql`insert into visitors (id, device, person, created_at) with recursive n(i) as (select 1 union all select i + 1 from n where i < 2500) select 'v' || i, 'd' || i, '{}', 1 from n`.execute(queries);
  // Each in the moment of its number, three of them in one.
  await sql`insert into conversations (id, visitor, channel, status, subject, excerpt, person, context, details, head, said, agent_read, visitor_read, unread, created_at, at)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 2500)
    select 'c' || i, 'v' || i, 'chat', 'done', case when i in (1, 999, 1000, 1001, 2400) then 'A spout' else 'A pot' end, '', '{}', '{}', '{}', 2, 2, 0, 0, 0, i, case when i in (999, 1001) then 1000 else i end from n`.execute(queries);
  await sql`insert into events (conversation, seq, type, side, at) select id, 1, 'message', 'visitor', at from conversations union all select id, 2, 'message', 'agent', at + 5 from conversations`.execute(queries);

  let turns = 0;
  const turning = setInterval(() => (turns += 1), 0);
  const found = await rows.conversations.containing(['spout'], 50);
  clearInterval(turning);
  expect(found.map(({ id }) => id).toSorted()).toEqual(['c1', 'c1000', 'c1001', 'c2400', 'c999']);
  expect(found.map(({ at }) => at)).toEqual([2400, 1000, 1000, 1000, 1]);
  expect(turns).toBeGreaterThan(0);
  expect((await rows.conversations.containing(['spout'], 2)).map(({ at }) => at)).toEqual([2400, 1000]);
  const waits = await rows.reports.waits(500);
  expect(waits).toHaveLength(2_001);
  expect(waits.every(({ at, answeredAt }) => answeredAt === at + 5)).toBe(true);
});
