import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ChatReceipt } from '../../src/protocol/index.ts';
import { createLog, openDatabase, startServer } from '../../src/server/index.ts';
import { writeDump } from '../../src/server/lifecycle/dump.ts';
import { hashSecret } from '../../src/server/random.ts';
import { migrate } from '../../src/server/store/migrate.ts';
import { migrations } from '../../src/server/store/migrations.ts';
import { backup, restore, type Place } from './backup.ts';
import { useCommand } from './child.ts';
import { signIn } from './desk.ts';
import { buildBase, idsOf, kettle, openAt, publish, teach, until } from './knowledge-suite.ts';
import { startHouse, tempFolder } from './house.ts';
import { greet } from './line-client.ts';
import { findPostgres, startPostgres, type Postgres } from './postgres.ts';
import { password, shopOrigin } from './shop.ts';
import { arrive, callbackRequest, contactRequest, fetchAs, newId } from './visitor.ts';

const command = useCommand();
const log = createLog('silent');

/** Starts a server that the test stops itself. */
const serve = (place: Place) => startServer({ port: 0, origins: [shopOrigin], firstPassword: password, logLevel: 'silent', ...place });

function describeBackup(name: string, newPlace: () => Promise<Place>) {
  describe(`a backup on ${name}`, () => {
    test('made while everybody writes holds what was confirmed before, and comes back whole with another epoch', async () => {
      const place = await newPlace();
      const server = await startHouse(place);
      const visitor = await arrive(server);
      const first = await visitor.command<ChatReceipt>('chat.send', { text: '\u0000 "Ünï" \n 👩‍👩‍👧' });
      const call = await visitor.command('callback.request', callbackRequest);
      const others = await Promise.all(Array.from({ length: 5 }, () => arrive(server)));
      const enough = new AbortController();
      const { signal } = enough;
      const writers = others.map(async (other) => {
        for (let n = 0; !signal.aborted; n += 1) await other.command('chat.send', { text: `Message ${n}` });
      });
      const file = await backup(place);
      enough.abort();
      await Promise.all(writers);

      const elsewhere = await newPlace();
      expect(await restore(elsewhere, file)).toBeGreaterThan(5);
      const restored = await startHouse(elsewhere);
      const again = await visitor.events();
      const same = await fetchAs<typeof again>(restored, '/v1/chat/events', { token: visitor.token });
      expect(same.body.events).toEqual(again.events);
      expect(same.body.epoch).not.toBe(first.body.epoch);
      expect((await fetchAs<{ callbacks: unknown[] }>(restored, '/v1/callbacks', { token: visitor.token })).body.callbacks).toEqual([call.body]);
      await signIn(restored);
      for (const other of others) {
        const { body } = await fetchAs<typeof again>(restored, '/v1/chat/events', { token: other.token });
        expect(body.events.map(({ seq }) => seq)).toEqual(body.events.map((_, index) => index + 1));
      }
    });

    test('restored under open pages makes them read anew, and numbers of then and now do not mix', async () => {
      const place = await newPlace();
      const before = await serve(place);
      const visitor = await arrive(before);
      await visitor.command('chat.send', { text: 'Kept' });
      const file = await backup(place);
      const id = newId();
      await visitor.command('chat.send', { text: 'Lost with the disk' }, { id });
      const { epoch } = await visitor.events();
      await before.close();

      await expect(restore(place, file)).rejects.toMatchObject({ kind: 'data' });
      await restore(place, file, { replace: true });
      const after = await startHouse(place);
      const line = await greet(after, visitor.token, { epoch, have: 2 });
      expect(line.welcome.head).toBe(1);
      expect(line.welcome.epoch).not.toBe(epoch);
      line.say({ type: 'sync', after: 2, epoch });
      expect((await line.next('batch')).batch).toMatchObject({ after: 0, events: [{ seq: 1, text: 'Kept' }] });
      // What the page still holds unsent goes out, under the next number of now.
      line.say({ type: 'send', command: { id, type: 'chat.send', context: {}, body: { text: 'Lost with the disk' } } });
      expect((await line.next('ack')).result).toMatchObject({ seq: 2 });
    });

    test('holds the articles of the desk with their history, and the searches nobody has answered', async () => {
      const [place, faqFolder] = [await newPlace(), await buildBase()];
      const server = await startHouse({ ...place, faqFolder });
      const desk = await signIn(server);
      const { article } = await publish(desk);
      await desk.command('article.save', { ...kettle, article, onto: 1, title: 'Half a thought' });
      await teach(server, { searches: [{ words: 'blue spoons', found: 0 }], read: [], locale: 'en' });
      const file = await backup(place);

      const elsewhere = await newPlace();
      await restore(elsewhere, file);
      const restored = await startHouse({ ...elsewhere, faqFolder });
      const faq = await until(restored, ({ articles }) => articles.length === 3);
      expect(idsOf(faq, 'kettle for lefties')).toEqual([article]);
      const there = await signIn(restored);
      expect(await there.history(article)).toEqual(await desk.history(article));
      expect((await there.history(article)).versions.map(({ number, action }) => [number, action])).toEqual([[2, 'saved'], [1, 'published']]);
      expect((await there.knowledge()).gaps).toMatchObject([{ title: 'blue spoons' }]);
    });

    test('cannot be put under a running server', async () => {
      const place = await newPlace();
      await startHouse(place);
      const file = await backup(place);
      await expect(restore(place, file, { replace: true })).rejects.toMatchObject({ name: 'StartError', kind: 'owned' });
    });

    test('does not bring back who was erased since', async () => {
      const place = await newPlace();
      const server = await startHouse(place);
      const [stays, goes] = [await arrive(server), await arrive(server)];
      await stays.command('contact.send', contactRequest);
      await goes.command('contact.send', { ...contactRequest, email: 'bob@example.org' });
      const file = await backup(place);
      const rows = gunzipSync(readFileSync(file)).toString().split('\n').filter(Boolean).map((line) => JSON.parse(line) as { table?: string; row: { visitor: string; person: string } });
      const erased = rows.filter(({ table, row }) => table === 'conversations' && row.person.includes('bob')).map(({ row }) => row.visitor);
      expect(erased).toHaveLength(1);
      const elsewhere = await newPlace();
      await restore(elsewhere, file, { erased: [{ at: Date.now(), visitors: [...erased, 'nobody'], devices: [] }] });
      const inbox = await (await signIn(await startHouse(elsewhere))).inbox();
      expect(inbox.map(({ person }) => person.email)).toEqual([contactRequest.email]);
    });

    test('does not bring back who was erased under another id, nor what their browser says late; who came back later stays', async () => {
      const place = await newPlace();
      const server = await startHouse(place);
      const [goes, stays, later] = [newId(), newId(), newId()];
      for (const device of [goes, stays]) await (await arrive(server, device)).command('chat.send', { text: 'Hello' });
      const file = await backup(place);
      const erased = (device: string, at: number) => ({ at, visitors: ['as in another copy'], devices: [hashSecret(device)] });
      const elsewhere = await newPlace();
      await restore(elsewhere, file, { erased: [erased(goes, Date.now()), erased(stays, 1), erased(later, Date.now())] });
      const restored = await startHouse(elsewhere);
      expect(await (await signIn(restored)).inbox()).toHaveLength(1);
      for (const device of [goes, later]) expect(await fetchAs(restored, '/v1/visitors', { json: { device } })).toMatchObject({ status: 410 });
    });

    test('of an older schema is brought up to date, and of a newer one is refused', async () => {
      const place = await newPlace();
      const database = await openDatabase({ ...place, log });
      await migrate(database, migrations.slice(0, 1));
      await database.queries.insertInto('visitors').values({ id: 'v', device: 'd', person: '{}', created_at: 1 }).execute();
      await database.queries.insertInto('meta').values({ key: 'epoch', value: 'old' }).execute();
      await database.close();
      const file = await backup(place);
      const elsewhere = await newPlace();
      expect(await restore(elsewhere, file)).toBe(2);
      await (await serve(elsewhere)).close();

      const newer = join(tempFolder(), 'newer.gz');
      await writeDump(newer, { deskbell: 'backup', schema: migrations.length + 1, at: 0 }, (async function* () {})());
      await expect(restore(elsewhere, newer, { replace: true })).rejects.toMatchObject({ kind: 'newer' });
    });
  });
}

describeBackup('libsql', async () => ({ dataFolder: tempFolder() }));

const found = findPostgres();
if ('skipped' in found) {
  console.log(`Skipped: ${found.skipped}.`);
  test.skip(`a backup on PostgreSQL: ${found.skipped}`, () => {});
} else {
  describe('with PostgreSQL', () => {
    let postgres: Postgres;
    beforeAll(async () => {
      postgres = await startPostgres(found.bin);
    }, 60_000);
    afterAll(() => postgres.stop());
    describeBackup('PostgreSQL', async () => ({ dataFolder: tempFolder(), databaseUrl: await postgres.createDatabase() }));
  });
}

describe('a backup that is not whole', () => {
  test.each([
    ['cut in the middle', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['without its last bytes', (file: string) => truncateSync(file, statSync(file).size - 5)],
    [
      'changed in one letter',
      (file: string) => {
        // As a bit that turns over does: what says how the whole should be is that of before.
        const sums = readFileSync(file).subarray(-8);
        rewrite(file, (lines) => lines.map((line) => line.replace('"role":"admin"', '"role":"agent"')));
        writeFileSync(file, Buffer.concat([readFileSync(file).subarray(0, -8), sums]));
      },
    ],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['something else', (file: string) => writeFileSync(file, 'hello')],
    ['something else, compressed', (file: string) => writeFileSync(file, gzipSync('hello\n'))],
    ['without its end', (file: string) => rewrite(file, (lines) => lines.slice(0, -1))],
    ['without a row', (file: string) => rewrite(file, (lines) => [...lines.slice(0, 2), ...lines.slice(3)])],
    ['with a table nobody knows', (file: string) => rewrite(file, (lines) => lines.map((line) => line.replace('"agents"', '"sqlite_master"')))],
  ])('is refused and changes nothing: %s', async (_what, spoil) => {
    const place = { dataFolder: tempFolder() };
    const server = await serve(place);
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Still here' });
    const { epoch } = await visitor.events();
    await server.close();
    const file = await backup(place);
    spoil(file);
    await expect(restore(place, file, { replace: true })).rejects.toMatchObject({ name: 'StartError', kind: 'backup' });
    const after = await startHouse(place);
    const { body } = await fetchAs(after, '/v1/chat/events', { token: visitor.token });
    expect(body).toMatchObject({ epoch, events: [{ text: 'Still here' }] });
  });

  test('never has the name of one', async () => {
    const place = { dataFolder: tempFolder() };
    await startHouse(place);
    const folder = tempFolder();
    const file = join(folder, 'backup.gz');
    async function* broken(): AsyncGenerator<never> {
      yield await Promise.reject(new Error('the database went away'));
    }
    await expect(writeDump(file, { deskbell: 'backup', schema: 1, at: 0 }, broken())).rejects.toThrow('went away');
    expect(readdirSync(folder)).toEqual([]);
    await backup(place, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  function rewrite(file: string, change: (lines: string[]) => string[]): void {
    const lines = gunzipSync(readFileSync(file)).toString().split('\n').filter(Boolean);
    writeFileSync(file, gzipSync(`${change(lines).join('\n')}\n`));
  }
});

describe('on the command line', () => {
  test('a person is exported and erased beside the running server, from every file, and stays so after a restore', async () => {
    const data = tempFolder();
    const server = await command.serve(['--data', data, '--faq', await buildBase()], { DESKBELL_PASSWORD: password });
    const desk = await signIn(server);
    const { article } = await publish(desk);
    const device = newId();
    const ada = await arrive(server, device);
    const canary = 'CANARY';
    await ada.command('contact.send', { ...contactRequest, email: 'Ada@Example.org', message: canary }, { context: { searched: [canary] } });
    await ada.command('chat.send', { text: `${canary} again` });
    await ada.command('callback.request', { ...callbackRequest, note: canary });
    const talk = (await desk.inbox()).find(({ channel }) => channel === 'chat')!;
    const note = { conversation: talk.conversation, text: `${canary} among agents` };
    expect((await desk.command('desk.note', note)).body).toMatchObject({ text: note.text });
    const bob = await arrive(server);
    await bob.command('contact.send', { ...contactRequest, email: 'bob@example.org' });
    const file = join(data, 'backup.jsonl.gz');
    expect(await command.run(['backup', file, '--data', data])).toMatchObject({ code: 0, err: '' });

    const who = ['--email', 'ada@example.org', '--data', data];
    const exported = await command.run(['export', ...who]);
    expect(exported.code).toBe(0);
    expect((JSON.parse(exported.out) as { visitors: unknown[] }).visitors).toMatchObject([
      {
        person: { name: 'Ada', email: 'Ada@Example.org', phone: '+442079460958' },
        conversations: expect.arrayContaining([
          expect.objectContaining({ channel: 'contact', events: [expect.objectContaining({ text: canary })], context: { searched: [canary] } }),
          expect.objectContaining({ channel: 'chat', events: [expect.objectContaining({ text: `${canary} again` })] }),
          expect.objectContaining({ channel: 'callback', callback: { state: 'booked', phone: '+442079460958', slot: null } }),
        ]),
      },
    ]);
    expect(exported.out).not.toContain('bob');

    expect((await command.run(['erase', ...who])).out).toContain('Browsers: 1, conversations: 3. Add --yes');
    expect((await ada.events()).events).toHaveLength(1);
    expect((await command.run(['erase', ...who, '--yes'])).code).toBe(0);
    expect((await ada.command('chat.send', { text: 'Late' })).status).toBe(401);
    expect(await fetchAs(server, '/v1/visitors', { json: { device } })).toMatchObject({ status: 410, error: { kind: 'gone' } });
    expect((await command.run(['export', ...who])).code).toBe(3);
    expect((await bob.command('chat.send', { text: 'Still here' })).status).toBe(200);
    // What agents have written is nobody's person: shoppers go on reading it.
    expect(idsOf(await openAt(server), 'kettle for lefties')).toEqual([article]);
    expect((await desk.history(article)).versions).toHaveLength(1);

    await server.kill('SIGTERM');
    for (const name of readdirSync(data).filter((each) => each !== 'backup.jsonl.gz'))
      expect([name, readFileSync(join(data, name)).toString('latin1').includes(canary)]).toEqual([name, false]);

    const restored = await command.run(['restore', file, '--data', data, '--replace']);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect((await command.run(['export', ...who])).code).toBe(3);
    expect((await command.run(['export', '--email', 'bob@example.org', '--data', data])).code).toBe(0);
  });

  test.each([
    ['a restore of nothing', ['restore', '/nowhere.gz'], 1, '/nowhere.gz is not a whole backup (ENOENT). Nothing was changed.'],
    ['a backup of nothing', ['backup', 'x.gz'], 3, 'There is no data in'],
    ['nobody named', ['export'], 2, 'one of --email, --phone, --identity and --visitor'],
    ['two ways of naming', ['erase', '--email', 'a@b.c', '--phone', '+44 20 7946 0958'], 2, 'one of --email, --phone, --identity and --visitor'],
    ['a number without a country', ['export', '--phone', '020 7946 0958'], 2, 'Write a number with its country'],
  ])('%s ends with one sentence', async (_what, args, code, sentence) => {
    const answer = await command.run([...args, '--data', tempFolder()]);
    expect(answer).toMatchObject({ code, err: expect.stringContaining(sentence) });
    expect(answer.err).not.toMatch(/^\s+at /m);
  });

  test('a backup that cannot be written says so and leaves the earlier one', async () => {
    const dataFolder = tempFolder();
    await startHouse({ dataFolder });
    const answer = await command.run(['backup', '/proc/nowhere.gz', '--data', dataFolder]);
    expect(answer).toMatchObject({ code: 1, err: expect.stringContaining('The backup /proc/nowhere.gz cannot be written (ENOENT).') });
    expect(existsSync('/proc/nowhere.gz')).toBe(false);
  });
});

test('a copy of the data folder restored by hand still runs', async () => {
  const dataFolder = tempFolder();
  const server = await serve({ dataFolder });
  const visitor = await arrive(server);
  await visitor.command('chat.send', { text: 'Copied' });
  await server.close();
  const other = tempFolder();
  copyFileSync(join(dataFolder, 'deskbell.db'), join(other, 'deskbell.db'));
  const restarted = await serve({ dataFolder: other });
  onTestFinished(() => restarted.close());
  expect((await fetchAs(restarted, '/v1/chat/events', { token: visitor.token })).body).toMatchObject({ head: 1 });
});
