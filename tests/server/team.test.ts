import { describe, expect, test } from 'vitest';
import type { Agent, Note } from '../../src/protocol/index.ts';
import { signIn } from './desk.ts';
import { startHouse } from './house.ts';
import { greet, openDeskLine } from './line-client.ts';
import { arrive, fetchAs, newId } from './visitor.ts';

async function chatting() {
  const server = await startHouse();
  const visitor = await arrive(server);
  await visitor.command('chat.send', { text: 'Hello' });
  const desk = await signIn(server);
  const line = await openDeskLine(server, desk.cookie);
  const { conversation } = (await desk.inbox())[0]!;
  const { body } = await fetchAs<{ agents: Agent[] }>(server, '/desk/api/colleagues', { headers: { Cookie: desk.cookie } });
  return { server, visitor, desk, line, conversation, agents: body.agents };
}

describe('what agents arrange among themselves', () => {
  test('a note is for agents alone: every desk hears of it, the visitor reads nothing of it', async () => {
    const { visitor, desk, line, conversation } = await chatting();
    const before = await visitor.events();
    const { body: note } = await desk.command<Note>('desk.note', { conversation, text: 'Sounds cross: be quick.' });
    expect(note).toMatchObject({ author: 'Shop', text: 'Sounds cross: be quick.' });
    expect((await line.next('item', ({ item }) => item.notes === 1)).item).toMatchObject({ conversation, excerpt: 'Hello' });
    expect((await desk.open(conversation)).notes).toEqual([note]);
    expect(await visitor.events()).toEqual(before);
  });

  test('a note asked for twice is one note', async () => {
    const { desk, conversation } = await chatting();
    const id = newId();
    const first = await desk.command('desk.note', { conversation, text: 'Once' }, id);
    expect((await desk.command('desk.note', { conversation, text: 'Once' }, id)).body).toEqual(first.body);
    expect((await desk.open(conversation)).notes).toHaveLength(1);
  });

  test('a conversation is somebody’s until it is anybody’s again, and every desk sees whose', async () => {
    const { desk, line, conversation, agents } = await chatting();
    const [me] = agents;
    expect(agents).toEqual([{ id: expect.any(String), name: 'Shop' }]);
    await desk.command('desk.assign', { conversation, agent: me!.id });
    expect((await line.next('item', ({ item }) => item.assignee !== undefined)).item.assignee).toEqual(me);
    await desk.command('desk.assign', { conversation, agent: null });
    expect((await line.next('item', ({ item }) => item.assignee === undefined)).item.conversation).toBe(conversation);
    expect((await desk.inbox())[0]).not.toHaveProperty('assignee');
  });

  test('a reply is not said over what a colleague has answered unseen; once that was seen it is, and tried again it is the same', async () => {
    const { server, visitor, desk: anna, conversation } = await chatting();
    await fetchAs(server, '/desk/api/agents', { json: { login: 'ben', name: 'Ben', password: 'a password of his own' }, headers: { Origin: server.url, Cookie: anna.cookie } });
    const ben = await signIn(server, { name: 'ben', password: 'a password of his own' });
    const { head } = (await ben.open(conversation)).item;
    expect((await anna.command('desk.reply', { conversation, text: 'On it', after: head })).status).toBe(200);
    const id = newId();
    expect(await ben.command('desk.reply', { conversation, text: 'Hello', after: head }, id)).toMatchObject({ error: { kind: 'refused', fields: { after: 'taken' } } });
    // What a visitor says meanwhile, or one says oneself, is nobody else's answer.
    await visitor.command('chat.send', { text: 'Anybody?' });
    expect((await anna.command('desk.reply', { conversation, text: 'Here', after: head })).status).toBe(200);
    const seen = (await ben.open(conversation)).item.head;
    const first = await ben.command('desk.reply', { conversation, text: 'Hello', after: seen }, id);
    expect(first.status).toBe(200);
    expect((await ben.command('desk.reply', { conversation, text: 'Hello', after: seen + 1 }, id)).body).toEqual(first.body);
  });

  test('two agents who are called the same are told apart: one does not answer unseen over the other', async () => {
    const { server, desk: anna, conversation } = await chatting();
    await fetchAs(server, '/desk/api/agents', { json: { login: 'other', name: 'Shop', password: 'a password of their own' }, headers: { Origin: server.url, Cookie: anna.cookie } });
    const other = await signIn(server, { name: 'other', password: 'a password of their own' });
    const { head } = (await other.open(conversation)).item;
    expect((await anna.command('desk.reply', { conversation, text: 'On it', after: head })).status).toBe(200);
    expect(await other.command('desk.reply', { conversation, text: 'Hello', after: head })).toMatchObject({ error: { kind: 'refused', fields: { after: 'taken' } } });
    expect((await anna.command('desk.reply', { conversation, text: 'One moment', after: head })).status).toBe(200);
  });

  test('what a visitor has just asked is not done with what was seen before it', async () => {
    const { visitor, desk, conversation } = await chatting();
    const id = newId();
    await visitor.command('chat.send', { text: 'One more thing' });
    expect(await desk.command('desk.done', { conversation, after: 1 }, id)).toMatchObject({ error: { kind: 'refused', fields: { after: 'taken' } } });
    expect(await desk.inbox()).toMatchObject([{ status: 'open', unread: true }]);
    expect((await desk.command('desk.done', { conversation, after: 2 }, id)).status).toBe(200);
    expect(await desk.inbox()).toMatchObject([{ status: 'done' }]);
  });

  test('who looks at a conversation and who types is told to the other desks and to no visitor, until they go or their line does', async () => {
    const { server, visitor, desk, line, conversation, agents } = await chatting();
    const shopper = await greet(server, visitor.token);
    const other = await openDeskLine(server, desk.cookie);
    const [agent] = agents;
    const heard = async (doing: string) => expect(await line.next('company', (frame) => frame.doing === doing)).toEqual({ type: 'company', conversation, agent, doing });
    other.say({ type: 'look', conversation, on: true });
    await heard('looking');
    other.say({ type: 'typing', conversation, on: true });
    await heard('typing');
    other.say({ type: 'look', conversation, on: false });
    await heard('gone');
    other.say({ type: 'look', conversation, on: true });
    await heard('looking');
    other.socket.close();
    await heard('gone');
    shopper.say({ type: 'sync', after: 0, epoch: shopper.welcome.epoch });
    await shopper.next('batch');
    expect(JSON.stringify(shopper.frames)).not.toMatch(/company|looking/);
  });

  test.each([
    ['a note about nothing', 'desk.note', { text: 'Hm' }, 'x', 'gone'],
    ['an empty note', 'desk.note', { text: ' ' }, undefined, 'refused'],
    ['nobody there is', 'desk.assign', { agent: 'eve' }, undefined, 'gone'],
  ] as const)('%s is refused', async (_what, type, body, other, kind) => {
    const { desk, conversation } = await chatting();
    expect(await desk.command(type, { conversation: other ?? conversation, ...body })).toMatchObject({ error: { kind } });
  });
});
