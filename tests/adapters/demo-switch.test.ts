import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { backendNames, openBackend } from '../../demo/other-backend.mjs';
import type { Adapter } from '../../src/channels/adapter.ts';
import { translate } from '../../src/widget/people/named-backend.ts';
import { letter } from '../../src/testing/stage.ts';
import { freePort } from '../server/free-port.ts';
import { show, someone } from './someone.ts';

/** What each serves, as a shopper finds it. Our own server is another story: the other browser tests. */
const serves: Readonly<Record<string, readonly string[]>> = {
  memory: ['contact', 'chat', 'callback', 'faq'],
  http: ['contact', 'chat'],
  chatwoot: ['contact', 'chat', 'callback'],
  zammad: ['contact', 'chat', 'callback'],
  rocketchat: ['contact', 'chat', 'callback'],
  zendesk: ['contact', 'callback'],
  none: [],
};

it('every backend of the demo has a line here', () => expect(Object.keys(serves).sort()).toEqual(backendNames.filter((name) => name !== 'deskbell').sort()));

it.each(Object.entries(serves))('npm start -- --backend %s speaks to what it has begun', async (name, channels) => {
  const data = await mkdtemp(join(tmpdir(), 'deskbell-'));
  const backend = await openBackend({ name, data, port: await freePort() });
  onTestFinished(async () => {
    await backend.close();
    await rm(data, { recursive: true, force: true });
  });
  const { endpoint } = backend.options;
  const adapter: Adapter = endpoint === undefined ? {} : ((await translate(backend.options, endpoint)) ?? {});
  expect(Object.keys(adapter).filter((key) => ['contact', 'chat', 'callback', 'faq'].includes(key)).sort()).toEqual([...channels].sort());

  const { call } = someone({ name });
  await adapter.contact?.send(letter('Do you mend pots?'), call());
  await adapter.callback?.request({ name: 'Ada', country: 'GB', phone: '020 7946 0018', when: { is: 'asap' }, note: undefined, consent: 'Yes.' }, call());
  await adapter.chat?.send({ text: 'Does it drip?' }, call());
  if (!adapter.chat) return;
  await backend.say?.('Not in five years.');
  await expect.poll(async () => show((await adapter.chat?.history(null, call()))?.entries ?? []).filter((line) => line !== 'joined')).toEqual(['visitor: Does it drip?', 'Ada: Not in five years.']);
});
