import { describe, expect, test } from 'vitest';
import type { DeskFrame } from '../../src/protocol/index.ts';
import { createDeskFeed } from '../../src/server/desk-feed.ts';
import { changeAgent } from '../../src/server/agents.ts';
import { dispatchDesk } from '../../src/server/dispatch/desk.ts';
import { dispatch } from '../../src/server/dispatch/index.ts';
import type { Hint } from '../../src/server/hint.ts';
import { createLocalHub } from '../../src/server/hub.ts';
import { createPresence } from '../../src/server/presence.ts';
import { createSystemRandom } from '../../src/server/random.ts';
import { createRelay, type Bus } from '../../src/server/relay.ts';
import { createPaperBackend, type PaperBackend } from './backend-on-paper.ts';
import { createHeldClock } from './held-clock.ts';

const heartbeatMs = 20_000;
const page = { url: 'https://shop.example/bells', title: 'Bells' };
const grown: Hint = { type: 'log', conversation: 'c', visitor: 'v', channel: 'chat', since: 0, head: 1 };

/** A bus within the test; while `cut`, what is said is lost. */
function createPaperBus(): { cut: boolean; said: string[]; say(text: string): void; join(): Bus } {
  const ears = new Set<(text: string) => void>();
  const bus = {
    cut: false,
    said: [] as string[],
    say(text: string) {
      bus.said.push(text);
      if (!bus.cut) for (const ear of ears) ear(text);
    },
    join: (): Bus => ({ publish: bus.say, onText: (ear) => void ears.add(ear), close: () => Promise.resolve() }),
  };
  return bus;
}

function createHouses() {
  const clock = createHeldClock();
  const bus = createPaperBus();
  const house = () => {
    const hub = createLocalHub();
    const presence = createPresence(clock);
    const relay = createRelay({ hub, bus: bus.join(), presence, clock, random: createSystemRandom(), heartbeatMs });
    const heard: Hint[] = [];
    relay.onDesk((hint) => heard.push(hint));
    return { presence, relay, heard };
  };
  return { clock, bus, one: house(), two: house() };
}

describe('a hint', () => {
  test('reaches the lines of every process, and those of its own once', () => {
    const { one, two } = createHouses();
    one.relay.publish(grown);
    expect(one.heard).toEqual([grown]);
    expect(two.heard).toEqual([grown]);
  });

  test('reaches the lines of its own process whatever the bus does', () => {
    const { bus, one, two } = createHouses();
    bus.cut = true;
    one.relay.publish(grown);
    expect(one.heard).toEqual([grown]);
    expect(two.heard).toEqual([]);
  });

  test.each([
    '',
    'null',
    '[]',
    '{"from":"x"}',
    '{"from":1}',
    '{"from":"x","hint":{"type":"log"}}',
    '{"from":"x","hint":{"type":"__proto__","visitor":"v"}}',
    '{"from":"x","here":{"length":1}}',
    `{"from":"x","here":${JSON.stringify(Array.from({ length: 501 }, String))}}`,
  ])('that is none is not heard: %s', (text) => {
    const { bus, one } = createHouses();
    bus.say(text);
    expect(one.heard).toEqual([]);
    expect(one.presence.isOnline('1')).toBe(false);
  });
});

describe('who is there', () => {
  test('is known to every process, with the page, until they leave the last of them', () => {
    const { one, two } = createHouses();
    const leaveOne = one.presence.arrive('v', page);
    one.relay.publish(one.presence.hintOf('v'));
    expect(two.presence.pageOf('v')).toEqual(page);
    const leaveTwo = two.presence.arrive('v');
    two.relay.publish(two.presence.hintOf('v'));
    leaveOne();
    one.relay.publish(one.presence.hintOf('v'));
    expect([one.presence.isOnline('v'), two.presence.isOnline('v')]).toEqual([true, true]);
    leaveTwo();
    two.relay.publish(two.presence.hintOf('v'));
    expect([one.presence.isOnline('v'), two.presence.isOnline('v')]).toEqual([false, false]);
  });

  test('is said again with every heartbeat, so that a process that missed it knows then', () => {
    const { clock, bus, one, two } = createHouses();
    bus.cut = true;
    for (let each = 0; each < 1_200; each += 1) one.presence.arrive(`v${each}`);
    bus.cut = false;
    expect(two.presence.isOnline('v1199')).toBe(false);
    clock.advance(heartbeatMs);
    expect(bus.said).toHaveLength(3);
    expect(two.presence.isOnline('v0') && two.presence.isOnline('v1199')).toBe(true);
  });

  test('is forgotten of a process that fell silent', async () => {
    const { clock, one, two } = createHouses();
    one.presence.arrive('v', page);
    one.relay.publish(one.presence.hintOf('v'));
    await one.relay.close();
    clock.advance(heartbeatMs * 3 - 1);
    expect(two.presence.isOnline('v')).toBe(true);
    clock.advance(1);
    expect(two.presence.isOnline('v')).toBe(false);
  });
});

test('a desk is told within a heartbeat what another process wrote though its hint was lost, and once', async () => {
  const backend = await createPaperBackend();
  await backend.arrive();
  const feed = createDeskFeed(backend);
  const frames: DeskFrame[] = [];
  feed.join((frame) => frames.push(frame));
  const say = (text: string, id: string) =>
    // As another process would write whose hint is lost.
    dispatch({ ...backend, hub: createLocalHub() }, { visitor: 'visitor-1', network: 'paper', site: '' }, { id, type: 'chat.send', body: { text } });

  await say('One', 'command-0000000001');
  await feed.catchUp();
  expect(frames).toMatchObject([
    { type: 'events', events: [{ seq: 1, text: 'One' }] },
    { type: 'item', item: { head: 1, excerpt: 'One' } },
  ]);
  await say('Two', 'command-0000000002');
  await say('Three', 'command-0000000003');
  await feed.catchUp();
  await feed.catchUp();
  expect(frames.slice(2)).toMatchObject([
    { type: 'events', events: [{ seq: 2 }, { seq: 3 }] },
    { type: 'item', item: { head: 3 } },
  ]);
});

describe('what another process changes without a hint is told to desks within a heartbeat, and once:', () => {
  const changes: Record<string, { change: (elsewhere: Elsewhere) => Promise<unknown>; told: object[] }> = {
    'whose it is': { change: ({ ask, conversation }) => ask('desk.assign', { conversation, agent: 'ada' }), told: [{ type: 'item', item: { assignee: { id: 'ada' } } }] },
    'a note': { change: ({ ask, conversation }) => ask('desk.note', { conversation, text: 'Hm' }), told: [{ type: 'item', item: { notes: 1 } }] },
    'that it is put off': { change: ({ ask, conversation }) => ask('desk.later', { conversation, until: 5 }), told: [{ type: 'item', item: { laterUntil: 5 } }] },
    'that it is done': { change: ({ ask, conversation }) => ask('desk.done', { conversation }), told: [{ type: 'events', events: [{ type: 'message' }, { type: 'closed' }] }, { type: 'item', item: { status: 'done' } }] },
    'that it was read': { change: ({ ask, conversation }) => ask('desk.read', { conversation, upTo: 1 }), told: [{ type: 'item', item: { unread: false } }] },
    'what the visitor has read': {
      change: ({ store, clock, conversation }) => store.rows.conversations.markRead(conversation, { side: 'visitor', upTo: 1, now: clock.now() }),
      told: [{ type: 'item' }, { type: 'read', upTo: 1 }],
    },
    'who somebody is': {
      change: (backend) => dispatch(backend, visitor, { id: 'command-000000000c', type: 'contact.send', body: { name: 'Ada', email: 'ada@shop.example', subject: 'Pots', message: 'Hello', consent: 'c' } }),
      told: [{ type: 'item', item: { channel: 'chat', person: { name: 'Ada' } } }, { type: 'item', item: { channel: 'contact' } }],
    },
    'how an agent is called': { change: ({ store }) => changeAgent(store, 'ada', { name: 'Ada B.' }), told: [{ type: 'stale' }] },
    'that somebody may answer no more': { change: ({ store }) => changeAgent(store, 'ada', { disabled: true }), told: [{ type: 'stale' }] },
    'that somebody was forgotten': { change: ({ store, clock }) => store.rows.people.erase(['visitor-1'], clock.now()), told: [{ type: 'stale' }] },
  };
  type Elsewhere = PaperBackend & { readonly conversation: string; ask(type: string, body: object): Promise<unknown> };
  const visitor = { visitor: 'visitor-1', network: 'paper', site: '' };
  const ada = { id: 'ada', name: 'Ada' };

  test.each(Object.entries(changes))('%s', async (_what, { change, told }) => {
    const backend = await createPaperBackend();
    await backend.arrive();
    for (const id of ['ada', 'ben']) await backend.store.rows.agents.insert({ ...ada, id, login: id, password: '', role: 'admin', disabled: 0, version: 1, created_at: 0 });
    await dispatch(backend, visitor, { id: 'command-0000000001', type: 'chat.send', body: { text: 'Hello' } });
    const { id: conversation } = (await backend.store.rows.conversations.chatOf('visitor-1'))!;
    // Long ago: nothing but the change itself makes it news.
    backend.clock.advance(3_600_000);
    const feed = createDeskFeed(backend);
    const frames: DeskFrame[] = [];
    feed.join((frame) => frames.push(frame));
    await feed.catchUp();
    expect(frames).toEqual([]);

    const other = { ...backend, hub: createLocalHub(), conversation };
    await change({ ...other, ask: (type, body) => dispatchDesk(other, ada, { id: 'command-0000000002', type, body }) });
    backend.clock.advance(1_000);
    await feed.catchUp();
    const news = frames.filter((frame) => frame.type !== 'events' || told.some((one) => 'events' in one)).toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
    expect(news).toHaveLength(told.length);
    expect(news).toMatchObject(told);
    frames.length = 0;
    backend.clock.advance(1_000);
    await feed.catchUp();
    expect(frames).toEqual([]);
  });

  const keyOf = (frame: DeskFrame) => (frame.type === 'item' ? `item ${frame.item.channel}` : frame.type);
});

test('what changed while the database could not be reached is told when it can', async () => {
  let down = false;
  const backend = await createPaperBackend({}, (store) => {
    const { conversations } = store.rows;
    const changedSince: typeof conversations.changedSince = (...asked) => (down ? Promise.reject(new Error('down')) : conversations.changedSince(...asked));
    return { ...store, rows: { ...store.rows, conversations: { ...conversations, changedSince } } };
  });
  await backend.arrive();
  const feed = createDeskFeed(backend);
  const frames: DeskFrame[] = [];
  feed.join((frame) => frames.push(frame));
  await feed.catchUp();
  down = true;
  await dispatch({ ...backend, hub: createLocalHub() }, { visitor: 'visitor-1', network: 'paper', site: '' }, { id: 'command-0000000001', type: 'chat.send', body: { text: 'One' } });
  backend.clock.advance(300_000);
  await feed.catchUp();
  down = false;
  await feed.catchUp();
  expect(frames).toMatchObject([{ type: 'events' }, { type: 'item', item: { excerpt: 'One' } }]);
});

test('a hint that follows a lost one tells desks of both', async () => {
  const backend = await createPaperBackend();
  await backend.arrive();
  const feed = createDeskFeed(backend);
  const frames: DeskFrame[] = [];
  feed.join((frame) => frames.push(frame));
  const said: (() => void)[] = [];
  feed.join((frame) => frame.type === 'item' && said.splice(0).forEach((done) => done()));
  const say = (text: string, hub = backend.hub) => {
    const command = { id: `command-00000000-${text}`, type: 'chat.send', body: { text } };
    return dispatch({ ...backend, hub }, { visitor: 'visitor-1', network: 'paper', site: '' }, command);
  };
  const told = async (act: Promise<unknown>) => Promise.all([act, new Promise<void>((done) => said.push(done))]);
  await told(say('One'));
  await say('Two', createLocalHub());
  await told(say('Three'));
  expect(frames.flatMap((frame) => (frame.type === 'events' ? frame.events.map(({ seq }) => seq) : []))).toEqual([1, 2, 3]);
});

test('many who leave at once do not hold up everybody else', async () => {
  const asked = { times: 0 };
  const count = async () => {
    asked.times += 1;
    return [];
  };
  const backend = await createPaperBackend({}, (store) => ({ ...store, rows: { ...store.rows, conversations: { ...store.rows.conversations, ofVisitor: count } } }));
  createDeskFeed(backend).join(() => {});
  for (let index = 0; index < 200; index += 1) backend.hub.publish({ type: 'presence', visitor: `visitor-${index}`, online: false });
  const turns: number[] = [];
  while (asked.times < 200) {
    const before = asked.times;
    await new Promise((turn) => setImmediate(turn));
    turns.push(asked.times - before);
  }
  expect(Math.max(...turns)).toBeLessThanOrEqual(20);
});
