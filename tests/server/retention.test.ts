import { describe, expect, test, vi } from 'vitest';
import { readBatch } from '../../src/server/chat-log.ts';
import { dispatch } from '../../src/server/dispatch/index.ts';
import { startHeartbeat } from '../../src/server/heartbeat.ts';
import { dropOld, startRetention } from '../../src/server/lifecycle/retention.ts';
import { hashSecret } from '../../src/server/random.ts';
import { createPaperBackend, type PaperBackend } from './backend-on-paper.ts';
import { callbackRequest, contactRequest } from './visitor.ts';

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

test('the number of a call goes with the call, also from the answer to whoever asked for it', async () => {
  const backend = await createPaperBackend({ retentionDays: { chat: 0, callback: 30 } });
  await backend.arrive();
  const caller = { visitor: 'visitor-1', network: 'paper', site: '' };
  const known = async (id: string) => (await backend.store.rows.answers.find('visitor:visitor-1', id)) !== undefined;
  for (const [id, type, body] of [['command-000000call', 'callback.request', callbackRequest], ['command-000000chat', 'chat.send', { text: 'Hello' }]] as const)
    expect(await dispatch(backend, caller, { id, type, body })).toMatchObject({ is: 'done' });
  backend.clock.advance(31 * dayMs);
  await dropOld(backend);
  expect(await channelsOf(backend, 'visitor-1')).toEqual(['chat']);
  expect([await known('command-000000call'), await known('command-000000chat')]).toEqual([false, true]);
});

test('who came and never said a word goes after two days, and comes back as somebody new; who wrote stays', async () => {
  const backend = await createPaperBackend();
  await backend.arrive();
  const second = await backend.arrive();
  await write(backend, 'visitor-1', 'a');
  const known = async (visitor: string) => (await backend.store.rows.people.byId(visitor)) !== undefined;
  backend.clock.advance(dayMs);
  await dropOld(backend);
  expect(await known('visitor-2')).toBe(true);
  backend.clock.advance(dayMs + 1);
  await dropOld(backend);
  expect([await known('visitor-1'), await known('visitor-2')]).toEqual([true, false]);
  expect(await backend.store.rows.visitors.ofToken(hashSecret(second), backend.clock.now())).toBeUndefined();
});

test('a clock that is years ahead for some hours takes nothing with it, and is believed after a day', async () => {
  const backend = await createPaperBackend();
  await backend.arrive();
  let sweeps = 0;
  const { read } = backend.store.rows.meta;
  backend.store.rows.meta.read = (key) => read(key).finally(() => (sweeps += 1));
  const stop = startRetention(backend);
  /** An hour, and what is done in it. */
  const sweep = async (ms = 3_600_000) => {
    const before = sweeps;
    backend.clock.advance(ms);
    await expect.poll(() => sweeps).toBe(before + 1);
    // What follows on what was read.
    await backend.store.transaction(async () => {});
    await new Promise((turn) => setTimeout(turn, 10));
  };
  await sweep();
  await write(backend, 'visitor-1', 'a');
  // What was due within is done at its time.
  await sweep(800 * dayMs);
  for (let hour = 0; hour < 24; hour += 1) await sweep();
  expect(await channelsOf(backend, 'visitor-1')).toEqual(['chat', 'contact']);
  await sweep();
  expect(await channelsOf(backend, 'visitor-1')).toEqual([]);
  stop();
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

describe('whose chat was dropped and who begins another', () => {
  const say = async (backend: PaperBackend, ...texts: readonly string[]) => {
    for (const text of texts) await dispatch(backend, { visitor: 'visitor-1', network: 'paper', site: '' }, { id: `command-0000000000-${text}`, type: 'chat.send', body: { text } });
  };

  /** A line that follows a chat, a week before it is dropped. */
  async function follow() {
    const backend = await createPaperBackend({ retentionDays: { chat: 7 } });
    const paper = backend.line();
    paper.say({ type: 'hello', version: 1, token: await backend.arrive() });
    await paper.heard('welcome');
    await say(backend, 'one', 'two');
    // Of whom nothing else is known would go with the chat, and be somebody new.
    await backend.store.rows.visitors.setPerson('visitor-1', '{"name":"Ada"}');
    const before = await readBatch(backend.store, 'visitor-1', { after: 0, epoch: undefined });
    await vi.waitFor(() => expect(paper.line.chat).toBeDefined());
    backend.clock.advance(8 * dayMs);
    await dropOld(backend);
    return { backend, paper, before };
  }

  test('does not get the numbers of the one for those of the other, however far a page was that slept', async () => {
    const { backend, before } = await follow();
    const { epoch, head } = before;
    expect(await readBatch(backend.store, 'visitor-1', { after: head, epoch })).toMatchObject({ after: 0, head: 0, events: [] });
    await say(backend, 'three', 'four', 'five');
    const now = await readBatch(backend.store, 'visitor-1', { after: head, epoch });
    expect(now).toMatchObject({ after: 0, events: [{ text: 'three' }, { text: 'four' }, { text: 'five' }] });
    expect(now.epoch).not.toBe(epoch);
  });

  test('is greeted anew with the next heartbeat', async () => {
    const { backend, paper } = await follow();
    const stop = startHeartbeat(backend, { visitors: new Set([paper.line]), desks: new Set() }, { catchUp: async () => {} });
    await vi.waitFor(() => {
      backend.clock.advance(1_000);
      expect(paper.closedWith).toBe(1012);
    });
    stop();
  });

  test('is greeted anew when something is said in the other', async () => {
    const { backend, paper } = await follow();
    await say(backend, 'three');
    expect(paper.closedWith).toBe(1012);
  });
});
