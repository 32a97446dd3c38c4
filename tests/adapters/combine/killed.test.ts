import { resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { combine } from '../../../src/adapters/combine/index.ts';
import { createCaller, createOutbox, type Draft } from '../../../src/core/index.ts';
import { createFakePlatform } from '../../../src/testing/index.ts';
import { letter, textsOf } from '../../../src/testing/stage.ts';
import { startExample } from '../http/example-server.ts';

const example = resolve(import.meta.dirname, '../../../demo/backends/server.mjs');

/** A process that chats and takes letters. */
async function startBackend(name: string) {
  const server = await startExample(process.execPath, example);
  onTestFinished(() => server.close());
  const { adapter, backend } = server.harness();
  return { ...server, adapter: { ...adapter, name }, stored: (what: 'chat' | 'contact') => backend.stored?.(what), says: (text: string) => backend.agentSays?.(text) };
}

it('goes down the ladder as processes are killed in the middle of a conversation, and up again with every word once', async () => {
  const [live, second] = await Promise.all([startBackend('live'), startBackend('second')]);
  const platform = createFakePlatform({ fetch });
  const { call } = createCaller({ platform, name: 'combine', context: () => ({ locale: 'en' }) });
  const shop = combine({ chat: live.adapter, contact: [live.adapter, second.adapter] });
  const outbox = createOutbox({ platform, makeCall: call, key: 'outbox', context: () => ({}) });
  onTestFinished(() => outbox.dispose());
  outbox.serve('chat', async ({ body }, lent) => shop.chat?.send(body as { text: string }, lent));
  outbox.serve('contact', async ({ body }, lent) => shop.contact?.send(body as ReturnType<typeof letter>, lent));
  const write = (text: string) => outbox.submit({ channel: 'chat', type: 'chat.send', body: { text } });
  const send = (message: string) => outbox.submit({ channel: 'contact', type: 'contact.send', body: letter(message) });
  const becomes = (draft: Draft, is: string) => expect.poll(() => draft.state.value.is).toBe(is);

  await becomes(write('Where is my parcel?'), 'sent');
  await live.says('Which one?');
  expect(textsOf((await shop.chat?.history(null, call()))?.entries ?? [])).toEqual(['Where is my parcel?', 'Which one?']);

  // The chat is down: its words wait, and the form is another backend's.
  await live.kill();
  const broken = write('The one of Monday.');
  await becomes(broken, 'waiting');
  await expect(shop.chat?.offer?.(call())).rejects.toMatchObject({ kind: 'unavailable' });
  expect(await shop.contact?.offer?.(call())).toEqual({ topics: [] });
  await becomes(send('My chat broke off.'), 'sent');

  // The form is down as well: its words wait too, and there is nothing left but mail and telephone.
  await second.kill();
  const kept = send('And so did the form.');
  await becomes(kept, 'waiting');
  await expect(shop.contact?.offer?.(call())).rejects.toMatchObject({ kind: 'unavailable' });

  await Promise.all([live.revive(), second.revive()]);
  outbox.hurry();
  await Promise.all([becomes(broken, 'sent'), becomes(kept, 'sent')]);
  expect(await live.stored('chat')).toEqual(['Where is my parcel?', 'The one of Monday.']);
  const letters = [...((await live.stored('contact')) ?? []), ...((await second.stored('contact')) ?? [])];
  expect(letters.sort()).toEqual(['And so did the form.', 'My chat broke off.']);
});
