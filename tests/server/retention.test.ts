import { expect, test } from 'vitest';
import { dispatch } from '../../src/server/dispatch/index.ts';
import { dropOld, startRetention } from '../../src/server/lifecycle/retention.ts';
import { createPaperBackend, type PaperBackend } from './backend-on-paper.ts';
import { contactRequest } from './visitor.ts';

const dayMs = 24 * 60 * 60 * 1000;

async function write(backend: PaperBackend, visitor: string, id: string): Promise<void> {
  const ask = (type: string, body: unknown) =>
    dispatch(backend, { visitor, network: 'paper', site: '' }, { id: `${type.replace('.', '-')}-0000000000-${id}`, type, body });
  expect(await ask('chat.send', { text: 'Hello' })).toMatchObject({ is: 'done' });
  expect(await ask('contact.send', contactRequest)).toMatchObject({ is: 'done' });
  expect(await ask('faq.learn', { searches: [{ words: 'bells', found: 0 }], read: ['gift'], locale: 'en' })).toMatchObject({ is: 'done' });
}

const channelsOf = async (backend: PaperBackend, visitor: string) =>
  (await backend.store.rows.conversations.ofVisitor(visitor, 10)).map(({ channel }) => channel).toSorted();

test('what nobody touched for a year goes, with whoever has nothing else; what was touched stays', async () => {
  const backend = await createPaperBackend();
  await backend.arrive();
  await write(backend, 'visitor-1', 'a');
  backend.clock.advance(364 * dayMs);
  await backend.arrive();
  await write(backend, 'visitor-2', 'b');
  await dropOld(backend);
  expect(await channelsOf(backend, 'visitor-1')).toEqual(['chat', 'contact']);

  backend.clock.advance(2 * dayMs);
  await dropOld(backend);
  expect(await channelsOf(backend, 'visitor-1')).toEqual([]);
  expect(await backend.store.rows.people.byId('visitor-1')).toBeUndefined();
  expect(await channelsOf(backend, 'visitor-2')).toEqual(['chat', 'contact']);
});

test('each kind has its own time, and 0 keeps for ever', async () => {
  const backend = await createPaperBackend({ retentionDays: { chat: 0, contact: 30 } });
  await backend.arrive();
  await write(backend, 'visitor-1', 'a');
  backend.clock.advance(4_000 * dayMs);
  await dropOld(backend);
  expect(await channelsOf(backend, 'visitor-1')).toEqual(['chat']);
  expect(await backend.store.rows.events.last((await backend.store.rows.conversations.chatOf('visitor-1'))!.id, 10)).toHaveLength(1);
});

test('more than one step holds goes in one sweep, which comes by itself', async () => {
  const backend = await createPaperBackend({ rates: { contact: { burst: 1e6, perSecond: 1 } } });
  await backend.arrive();
  for (let n = 0; n < 250; n += 1) {
    const id = `command-0000000000-${n}`;
    await dispatch(backend, { visitor: 'visitor-1', network: 'paper', site: '' }, { id, type: 'contact.send', body: contactRequest });
  }
  backend.clock.advance(366 * dayMs);
  const stop = startRetention(backend);
  const swept = new Promise<void>((done) => {
    const { dropExpired } = backend.store.rows.old;
    backend.store.rows.old.dropExpired = async (now) => {
      await dropExpired(now);
      done();
    };
  });
  backend.clock.advance(60_000);
  await swept;
  stop();
  expect(await backend.store.rows.conversations.ofVisitor('visitor-1', 1_000)).toEqual([]);
});
