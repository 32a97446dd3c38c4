import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLibsql } from '../../src/server/store/libsql.ts';
import { tempFolder } from './house.ts';

async function openTable() {
  const database = openLibsql(tempFolder());
  onTestFinished(() => database.close());
  await sql`create table words (text text unique)`.execute(database.queries);
  const put = (text: string) => database.transact(async (db) => (await sql`insert into words values (${text})`.execute(db), text));
  const words = async () => (await sql<{ text: string }>`select text from words order by rowid`.execute(database.queries)).rows.map(({ text }) => text);
  return { database, put, words };
}

describe('transactions that share one wait for the disk', () => {
  test('each give their own answer, in the order they were asked for', async () => {
    const { put, words } = await openTable();
    const many = Array.from({ length: 250 }, (_, index) => `word ${index}`);
    expect(await Promise.all(many.map(put))).toEqual(many);
    expect(await words()).toEqual(many);
  });

  test('are all or nothing each: one that fails takes none of the others with it', async () => {
    const { database, put, words } = await openTable();
    const outcomes = await Promise.allSettled([
      put('one'),
      put('one'),
      database.transact(async (db) => {
        await sql`insert into words values ('half')`.execute(db);
        throw new Error('changed my mind');
      }),
      put('two'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await words()).toEqual(['one', 'two']);
  });

  test('all fail when the commit does, and the next succeeds', async () => {
    const { database, put, words } = await openTable();
    await sql`pragma max_page_count = 8`.execute(database.queries);
    const big = database.transact((db) => sql`insert into words values (${'x'.repeat(200_000)})`.execute(db));
    await expect(big).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await put('small')).toBe('small');
    expect(await words()).toEqual(['small']);
  });
});
