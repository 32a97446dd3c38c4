import { describe, expect, test } from 'vitest';
import { createDeskLine } from '../../src/server/desk-line.ts';
import { dispatch } from '../../src/server/dispatch/index.ts';
import { createLocalHub } from '../../src/server/hub.ts';
import type { Store } from '../../src/server/store/index.ts';
import { startHeartbeat } from '../../src/server/heartbeat.ts';
import { createPaperBackend } from './backend-on-paper.ts';

const message = (text: string, id = 'command-0000000001') => ({ id, type: 'chat.send', context: {}, body: { text } });

describe('without any socket', () => {
  test('a line greets, acknowledges and tells', async () => {
    const backend = await createPaperBackend();
    const token = await backend.arrive();
    const paper = backend.line();
    paper.say({ type: 'hello', version: 1, token });
    expect(await paper.heard('welcome')).toMatchObject({ head: 0, now: backend.clock.now(), epoch: expect.stringMatching(/^[\w-]{22}$/) });
    paper.say({ type: 'send', command: message('Hello') });
    expect(await paper.heard('ack')).toMatchObject({ result: { seq: 1, at: backend.clock.now() } });
    expect((await paper.heard('events')).events).toMatchObject([{ seq: 1, text: 'Hello', at: backend.clock.now() }]);
  });

  test('the same seed makes the same ids, numbers to quote included', async () => {
    const references = await Promise.all(
      [1, 2].map(async () => {
        const backend = await createPaperBackend();
        await backend.arrive();
        const answer = await dispatch(
          backend,
          { visitor: 'visitor-1', network: 'paper', site: '' },
          {
            id: 'command-0000000001',
            type: 'contact.send',
            context: {},
            body: { name: 'Ada', email: 'ada@example.org', message: 'Hello' },
          },
        );
        return answer.is === 'done' && answer.result;
      }),
    );
    expect(references[0]).toEqual(references[1]);
    expect(references[0]).toMatchObject({ reference: expect.stringMatching(/^DB-/) });
  });

  test('a line that says nothing is ended when its time is up, not before', async () => {
    const backend = await createPaperBackend();
    const paper = backend.line();
    backend.clock.advance(4_999);
    expect(paper.closedWith).toBeUndefined();
    backend.clock.advance(1);
    expect(paper.closedWith).toBe(4001);
  });

  test('a reader who takes nothing is cut off at 256 KiB', async () => {
    const backend = await createPaperBackend();
    const paper = backend.line();
    paper.say({ type: 'hello', version: 1, token: await backend.arrive() });
    await paper.heard('welcome');
    paper.heldBytes = 256 * 1024;
    paper.line.drain(1);
    expect(paper.closedWith).toBeUndefined();
    paper.heldBytes += 1;
    paper.line.drain(1);
    expect(paper.closedWith).toBe(4008);
    expect(backend.presence.isOnline('visitor-1')).toBe(false);
  });

  test('a desk that reads no more is cut off as well, one that shows that it reads is not', async () => {
    const backend = await createPaperBackend();
    const agent = { id: 'agent-1', name: 'Mira', role: 'agent' } as const;
    const tellAll = (answers: boolean) => {
      let hear = (_text: string) => {};
      let closedWith: number | undefined;
      let heardBytes = 0;
      const line = createDeskLine(backend, {
        agent,
        feed: { join: (say) => ((hear = (text) => say({ type: 'knowledge' }, text)), () => {}), catchUp: async () => {}, close: () => {} },
        currentAgent: async () => agent,
        onEnd: () => {},
        wire: {
          heldBytes: 0,
          send(text) {
            heardBytes += text.length;
            if (answers && text.includes('"ping"')) queueMicrotask(() => line.receive('{"type":"pong"}'));
          },
          close: (code) => (closedWith = code),
        },
      });
      return { hear: (text: string) => hear(text), told: () => ({ closedWith, heardBytes }) };
    };
    const [reading, stalled] = [tellAll(true), tellAll(false)];
    for (let index = 0; index < 40; index += 1) {
      for (const desk of [reading, stalled]) desk.hear('x'.repeat(20_000));
      await Promise.resolve();
    }
    expect(reading.told()).toMatchObject({ closedWith: undefined });
    expect(reading.told().heardBytes).toBeGreaterThan(800_000);
    expect(stalled.told().closedWith).toBe(4008);
    expect(stalled.told().heardBytes).toBeLessThan(256 * 1024 + 32 * 1024);
  });

  test('a reader is asked for a sign on the way, and cut off when 256 KiB go unanswered whatever the wire says', async () => {
    const backend = await createPaperBackend({ rates: { chat: { burst: 1_000, perSecond: 1_000 }, frame: { burst: 1_000, perSecond: 1_000 } } });
    const token = await backend.arrive();
    const author = { visitor: 'visitor-1', network: 'paper', site: '' };
    for (let index = 0; index < 8; index += 1) await dispatch(backend, author, message('x'.repeat(4_900), `command-000000000${index}`));
    const readAll = async (answers: boolean) => {
      const paper = backend.line();
      paper.say({ type: 'hello', version: 1, token });
      const { epoch } = await paper.heard('welcome');
      let heardBytes = 0;
      let pings = 0;
      for (let round = 0; round < 20 && paper.closedWith === undefined; round += 1) {
        paper.frames.length = 0;
        paper.say({ type: 'sync', after: 0, epoch });
        heardBytes += JSON.stringify(await paper.heard('batch')).length;
        const asked = paper.frames.filter(({ type }) => type === 'ping').length;
        pings += asked;
        if (answers) for (let index = 0; index < asked; index += 1) paper.say({ type: 'pong' });
      }
      return { heardBytes, pings, closedWith: paper.closedWith };
    };
    const stalled = await readAll(false);
    expect(stalled).toMatchObject({ pings: 2, closedWith: 4008 });
    expect(stalled.heardBytes).toBeLessThan(256 * 1024 + 32 * 1024);
    const reading = await readAll(true);
    expect(reading.closedWith).toBeUndefined();
    expect(reading.heardBytes).toBeGreaterThan(512 * 1024);
  });

  test('what no hint told of is told with the next heartbeat', async () => {
    const backend = await createPaperBackend();
    const paper = backend.line();
    paper.say({ type: 'hello', version: 1, token: await backend.arrive() });
    await paper.heard('welcome');
    await dispatch(backend, { visitor: 'visitor-1', network: 'paper', site: '' }, message('Heard'));
    await paper.heard('events');
    paper.frames.length = 0;
    // As another process would write whose hint is lost.
    const deaf = { ...backend, hub: createLocalHub() };
    await dispatch(deaf, { visitor: 'visitor-1', network: 'paper', site: '' }, message('Unheard', 'command-0000000002'));
    paper.line.beat({ id: paper.line.chat ?? '', head: 2 });
    expect((await paper.heard('events')).events).toMatchObject([{ seq: 2, text: 'Unheard' }]);
    expect(await paper.heard('ping')).toMatchObject({ head: 2 });
  });

  test('a question about the log that is too much ends the line, since nobody would answer it', async () => {
    const backend = await createPaperBackend({ rates: { frame: { burst: 1, perSecond: 0.001 } } });
    const paper = backend.line();
    paper.say({ type: 'hello', version: 1, token: await backend.arrive() });
    const { epoch } = await paper.heard('welcome');
    paper.say({ type: 'sync', after: 0, epoch });
    await paper.heard('batch');
    paper.say({ type: 'sync', after: 0, epoch });
    expect(paper.closedWith).toBe(1013);
  });

  test('heartbeats are spread over the beat and not all at one moment', async () => {
    const backend = await createPaperBackend({ heartbeatMs: 20_000 });
    const token = await backend.arrive();
    const papers = Array.from({ length: 40 }, () => backend.line());
    for (const paper of papers) paper.say({ type: 'hello', version: 1, token });
    await Promise.all(papers.map((paper) => paper.heard('welcome')));
    const lines = { visitors: new Set(papers.map(({ line }) => line)), desks: new Set<never>() };
    const stop = startHeartbeat(backend, lines, { catchUp: () => Promise.resolve() });
    const pings = () => papers.filter(({ frames }) => frames.some(({ type }) => type === 'ping')).length;
    const counts: number[] = [];
    for (let moment = 0; moment < 20; moment += 1) {
      const before = pings();
      backend.clock.advance(1_000);
      // The beat asks the database; the next one begins when it has answered.
      await backend.store.ping();
      await new Promise((resolve) => setImmediate(resolve));
      counts.push(pings() - before);
    }
    stop();
    expect(pings()).toBe(40);
    expect(Math.max(...counts)).toBe(2);
  });
});

describe('an acknowledgement', () => {
  test('is not given before the commit is through', async () => {
    const held = holdCommits();
    const backend = await createPaperBackend({}, held.wrap);
    const paper = backend.line();
    paper.say({ type: 'hello', version: 1, token: await backend.arrive() });
    await paper.heard('welcome');
    paper.say({ type: 'send', command: message('Hello') });
    await held.reached;
    expect(paper.frames.map(({ type }) => type)).toEqual(['welcome']);
    held.release();
    expect(await paper.heard('ack')).toMatchObject({ result: { seq: 1 } });
  });

  test('is not given when the commit fails; nothing is told, and saying it again does it', async () => {
    let failures = 1;
    const backend = await createPaperBackend({}, (store) => ({
      ...store,
      transaction: (work) =>
        store.transaction(async (rows) => {
          const result = await work(rows);
          if (failures-- > 0) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
          return result;
        }),
    }));
    const paper = backend.line();
    paper.say({ type: 'hello', version: 1, token: await backend.arrive() });
    await paper.heard('welcome');
    paper.say({ type: 'send', command: message('Hello') });
    expect(await paper.heard('nack')).toMatchObject({ error: { kind: 'unavailable', retryAfterMs: expect.any(Number) } });
    paper.say({ type: 'send', command: message('Hello') });
    expect(await paper.heard('ack')).toMatchObject({ result: { seq: 1 } });
    expect((await paper.heard('events')).events).toHaveLength(1);
  });

  test('lost on the way is given again, though the limit is reached', async () => {
    const backend = await createPaperBackend({ rates: { chat: { burst: 1, perSecond: 0.001 } } });
    await backend.arrive();
    const caller = { visitor: 'visitor-1', network: 'paper', site: '' };
    const first = await dispatch(backend, caller, message('Hello'));
    expect(await dispatch(backend, caller, message('Hello'))).toEqual(first);
    expect(await dispatch(backend, caller, message('Hello', 'command-0000000002'))).toMatchObject({
      is: 'refused',
      error: { kind: 'limited' },
    });
  });
});

test('what is said between a greeting and its answer is neither lost nor told twice', async () => {
  const slow = holdReads();
  const backend = await createPaperBackend({}, slow.wrap);
  const token = await backend.arrive();
  const paper = backend.line();
  slow.hold();
  paper.say({ type: 'hello', version: 1, token });
  await slow.reached();
  // The line has subscribed and waits for the head of the log; meanwhile the log grows.
  const said = dispatch(backend, { visitor: 'visitor-1', network: 'paper', site: '' }, message('Meanwhile'));
  await expect(said).resolves.toMatchObject({ is: 'done' });
  slow.release();
  const { head } = await paper.heard('welcome');
  if (head === 0) expect((await paper.heard('events')).events).toMatchObject([{ seq: 1 }]);
  else expect(paper.frames.filter(({ type }) => type === 'events')).toEqual([]);
  expect(paper.frames[0]?.type).toBe('welcome');
});

/** A store that stops just before each commit. */
function holdCommits() {
  let reach = () => {};
  let release = () => {};
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const wrap = (store: Store): Store => ({
    ...store,
    transaction: (work) =>
      store.transaction(async (rows) => {
        const result = await work(rows);
        reach();
        await released;
        return result;
      }),
  });
  return { wrap, reached, release: () => release() };
}

/** A store whose answer about a visitor's chat takes as long as one likes. */
function holdReads() {
  let gate = Promise.resolve();
  let open = () => {};
  let reach = () => {};
  let reached = new Promise<void>((resolve) => (reach = resolve));
  const wrap = (store: Store): Store => ({
    ...store,
    rows: {
      ...store.rows,
      conversations: {
        ...store.rows.conversations,
        async chatOf(visitor) {
          const found = await store.rows.conversations.chatOf(visitor);
          reach();
          await gate;
          return found;
        },
      },
    },
  });
  return {
    wrap,
    hold() {
      gate = new Promise((resolve) => (open = resolve));
      reached = new Promise((resolve) => (reach = resolve));
    },
    reached: () => reached,
    release: () => open(),
  };
}
