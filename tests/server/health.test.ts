import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ChatReceipt } from '../../src/protocol/index.ts';
import { createSoundness } from '../../src/server/store/soundness.ts';
import { useCommand } from './child.ts';
import { startHouse, tempFolder } from './house.ts';
import { greet } from './line-client.ts';
import { password } from './shop.ts';
import { arrive, newId } from './visitor.ts';

const command = useCommand();

/** Lets a process write files up to a size only, as a full disk would. */
const limitFiles = (pid: number, bytes: number | 'unlimited') => execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
const canLimit = spawnSync('prlimit', ['--version']).status === 0;

test.skipIf(!canLimit)('on a full disk nothing is acknowledged, health is red, reading goes on; with room again all is well without a restart', async () => {
  const server = await command.serve(['--data', tempFolder()], { DESKBELL_PASSWORD: password });
  const health = async () => (await fetch(`${server.url}/health`)).status;
  const visitor = await arrive(server);
  const line = await greet(server, visitor.token);
  const acknowledged: number[] = [];
  const say = async (text: string, id = newId()) => {
    const answer = await visitor.command<ChatReceipt>('chat.send', { text }, { id });
    if (answer.status === 200) acknowledged.push(answer.body.seq);
    return answer;
  };
  expect((await say('Before')).status).toBe(200);
  expect(await health()).toBe(200);

  limitFiles(server.process.pid!, 1);
  const id = newId();
  expect(await say('Into the full disk', id)).toMatchObject({ status: 503, error: { kind: 'unavailable', retryAfterMs: 2_000 } });
  line.say({ type: 'send', command: { id: newId(), type: 'chat.send', context: {}, body: { text: 'Over the line' } } });
  expect(await line.next('nack')).toMatchObject({ error: { kind: 'unavailable' } });
  expect(await health()).toBe(503);
  expect((await visitor.events()).events).toHaveLength(1);

  limitFiles(server.process.pid!, 'unlimited');
  // Red until something was really written, which asking for its health does.
  expect(await health()).toBe(200);
  expect((await say('Into the full disk', id)).body.seq).toBe(2);
  const { events } = await visitor.events();
  expect(events.map(({ seq }) => seq)).toEqual(acknowledged);
  expect(server.out()).not.toContain('full disk');
});

test.each([
  ['that is moved away', (folder: string) => renameSync(folder, `${folder}-aside`), (folder: string) => renameSync(`${folder}-aside`, folder)],
  [
    'with a copy in the place of its database',
    (folder: string) => (copyFileSync(join(folder, 'deskbell.db'), `${folder}.copy`), renameSync(join(folder, 'deskbell.db'), `${folder}.own`), renameSync(`${folder}.copy`, join(folder, 'deskbell.db'))),
    (folder: string) => renameSync(`${folder}.own`, join(folder, 'deskbell.db')),
  ],
  ['without its log', (folder: string) => rmSync(join(folder, 'deskbell.db-wal')), undefined],
])('in a data folder %s nothing is acknowledged that would be gone with the process', async (_what, spoil, mend) => {
  const dataFolder = join(tempFolder(), 'made', 'data');
  const server = await startHouse({ dataFolder });
  const health = async () => (await fetch(`${server.url}/health`)).status;
  const visitor = await arrive(server);
  expect((await visitor.command('chat.send', { text: 'Before' })).status).toBe(200);
  const id = newId();
  spoil(dataFolder);
  expect(await visitor.command('chat.send', { text: 'Into nowhere' }, { id })).toMatchObject({ status: 503, error: { kind: 'unavailable' } });
  expect(await health()).toBe(503);
  if (!mend) return;
  mend(dataFolder);
  expect(await health()).toBe(200);
  expect((await visitor.command<ChatReceipt>('chat.send', { text: 'Into nowhere' }, { id })).body.seq).toBe(2);
});

test('a store is broken from a failure of its own until a write succeeds; a busy one or a refused row is not broken', async () => {
  const asked: string[] = [];
  let failing: string | undefined;
  const fail = (code: string) => Promise.reject(Object.assign(new Error('x'), { code }));
  const soundness = createSoundness({
    read: async () => void asked.push('read'),
    write: () => (asked.push('write'), failing === undefined ? Promise.resolve() : fail(failing)),
  });
  for (const code of ['SQLITE_BUSY', '23505', '42P01']) await expect(soundness.watch(() => fail(code))).rejects.toMatchObject({ code });
  await soundness.check();
  expect(asked).toEqual(['read']);

  failing = 'SQLITE_FULL';
  await expect(soundness.watch(() => fail('SQLITE_FULL'))).rejects.toMatchObject({ code: failing });
  await expect(Promise.all([soundness.check(), soundness.check()])).rejects.toMatchObject({ code: failing });
  expect(asked).toEqual(['read', 'write']);
  failing = undefined;
  await soundness.check();
  await soundness.check();
  expect(asked).toEqual(['read', 'write', 'write', 'read']);
});
