import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { AgentAccount, InboxSection } from '../../src/protocol/index.ts';
import { useCommand } from './child.ts';
import { signIn, type Desk } from './desk.ts';
import { startHouse, tempFolder } from './house.ts';
import { openDeskLine } from './line-client.ts';
import { password } from './shop.ts';
import { arrive, fetchAs } from './visitor.ts';

const bob = { login: 'Bob', name: 'Bob of Help', password: 'quite another password' };
type Server = { readonly url: string };

const post = (server: Server, desk: Desk, path: string, json: unknown = {}) =>
  fetchAs<Record<string, never>>(server, `/desk/api/${path}`, { json, headers: { Origin: server.url, Cookie: desk.cookie } });
const me = (server: Server, desk: Desk) => fetchAs(server, '/desk/api/me', { headers: { Cookie: desk.cookie } });
const agents = (server: Server, desk: Desk) => fetchAs<{ agents: AgentAccount[] }>(server, '/desk/api/agents', { headers: { Cookie: desk.cookie } });

describe('an admin', () => {
  test('adds an agent, who signs in, answers, and may not do the same', async () => {
    const server = await startHouse();
    const admin = await signIn(server);
    expect((await post(server, admin, 'agents', bob)).status).toBe(200);
    expect(await post(server, admin, 'agents', bob)).toMatchObject({ status: 422, error: { fields: { login: 'taken' } } });
    const desk = await signIn(server, { name: 'bob', password: bob.password });
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Hello' });
    const { conversation } = (await desk.inbox())[0]!;
    expect((await desk.command('desk.reply', { conversation, text: 'Hi' })).status).toBe(200);
    expect((await agents(server, admin)).body.agents).toMatchObject([{ login: 'bob', role: 'agent' }, { login: 'desk', role: 'admin' }]);
    expect(JSON.stringify((await agents(server, admin)).body)).not.toContain('scrypt');
    expect((await agents(server, desk)).status).toBe(403);
    expect((await post(server, desk, 'agents', { ...bob, login: 'eve' })).status).toBe(403);
    const self = (await agents(server, admin)).body.agents[0]!;
    expect((await post(server, desk, `agents/${self.id}`, { role: 'admin' })).status).toBe(403);
  });

  test('disables an agent, whose lines end and whose cookie opens nothing at once', async () => {
    const server = await startHouse({ heartbeatMs: 200 });
    const admin = await signIn(server);
    await post(server, admin, 'agents', bob);
    const desk = await signIn(server, { name: 'bob', password: bob.password });
    const line = await openDeskLine(server, desk.cookie);
    const { id } = (await agents(server, admin)).body.agents.find(({ login }) => login === 'bob')!;
    expect((await post(server, admin, `agents/${id}`, { disabled: true })).status).toBe(200);
    expect((await me(server, desk)).status).toBe(401);
    expect((await line.closed).code).toBe(4001);
    await expect(signIn(server, { name: 'bob', password: bob.password })).rejects.toThrow('401');
    await post(server, admin, `agents/${id}`, { disabled: false });
    await signIn(server, { name: 'bob', password: bob.password });
  });

  test.each([
    ['a reply', 'commands', (conversation: string) => ({ id: 'command-0000000001', type: 'desk.reply', body: { conversation, text: 'From outside' } })],
    ['another agent', 'agents', () => ({ login: 'eve', name: 'Eve' })],
    ['a change of an agent', 'agents/nobody', () => ({ role: 'admin' })],
  ] as const)('disables an agent who has begun to send %s and takes their time: it is not done', async (_what, path, bodyOf) => {
    const server = await startHouse();
    const admin = await signIn(server);
    await post(server, admin, 'agents', { ...bob, role: 'admin' });
    const desk = await signIn(server, { name: 'bob', password: bob.password });
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Hello' });
    const { conversation } = (await admin.inbox())[0]!;
    const begun = request(`${server.url}/desk/api/${path}`, { method: 'POST', headers: { Origin: server.url, Cookie: desk.cookie, 'content-type': 'application/json', Expect: '100-continue' } });
    const answered = new Promise<number | undefined>((resolve, reject) => begun.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject));
    await new Promise((resolve) => begun.on('continue', resolve));
    begun.write('{');
    const { id } = (await agents(server, admin)).body.agents.find(({ login }) => login === 'bob')!;
    await post(server, admin, `agents/${id}`, { disabled: true });
    begun.end(JSON.stringify(bodyOf(conversation)).slice(1));
    expect(await answered).toBe(401);
    expect((await visitor.events()).events).toHaveLength(1);
    expect((await agents(server, admin)).body.agents).toHaveLength(2);
  });

  test('disables an agent: what they looked after is anybody’s again', async () => {
    const server = await startHouse();
    const admin = await signIn(server);
    await post(server, admin, 'agents', bob);
    await (await arrive(server)).command('chat.send', { text: 'Hello' });
    const { conversation } = (await admin.inbox())[0]!;
    const { id } = (await agents(server, admin)).body.agents.find(({ login }) => login === 'bob')!;
    await admin.command('desk.assign', { conversation, agent: id });
    await post(server, admin, `agents/${id}`, { name: 'Robert' });
    expect((await admin.inbox())[0]?.assignee?.name).toBe('Robert');
    await post(server, admin, `agents/${id}`, { disabled: true });
    expect((await admin.inbox())[0]).not.toHaveProperty('assignee');
    const nobodys = await fetchAs<InboxSection>(server, '/desk/api/inbox/section?status=open&whose=nobody&count=1', { headers: { Cookie: admin.cookie } });
    expect(nobodys.body.items).toMatchObject([{ conversation }]);
  });

  test('cannot leave nobody who could undo it', async () => {
    const server = await startHouse();
    const admin = await signIn(server);
    const { id } = (await agents(server, admin)).body.agents[0]!;
    for (const change of [{ role: 'agent' }, { disabled: true }]) expect((await post(server, admin, `agents/${id}`, change)).status).toBe(422);
    await post(server, admin, 'agents', { ...bob, role: 'admin' });
    expect((await post(server, admin, `agents/${id}`, { role: 'agent' })).status).toBe(200);
    // Whoever steps down signs in anew, as what they are now.
    expect((await me(server, admin)).status).toBe(401);
    expect((await agents(server, await signIn(server))).status).toBe(403);
    expect((await post(server, await signIn(server, { name: 'bob', password: bob.password }), 'agents/nobody', {})).status).toBe(410);
  });
});

test('an admin gives somebody another name, which visitors see from then on; what was said stays as it was said', async () => {
  const server = await startHouse();
  const admin = await signIn(server);
  const visitor = await arrive(server);
  await visitor.command('chat.send', { text: 'Hello' });
  await post(server, admin, 'agents', bob);
  const id = (await agents(server, admin)).body.agents.find(({ login }) => login === 'bob')!.id;
  const { conversation } = (await admin.inbox())[0]!;
  const reply = async (text: string) => (await signIn(server, { name: 'bob', password: bob.password })).command('desk.reply', { conversation, text });
  await reply('As Bob');
  expect(await post(server, admin, `agents/${id}`, { name: ' ' })).toMatchObject({ status: 422, error: { fields: { name: 'required' } } });
  expect((await post(server, admin, `agents/${id}`, { name: 'Roberta' })).status).toBe(200);
  await reply('As Roberta');
  const { events } = await visitor.events();
  expect(events.flatMap((event) => (event.type === 'message' && event.from.side === 'agent' ? [event.from.name] : []))).toEqual([bob.name, 'Roberta']);
});

test('guesses at one account are counted together, however its name is spelled', async () => {
  const server = await startHouse({ rates: { account: { burst: 2, perSecond: 0.001 } } });
  const guess = (name: string) => fetchAs(server, '/desk/api/sign-in', { json: { name, password: 'a guess' }, headers: { Origin: server.url } });
  // Full-width letters are the same name to who signs in.
  const answers = [await guess('desk'), await guess('DESK'), await guess('ｄｅｓｋ'), await guess('ＤＥＳＫ')];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 429, 429]);
});

test('an admin adds somebody without a password and gives another, each told once; whoever has it chooses their own', async () => {
  const server = await startHouse({ rates: { account: { burst: 20, perSecond: 1 } } });
  const admin = await signIn(server);
  const added = await fetchAs<{ agent: AgentAccount; password: string }>(server, '/desk/api/agents', { json: { login: 'eve', name: 'Eve' }, headers: { Origin: server.url, Cookie: admin.cookie } });
  expect(added.body).toMatchObject({ agent: { login: 'eve', role: 'agent' }, password: expect.stringMatching(/^(\w{4}-){4}\w{4}$/) });
  const first = await signIn(server, { name: 'eve', password: added.body.password });
  const renewed = await fetchAs<{ password: string }>(server, `/desk/api/agents/${added.body.agent.id}/password`, { json: {}, headers: { Origin: server.url, Cookie: admin.cookie } });
  expect((await me(server, first)).status).toBe(401);
  await expect(signIn(server, { name: 'eve', password: added.body.password })).rejects.toThrow('401');
  const desk = await signIn(server, { name: 'eve', password: renewed.body.password });
  expect(await post(server, desk, 'password', { current: 'not this one', next: 'one of her own' })).toMatchObject({ status: 422, error: { fields: { current: 'invalid' } } });
  expect(await post(server, desk, 'password', { current: renewed.body.password, next: 'short' })).toMatchObject({ status: 422, error: { fields: { next: 'invalid' } } });
  expect((await me(server, desk)).status).toBe(200);
  expect((await post(server, desk, 'password', { current: renewed.body.password, next: 'one of her own' })).status).toBe(200);
  expect((await me(server, desk)).status).toBe(401);
  await signIn(server, { name: 'eve', password: 'one of her own' });
  expect((await post(server, admin, 'agents/nobody/password')).status).toBe(410);
});

test('signing out everywhere ends every session of an agent, and nobody else’s', async () => {
  const server = await startHouse();
  const [here, there] = [await signIn(server), await signIn(server)];
  await post(server, here, 'agents', bob);
  const other = await signIn(server, { name: 'bob', password: bob.password });
  expect((await post(server, there, 'sign-out-everywhere')).status).toBe(200);
  expect([(await me(server, here)).status, (await me(server, there)).status, (await me(server, other)).status]).toEqual([401, 401, 200]);
});

test('a word typed after the session ended is not told, and ends the line, however slow the heartbeat', async () => {
  const server = await startHouse({ heartbeatMs: 60_000 });
  const visitor = await arrive(server);
  await visitor.command('chat.send', { text: 'Hello' });
  const desk = await signIn(server);
  const { conversation } = (await desk.inbox())[0]!;
  const line = await openDeskLine(server, desk.cookie);
  await post(server, desk, 'sign-out');
  line.say({ type: 'typing', conversation, on: true });
  expect((await line.closed).code).toBe(4001);
});

test('passwords, cookies and tokens lie hashed: the files of the database hold none of them', async () => {
  const { readFileSync, readdirSync } = await import('node:fs');
  const dataFolder = tempFolder();
  const server = await startHouse({ dataFolder });
  const device = 'device-that-is-a-secret-0001';
  const visitor = await arrive(server, device);
  const desk = await signIn(server);
  await visitor.command('chat.send', { text: 'a word that is there' });
  await server.close();
  const bytes = readdirSync(dataFolder).map((name) => readFileSync(`${dataFolder}/${name}`, 'latin1')).join('');
  expect(bytes).toContain('a word that is there');
  for (const secret of [password, desk.cookie.split('=')[1]!, visitor.token, device]) expect(bytes).not.toContain(secret);
});

const command = useCommand();
test('from the command line agents are listed, added, disabled and signed out beside a running server', async () => {
  const data = tempFolder();
  const server = await command.serve(['--data', data], { DESKBELL_PASSWORD: password });
  const run = (...args: string[]) => command.run(['agents', ...args, '--data', data], { env: { DESKBELL_PASSWORD: bob.password } });
  expect(await run('bob', '--add', bob.name)).toMatchObject({ code: 0, out: 'bob  agent  Bob of Help\ndesk  admin  Shop\n' });
  const desk = await signIn(server, { name: 'bob', password: bob.password });
  expect((await run('bob', '--sign-out')).code).toBe(0);
  expect((await me(server, desk)).status).toBe(401);
  expect((await run('bob', '--rename', 'Roberta')).out).toContain('bob  agent  Roberta\n');
  expect((await run('bob', '--rename', ' ')).code).toBe(2);
  expect((await run('bob', '--disable')).out).toContain('bob  agent, disabled');
  await expect(signIn(server, { name: 'bob', password: bob.password })).rejects.toThrow('401');
  expect(await run('desk', '--disable')).toMatchObject({ code: 1, err: expect.stringContaining('make another agent an admin first') });
  expect(await run('bob', '--add', 'Again')).toMatchObject({ code: 1, err: expect.stringContaining('of that name already') });
  expect((await run('eve', '--disable')).code).toBe(3);
  expect((await run('bob', '--role', 'king')).code).toBe(2);
  expect((await run('bob')).code).toBe(2);
});
