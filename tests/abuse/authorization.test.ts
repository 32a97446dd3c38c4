import { describe, expect, test, vi } from 'vitest';
import { commandSchemas, deskCommandSchemas, VisitorFrameSchema, type BookedCallback, type CommandType, type DeskCommandType } from '../../src/protocol/index.ts';
import { createDeskRoutes } from '../../src/server/desk-http.ts';
import { createVisitorRoutes } from '../../src/server/http.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { createPaperBackend } from '../server/backend-on-paper.ts';
import { signIn, type Desk } from '../server/desk.ts';
import { startHouse } from '../server/house.ts';
import { greet, openDeskLine } from '../server/line-client.ts';
import { arrive, callbackRequest, contactRequest, fetchAs, newId, type Visitor } from '../server/visitor.ts';

// As many questions as there are routes, roles and commands.
vi.setConfig({ testTimeout: 120_000 });

/** Who knocks. */
const roles = ['nobody', 'a guesser', 'a visitor', 'an agent', 'a disabled agent', 'an agent who signed out'] as const;
type Role = (typeof roles)[number];

/** What anybody may ask. Every other route, those that are added later too, is closed to whom it is not for. */
const open: ReadonlySet<string> = new Set(['GET /v1/offer', 'GET /v1/callback/slots', 'POST /v1/visitors', 'POST /v1/commands', 'POST /desk/api/sign-in', 'POST /desk/api/sign-out']);
const forAdmins = /^\w+ \/desk\/api\/agents/;

interface House {
  readonly server: RunningServer;
  readonly admin: Desk;
  readonly ada: Visitor;
}

/** A shop in which Ada has spoken over every channel. */
async function settle(): Promise<House> {
  const plenty = { burst: 1_000, perSecond: 1_000 };
  const server = await startHouse({ rates: { contact: plenty, callback: plenty, chat: plenty, number: plenty } });
  const ada = await arrive(server);
  await ada.command('chat.send', { text: 'Ada’s chat' });
  await ada.command('contact.send', contactRequest);
  await ada.command('callback.request', callbackRequest);
  return { server, ada, admin: await signIn(server) };
}

/** What everybody of {@link roles} brings along to the door. */
async function gather({ server, admin }: House): Promise<Readonly<Record<Role, Record<string, string>>>> {
  const own = { Origin: server.url };
  const post = (path: string, json: unknown) => fetchAs<{ agent: { id: string } }>(server, `/desk/api/${path}`, { json, headers: { ...own, Cookie: admin.cookie } });
  const account = (login: string) => ({ login, name: login, password: 'a password of their own' });
  const enter = async (login: string) => {
    const { body } = await post('agents', account(login));
    return { id: body.agent.id, desk: await signIn(server, { name: login, password: 'a password of their own' }) };
  };
  const [agent, disabled, gone] = [await enter('agent'), await enter('disabled'), await enter('gone')];
  await post(`agents/${disabled.id}`, { disabled: true });
  await fetchAs(server, '/desk/api/sign-out', { method: 'POST', headers: { ...own, Cookie: gone.desk.cookie } });

  const guess = Buffer.alloc(32, 7).toString('base64url');
  return {
    nobody: own,
    'a guesser': { ...own, Authorization: `Bearer ${guess}`, Cookie: `deskbell=${guess}` },
    'a visitor': { ...own, Authorization: `Bearer ${(await arrive(server)).token}`, Cookie: `deskbell=${(await arrive(server)).token}` },
    'an agent': { ...own, Cookie: agent.desk.cookie, Authorization: `Bearer ${agent.desk.cookie.split('=')[1]}` },
    'a disabled agent': { ...own, Cookie: disabled.desk.cookie },
    'an agent who signed out': { ...own, Cookie: gone.desk.cookie },
  };
}

async function routes(): Promise<{ method: string; path: string }[]> {
  const backend = await createPaperBackend();
  return [
    ...createVisitorRoutes(backend).routes.map(({ method, path }) => ({ method, path: `/v1${path}` })),
    ...createDeskRoutes(backend).routes.map(({ method, path }) => ({ method, path: `/desk/api${path}` })),
  ].filter(({ method }) => method !== 'ALL');
}

const isAllowed = (role: Role, route: string) =>
  open.has(route) || (role === 'a visitor' && route.includes(' /v1/')) || (role === 'an agent' && route.includes(' /desk/') && !forAdmins.test(route));

/** What an answer must not hold for anybody else. */
const adasWords = /Ada’s chat|ada@example\.org|Where is my parcel|\+44|About my order/;

describe('who may ask for what', () => {
  test('every role at every route, every command of the desk and its line: what is not for them is refused, and shows nothing', async () => {
    const house = await settle();
    const { server, admin } = house;
    const headers = await gather(house);
    const [item] = await admin.inbox();
    const cells: string[] = [];
    const wrong: string[] = [];
    for (const { method, path } of await routes()) {
      const route = `${method} ${path}`;
      for (const role of roles) {
        if (isAllowed(role, route)) continue;
        const answer = await fetchAs(server, path.replace(/:\w+/g, item!.conversation), { method, headers: headers[role], ...(method === 'POST' && { json: {} }) });
        cells.push(route);
        const expected = role === 'an agent' && route.includes('/desk/') ? 403 : 401;
        if (answer.status !== expected) wrong.push(`${role} at ${route}: ${answer.status}`);
        if (adasWords.test(JSON.stringify(answer.body))) wrong.push(`${role} reads something at ${route}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(cells.length).toBeGreaterThan(40);
    // And the table is not empty on its other side.
    for (const path of ['/desk/api/me', '/desk/api/inbox']) expect((await fetchAs(server, path, { headers: headers['an agent'] })).status).toBe(200);

    const before = JSON.stringify(await admin.inbox());
    for (const role of roles.filter((each) => each !== 'an agent')) {
      await expect(openDeskLine(server, headers[role]['Cookie'] ?? ''), role).rejects.toThrow('HTTP 401');
      for (const { conversation, head } of await admin.inbox()) {
        for (const type of Object.keys(deskCommandSchemas) as DeskCommandType[]) {
          const json = { id: newId(), type, body: { conversation, text: 'Not mine', upTo: head } };
          expect((await fetchAs(server, '/desk/api/commands', { json, headers: headers[role] })).status, `${role}: ${type}`).toBe(401);
        }
      }
    }
    expect(JSON.stringify(await admin.inbox())).toBe(before);
  });
});

describe('what is somebody else’s', () => {
  /** A body of every command that names whatever can be named. */
  const bodiesAbout = (id: string): Record<CommandType, unknown> => ({
    'contact.send': { ...contactRequest, conversation: id, visitor: id },
    'chat.send': { text: 'Mine', conversation: id, visitor: id },
    'chat.attach': { attachment: id, conversation: id, visitor: id },
    'callback.request': { ...callbackRequest, conversation: id },
    'callback.move': { callback: id, when: { is: 'asap' } },
    'callback.cancel': { callback: id },
    'faq.vote': { article: id, helpful: true, locale: 'en' },
    'faq.learn': { searches: [{ words: id, found: 0 }], read: [], locale: 'en' },
  });

  test('is not touched by any command that names it, and is answered as what never was', async () => {
    const { server, admin, ada } = await settle();
    const items = await admin.inbox();
    const [call] = await ada.callbacks();
    const bob = await arrive(server);
    const before = { items: await admin.inbox(), events: await ada.events(), callbacks: await ada.callbacks() };
    const unknown = Buffer.alloc(16, 9).toString('base64url');
    for (const type of Object.keys(commandSchemas) as CommandType[]) {
      for (const id of new Set([...items.map(({ conversation }) => conversation), call!.id])) {
        const foreign = await bob.command<BookedCallback>(type, bodiesAbout(id)[type]);
        const absent = await bob.command<BookedCallback>(type, bodiesAbout(unknown)[type]);
        expect([type, foreign.status, foreign.error]).toEqual([type, absent.status, absent.error]);
        expect(JSON.stringify(foreign.body)).not.toMatch(/Ada’s chat/);
      }
    }
    const known = new Set(before.items.map(({ conversation }) => conversation));
    expect({
      items: (await admin.inbox()).filter(({ conversation }) => known.has(conversation)),
      events: await ada.events(),
      callbacks: await ada.callbacks(),
    }).toEqual(before);
  });

  test('is not told to any line, whatever its frames name, nor is anything marked or said for it', async () => {
    const { server, admin, ada } = await settle();
    const chat = (await admin.inbox()).find(({ channel }) => channel === 'chat')!;
    const bob = await greet(server, (await arrive(server)).token);
    const desk = await openDeskLine(server, admin.cookie);
    const about = { conversation: chat.conversation, conv: chat.conversation, visitor: chat.conversation };
    for (const { entries } of VisitorFrameSchema.options) {
      const type = entries.type.literal;
      if (type === 'hello') continue;
      bob.say({ type, ...about, after: 0, epoch: bob.welcome.epoch, upTo: 1, on: true, page: { url: 'https://shop.example/bob', title: 'Bob' }, command: { id: newId(), type: 'chat.send', context: {}, body: { text: 'Bob’s own', ...about } } });
    }
    await bob.next('ack');
    await admin.command('desk.reply', { conversation: chat.conversation, text: 'For Ada only' });
    await desk.next('item', ({ item }) => item.conversation === chat.conversation && item.excerpt === 'For Ada only');
    bob.say({ type: 'sync', after: 0, epoch: bob.welcome.epoch });
    await bob.next('batch', ({ batch }) => batch.head > 0);
    expect(JSON.stringify(bob.frames)).not.toMatch(/Ada’s chat|For Ada only/);
    expect((await admin.open(chat.conversation)).visitorRead).toBe(0);
    expect(desk.frames.filter((frame) => (frame.type === 'typing' || frame.type === 'read') && frame.conversation === chat.conversation)).toEqual([]);
    expect((await ada.events()).events.map((event) => ('text' in event ? event.text : event.type))).toEqual(['Ada’s chat', 'joined', 'For Ada only']);
  });

  test('is not told by stored answers: the id of another’s command is nobody else’s', async () => {
    const { server, ada } = await settle();
    const id = newId();
    await ada.command('contact.send', contactRequest, { id });
    const bob = await arrive(server);
    const mine = await bob.command('contact.send', contactRequest, { id });
    const hers = await ada.command('contact.send', contactRequest, { id });
    expect(mine.status).toBe(200);
    expect(mine.body['reference']).not.toBe(hers.body['reference']);
  });

  test('ids of conversations cannot be counted up', async () => {
    const { admin } = await settle();
    const ids = (await admin.inbox()).map(({ conversation }) => conversation);
    for (const id of ids) expect(Buffer.from(id, 'base64url').length).toBeGreaterThanOrEqual(16);
    expect(new Set(ids.map((id) => id.slice(0, 4))).size).toBe(ids.length);
  });
});
