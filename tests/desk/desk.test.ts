import { HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import { assumedHeartbeatMs } from '../../src/desk/line.ts';
import { agentSays, base, colleague, createFakeServer, item, refusal, visitorSays } from './fake-server.ts';
import { createFakeWorld, type FakeWorld } from './fake-world.ts';
import { until } from './until.ts';

const server = createFakeServer();
const desks: Desk[] = [];
beforeAll(() => server.start());
afterEach(() => {
  for (const desk of desks.splice(0)) desk.dispose();
  server.reset();
});
afterAll(() => server.stop());

/** A desk with somebody at it, its line open and its list read. */
async function sitDown(world: FakeWorld = createFakeWorld()) {
  const desk = createDesk(world);
  desks.push(desk);
  await desk.session.resume();
  await until(() => expect([desk.line.state.value, desk.inbox.state.value.is]).toEqual(['open', 'ready']));
  await quiet(world);
  return { desk, world };
}

/** Until nothing is being asked any more. */
async function quiet(world: FakeWorld) {
  let before = -1;
  await until(async () => {
    await world.platform.settle();
    const now = server.asked.length + world.platform.timers * 1_000;
    const same = now === before;
    before = now;
    expect(same).toBe(true);
  });
}

async function openConversation(desk: Desk, id: string) {
  desk.choose(id);
  await until(() => expect(desk.open.value?.state.value.is).toBe('ready'));
  return desk.open.value!;
}

const texts = (desk: Desk) => desk.open.value?.events.value.map((event) => (event.type === 'message' ? event.text : event.type));
const times = (route: string) => server.asked.filter((path) => path === route).length;

describe('sitting down', () => {
  it('asks for a password when nobody is signed in, and opens no line before', async () => {
    server.signOut();
    const desk = createDesk(createFakeWorld());
    desks.push(desk);
    await desk.session.resume();
    expect(desk.session.state.value).toEqual({ is: 'out', why: 'new' });
    expect([server.dials, desk.line.state.value]).toEqual([0, 'off']);
  });

  it('opens the conversation that the address names', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'hello')] });
    const { desk } = await sitDown(createFakeWorld({ place: 'a' }));
    await until(() => expect(texts(desk)).toEqual(['hello']));
  });

  it('says so when the server cannot be reached, and goes on when it can', async () => {
    server.fail('me', () => HttpResponse.error());
    const desk = createDesk(createFakeWorld());
    desks.push(desk);
    await desk.session.resume();
    expect(desk.session.state.value).toMatchObject({ is: 'unknown', error: { kind: 'unavailable' } });
    server.mend('me');
    await desk.session.resume();
    expect(desk.session.state.value.is).toBe('in');
  });

  it('leaves nothing running when it is taken away', async () => {
    const { desk, world } = await sitDown();
    desk.dispose();
    expect([world.platform.timers, world.platform.listeners]).toEqual([0, 0]);
    await until(() => expect(server.lines).toBe(0));
  });
});

describe('the live line', () => {
  it('shows what comes without asking', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'one')] });
    const { desk } = await sitDown();
    await openConversation(desk, 'a');
    server.tell({ type: 'events', conversation: 'a', events: [visitorSays(2, 'two')] });
    server.tell({ type: 'item', item: item('b', { unread: true }) });
    server.tell({ type: 'read', conversation: 'a', upTo: 2 });
    await until(() => expect(desk.open.value?.visitorRead.value).toBe(2));
    expect(texts(desk)).toEqual(['one', 'two']);
    expect(desk.inbox.unread.value).toBe(1);
  });

  it('answers a ping at once', async () => {
    await sitDown();
    server.tell({ type: 'ping' });
    await until(() => expect(server.said).toContainEqual({ type: 'pong' }));
  });

  it('reads the inbox and the open conversation again after every reconnect', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'one')] });
    const { desk, world } = await sitDown();
    await openConversation(desk, 'a');
    server.drop();
    await until(() => expect(desk.line.state.value).toBe('waiting'));
    server.say('a', visitorSays(2, 'while away'));
    server.put(item('new', { unread: true }));
    await world.platform.advance(1_000);
    await until(() => expect([texts(desk), desk.inbox.find('new')?.unread]).toEqual([['one', 'while away'], true]));
    expect(server.dials).toBe(2);
  });

  it('takes a line without pings for dead, though the socket says nothing', async () => {
    const { desk, world } = await sitDown();
    server.tell({ type: 'ping' });
    await until(() => expect(server.said).toHaveLength(1));
    await world.platform.advance(5_000);
    server.tell({ type: 'ping' });
    await until(() => expect(server.said).toHaveLength(2));
    // The server was heard to ping every five seconds: three missed are enough.
    await world.platform.advance(10_000);
    expect(server.dials).toBe(1);
    await world.platform.advance(5_000);
    await until(() => expect([server.dials, desk.line.state.value]).toEqual([2, 'open']));
  });

  it('allows a server that has not pinged yet the longest heartbeat there is', async () => {
    const { world } = await sitDown();
    await world.platform.advance(assumedHeartbeatMs * 2);
    expect(server.dials).toBe(1);
    await world.platform.advance(assumedHeartbeatMs);
    await until(() => expect(server.dials).toBe(2));
  });

  it('waits longer and longer, at random, and lives on reading meanwhile', async () => {
    const { desk, world } = await sitDown();
    server.refuseLines(true);
    server.drop();
    await until(() => expect(desk.line.state.value).toBe('waiting'));
    const waits: number[] = [];
    for (let attempt = 2; attempt < 8; attempt += 1) {
      const from = world.elapsed();
      while (server.dials < attempt) {
        await world.platform.advance(50);
        await until(() => expect(desk.line.state.value).not.toBe('connecting'));
      }
      waits.push(world.elapsed() - from);
    }
    // Chance is held at one half.
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000]);
    server.put(item('a'));
    await world.platform.advance(15_000);
    await until(() => expect(desk.inbox.find('a')).toBeDefined());
  });

  it('dials at once when the device wakes up', async () => {
    const { desk, world } = await sitDown();
    server.drop();
    await until(() => expect(desk.line.state.value).toBe('waiting'));
    world.platform.wake();
    await until(() => expect([server.dials, desk.line.state.value]).toEqual([2, 'open']));
  });

  it('survives frames that make no sense', async () => {
    const { desk } = await sitDown();
    server.tell({ type: 'item', item: { nonsense: true } });
    server.tell({ type: 'from-the-future' });
    server.put(item('a'));
    server.tell({ type: 'item', item: item('a') });
    await until(() => expect(desk.inbox.find('a')).toBeDefined());
    expect([server.dials, desk.line.state.value]).toEqual([1, 'open']);
  });
});

describe('a conversation', () => {
  it('reads itself again when a number was missed', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'one')] });
    const { desk } = await sitDown();
    await openConversation(desk, 'a');
    server.say('a', visitorSays(2, 'two'));
    server.say('a', visitorSays(3, 'three'));
    server.tell({ type: 'events', conversation: 'a', events: [visitorSays(3, 'three')] });
    await until(() => expect(texts(desk)).toEqual(['one', 'two', 'three']));
  });

  it('shows nothing twice', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'one')] });
    const { desk } = await sitDown();
    await openConversation(desk, 'a');
    server.tell({ type: 'events', conversation: 'a', events: [visitorSays(1, 'one'), visitorSays(2, 'two')] });
    server.tell({ type: 'events', conversation: 'a', events: [visitorSays(2, 'two'), visitorSays(3, 'three')] });
    await until(() => expect(texts(desk)).toEqual(['one', 'two', 'three']));
    expect(times('conversations/a')).toBe(1);
  });

  it('starts afresh when a backup was restored', async () => {
    server.put(item('a', { head: 3 }), { events: [visitorSays(1, 'one'), visitorSays(2, 'two'), visitorSays(3, 'three')] });
    const { desk } = await sitDown();
    const open = await openConversation(desk, 'a');
    server.put(item('a', { head: 1 }), { epoch: 'e2', events: [visitorSays(1, 'one')], visitorRead: 0 });
    await open.load();
    expect(texts(desk)).toEqual(['one']);
  });

  it('is marked read when it is shown, and only while somebody can see it', async () => {
    server.put(item('a', { unread: true, head: 2 }), { events: [visitorSays(1, 'one'), visitorSays(2, 'two')] });
    const { desk, world } = await sitDown();
    world.visible.value = false;
    await openConversation(desk, 'a');
    await quiet(world);
    expect(server.commands).toEqual([]);
    world.visible.value = true;
    await until(() => expect(desk.inbox.find('a')?.unread).toBe(false));
    expect(server.commands).toMatchObject([{ type: 'desk.read', body: { conversation: 'a', upTo: 2 } }]);
  });

  it('is not marked read beyond what is on the screen', async () => {
    server.put(item('a', { head: 1 }), { events: [visitorSays(1, 'one')] });
    const { desk } = await sitDown();
    await openConversation(desk, 'a');
    server.tell({ type: 'item', item: item('a', { unread: true, head: 2 }) });
    await until(() => expect(server.commands).toMatchObject([{ body: { upTo: 1 } }]));
    server.tell({ type: 'events', conversation: 'a', events: [visitorSays(2, 'two')] });
    await until(() => expect(server.commands).toMatchObject([{ body: { upTo: 1 } }, { body: { upTo: 2 } }]));
  });

  it('is marked read again when it becomes unread without a new number, as a call that was moved', async () => {
    server.put(item('a', { channel: 'callback', unread: true }));
    const { desk } = await sitDown();
    await openConversation(desk, 'a');
    await until(() => expect(desk.inbox.find('a')?.unread).toBe(false));
    server.tell({ type: 'item', item: item('a', { channel: 'callback', unread: true }) });
    await until(() => expect(server.commands).toHaveLength(2));
  });

  it('goes out of the open list when done, comes back when reopened, and asks under one id until it is heard', async () => {
    server.put(item('a'));
    const { desk } = await sitDown();
    const open = await openConversation(desk, 'a');
    const tried: string[] = [];
    server.fail('commands', async (request) => {
      tried.push(((await request.json()) as { id: string }).id);
      return HttpResponse.error();
    });
    await open.done();
    expect(open.change.value).toMatchObject({ is: 'failed', error: { kind: 'unavailable' } });
    server.mend('commands');
    await open.done();
    expect(open.item.value?.status).toBe('done');
    await open.reopen();
    expect(open.item.value?.status).toBe('open');
    expect(server.commands.map(({ type }) => type)).toEqual(['desk.done', 'desk.reopen']);
    expect(tried).toEqual([server.commands[0]!.id]);
  });

  it('is not done when the visitor has written meanwhile: the words are shown, and seeing them is enough', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'hello')] });
    const { desk } = await sitDown();
    const open = await openConversation(desk, 'a');
    server.say('a', visitorSays(2, 'one more thing'));
    server.fail('commands', async (request) => {
      expect(await request.json()).toMatchObject({ type: 'desk.done', body: { after: 1 } });
      return refusal('refused', { fields: { after: 'taken' } });
    });
    await open.done();
    expect(open.change.value).toMatchObject({ is: 'failed', error: { fields: { after: 'taken' } } });
    await until(() => expect(texts(desk)).toEqual(['hello', 'one more thing']));
    server.mend('commands');
    await open.done();
    expect(server.commands.at(-1)?.body).toMatchObject({ after: 2 });
    expect(open.item.value?.status).toBe('done');
  });

  it('goes from the screen, and from the list, when the server says that it has forgotten somebody', async () => {
    server.put(item('talk'), { events: [visitorSays(1, 'my secret')] });
    server.put(item('other'));
    const { desk } = await sitDown();
    await openConversation(desk, 'talk');
    server.forget('talk');
    server.tell({ type: 'stale' });
    await until(() => expect(desk.open.value?.state.value).toMatchObject({ is: 'failed', error: { kind: 'gone' } }));
    expect([texts(desk), desk.open.value?.about.value, desk.open.value?.item.value]).toEqual([[], undefined, undefined]);
    await until(() => expect(desk.inbox.rows.value.map(({ id }) => id)).toEqual(['other']));
    expect(times('colleagues')).toBe(2);
  });

  it('keeps whose it is when an answer comes that was read before it was given to somebody', async () => {
    server.put(item('talk', { revision: 4 }));
    const { desk } = await sitDown();
    desk.inbox.apply(item('talk', { revision: 5, assignee: colleague }));
    desk.choose('talk');
    await until(() => expect(desk.open.value?.state.value.is).toBe('ready'));
    expect(desk.open.value?.item.value?.assignee).toEqual(colleague);
  });

  it('says that it is not there when it is not', async () => {
    const { desk } = await sitDown();
    desk.choose('nowhere');
    await until(() => expect(desk.open.value?.state.value).toMatchObject({ is: 'failed', error: { kind: 'gone' } }));
  });

  it('shows the visitor typing until they stop, speak, or are silent for long', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'one')] });
    const { desk, world } = await sitDown();
    const open = await openConversation(desk, 'a');
    const type = async (on: boolean) => {
      server.tell({ type: 'typing', conversation: 'a', on });
      await until(() => expect(open.visitorTyping.value).toBe(on));
    };
    await type(true);
    await type(false);
    await type(true);
    server.tell({ type: 'events', conversation: 'a', events: [visitorSays(2, 'two')] });
    await until(() => expect(open.visitorTyping.value).toBe(false));
    await type(true);
    await world.platform.advance(10_000);
    expect(open.visitorTyping.value).toBe(false);
  });
});

describe('a reply', () => {
  it('tells the visitor that somebody types, not at every letter, and that they have stopped', async () => {
    server.put(item('a'));
    const { desk, world } = await sitDown();
    const { replies } = await openConversation(desk, 'a');
    for (const text of ['H', 'He', 'Hel']) replies.type(text);
    const said = () => server.said.filter(({ type }) => type === 'typing');
    await until(() => expect(said()).toEqual([{ type: 'typing', conversation: 'a', on: true }]));
    await world.platform.advance(5_000);
    await until(() => expect(said().at(-1)).toEqual({ type: 'typing', conversation: 'a', on: false }));
    expect(said()).toHaveLength(2);
  });

  it('that is sent and done is stored first, and is not done when it could not be said', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'hello')] });
    const { desk } = await sitDown();
    const one = await openConversation(desk, 'a');
    const asked = () => server.commands.filter(({ type }) => type !== 'desk.read').map(({ type }) => type);
    one.replyAndDone();
    server.fail('commands', () => refusal('unavailable'));
    one.replies.type('You are welcome');
    one.replyAndDone();
    await until(() => expect(one.replies.pending.value.map(({ state }) => state.is)).toEqual(['failed']));
    expect([asked(), one.item.value?.status]).toEqual([[], 'open']);
    server.mend('commands');
    one.replies.type('Goodbye');
    one.replyAndDone();
    await until(() => expect(one.item.value?.status).toBe('done'));
    expect(asked()).toEqual(['desk.reply', 'desk.reply', 'desk.done']);
  });

  it('is shown once, whether the line or the answer is quicker', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'hello')] });
    const { desk } = await sitDown();
    const { replies } = await openConversation(desk, 'a');
    replies.type('  Good morning ');
    replies.send();
    expect(replies.draft.value).toBe('');
    expect(replies.pending.value).toMatchObject([{ text: 'Good morning', state: { is: 'sending' } }]);
    await until(() => expect(texts(desk)).toEqual(['hello', 'Good morning']));
    server.tell({ type: 'events', conversation: 'a', events: [agentSays(2, 'Good morning', { commandId: server.commands[0]!.id })] });
    server.tell({ type: 'events', conversation: 'a', events: [visitorSays(3, 'ah')] });
    await until(() => expect(texts(desk)).toEqual(['hello', 'Good morning', 'ah']));
    expect(replies.pending.value).toEqual([]);
  });

  it('keeps its text and its id when it fails, and goes out once when tried again', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'hello')] });
    const { desk } = await sitDown();
    const { replies } = await openConversation(desk, 'a');
    // Stored, but the answer was lost on its way.
    server.fail('commands', () => refusal('broken'));
    replies.type('Good morning');
    replies.send();
    await until(() => expect(replies.pending.value).toMatchObject([{ text: 'Good morning', state: { is: 'failed', error: { kind: 'broken' } } }]));
    const { id } = replies.pending.value[0]!;
    server.mend('commands');
    replies.retry();
    await until(() => expect(texts(desk)).toEqual(['hello', 'Good morning']));
    expect(server.commands.map((command) => command.id)).toEqual([id]);
  });

  it('stops those behind it, so that the visitor reads them in order', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'hello')] });
    const { desk } = await sitDown();
    const { replies } = await openConversation(desk, 'a');
    server.fail('commands', () => refusal('unavailable'));
    for (const text of ['first', 'second']) {
      replies.type(text);
      replies.send();
    }
    await until(() => expect(replies.pending.value.map(({ state }) => state.is)).toEqual(['failed', 'failed']));
    server.mend('commands');
    replies.retry();
    await until(() => expect(texts(desk)).toEqual(['hello', 'first', 'second']));
  });

  it('goes out by itself when the connection is back, wherever the agent looks by then', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'hello')] });
    server.put(item('b'));
    const { desk, world } = await sitDown();
    const { replies } = await openConversation(desk, 'a');
    server.fail('commands', () => HttpResponse.error());
    replies.type('Good morning');
    replies.send();
    await until(() => expect(replies.pending.value[0]?.state.is).toBe('failed'));
    await openConversation(desk, 'b');
    server.mend('commands');
    server.drop();
    await until(() => expect(desk.line.state.value).toBe('waiting'));
    await world.platform.advance(30_000);
    await until(() => expect(server.commands).toMatchObject([{ type: 'desk.reply', body: { text: 'Good morning' } }]));
  });

  it('says what its agent had seen when they said it, and more when they say it again', async () => {
    server.put(item('a'), { events: [visitorSays(1, 'hello')] });
    const { desk } = await sitDown();
    const { replies } = await openConversation(desk, 'a');
    server.fail('commands', () => refusal('refused'));
    replies.type('Good morning');
    replies.send();
    await until(() => expect(replies.pending.value[0]?.state.is).toBe('failed'));
    server.tell({ type: 'events', conversation: 'a', events: [agentSays(2, 'I am on it', { name: 'Ben' })] });
    await until(() => expect(texts(desk)).toContain('I am on it'));
    server.mend('commands');
    replies.retry();
    await until(() => expect(server.commands.at(-1)).toMatchObject({ body: { text: 'Good morning', after: 2 } }));
  });

  it('can be taken back into the draft, or dropped', async () => {
    server.put(item('a'));
    const { desk } = await sitDown();
    const { replies } = await openConversation(desk, 'a');
    server.fail('commands', () => refusal('refused'));
    for (const text of ['first', 'second']) {
      replies.type(text);
      replies.send();
    }
    await until(() => expect(replies.pending.value.map(({ state }) => state.is)).toEqual(['failed', 'failed']));
    replies.type('more');
    replies.edit(replies.pending.value[0]!.id);
    expect(replies.draft.value).toBe('first\nmore');
    replies.discard(replies.pending.value[0]!.id);
    expect(replies.pending.value).toEqual([]);
  });

  it('is not sent while empty or too long, and nothing of it is cut', async () => {
    server.put(item('a'));
    const { desk, world } = await sitDown();
    const { replies } = await openConversation(desk, 'a');
    const long = 'x'.repeat(5_007);
    for (const text of ['', ' \n ', long]) {
      replies.type(text);
      replies.send();
    }
    expect([replies.draft.value, replies.excess.value]).toEqual([long, 7]);
    await quiet(world);
    expect(server.commands).toEqual([]);
  });
});

describe('what is half-written', () => {
  it('is kept for each conversation, and over a reload of the tab', async () => {
    server.put(item('a'));
    server.put(item('b'));
    const first = await sitDown();
    (await openConversation(first.desk, 'a')).replies.type('for a');
    (await openConversation(first.desk, 'b')).replies.type('for b');
    expect((await openConversation(first.desk, 'a')).replies.draft.value).toBe('for a');
    first.desk.dispose();
    const platform = first.world.platform.reload();
    const { desk } = await sitDown(createFakeWorld({ platform }));
    expect((await openConversation(desk, 'b')).replies.draft.value).toBe('for b');
  });

  it('includes replies that did not get out: they wait to be tried again, and are not sent behind the agent’s back', async () => {
    server.put(item('a'));
    const first = await sitDown();
    const { replies } = await openConversation(first.desk, 'a');
    server.fail('commands', () => HttpResponse.error());
    replies.type('Good morning');
    replies.send();
    await until(() => expect(replies.pending.value[0]?.state.is).toBe('failed'));
    const { id } = replies.pending.value[0]!;
    first.desk.dispose();
    server.mend('commands');
    const { desk, world } = await sitDown(createFakeWorld({ platform: first.world.platform.reload() }));
    const again = await openConversation(desk, 'a');
    await quiet(world);
    expect(again.replies.pending.value).toEqual([{ id, text: 'Good morning', at: expect.any(Number), after: expect.any(Number), state: { is: 'failed' } }]);
    expect(server.commands).toEqual([]);
    again.replies.retry();
    await until(() => expect(server.commands.map((command) => command.id)).toEqual([id]));
  });

  it('is settled after a reload when the reply had arrived after all', async () => {
    server.put(item('a'));
    const first = await sitDown();
    const { replies } = await openConversation(first.desk, 'a');
    server.fail('commands', () => HttpResponse.error());
    replies.type('Good morning');
    replies.send();
    await until(() => expect(replies.pending.value[0]?.state.is).toBe('failed'));
    server.say('a', agentSays(2, 'Good morning', { commandId: replies.pending.value[0]!.id }));
    first.desk.dispose();
    const { desk } = await sitDown(createFakeWorld({ platform: first.world.platform.reload() }));
    expect((await openConversation(desk, 'a')).replies.pending.value).toEqual([]);
  });

  it('survives the end of a session', async () => {
    server.put(item('a'));
    const { desk } = await sitDown();
    (await openConversation(desk, 'a')).replies.type('half');
    server.signOut();
    desk.refresh();
    await until(() => expect(desk.session.state.value).toEqual({ is: 'out', why: 'expired' }));
    expect(desk.open.value).toBeUndefined();
    await desk.session.signIn('Anna', 'open sesame');
    await until(() => expect(desk.open.value?.state.value.is).toBe('ready'));
    expect(desk.open.value?.replies.draft.value).toBe('half');
  });

  it('is gone after signing out, with everything else', async () => {
    server.put(item('a'));
    const { desk, world } = await sitDown();
    (await openConversation(desk, 'a')).replies.type('half');
    await desk.session.signOut();
    expect(desk.session.state.value).toEqual({ is: 'out', why: 'left' });
    expect([desk.drafts.all.value.size, desk.inbox.rows.value.length, desk.open.value, world.place.read(), desk.line.state.value]).toEqual([0, 0, undefined, undefined, 'off']);
    expect(world.notes.read('drafts')).toBeUndefined();
  });
});

describe('the address', () => {
  it('follows what is open, and leads', async () => {
    server.put(item('a'));
    server.put(item('b'));
    const { desk, world } = await sitDown();
    await openConversation(desk, 'a');
    expect(world.place.read()).toBe('a');
    world.goTo('b');
    expect(desk.open.value?.id).toBe('b');
    world.goTo(undefined);
    expect(desk.open.value).toBeUndefined();
  });
});

it('speaks to its own server only', async () => {
  const asked: string[] = [];
  const world = createFakeWorld({ fetch: (input, init) => (asked.push(String(input)), fetch(input, init)) });
  await sitDown(world);
  expect(asked.every((url) => url.startsWith(`${base}/desk/api/`))).toBe(true);
});
