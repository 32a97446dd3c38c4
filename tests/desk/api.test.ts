import { HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerWithinMs, createApi } from '../../src/desk/api.ts';
import { agent, createFakeServer, item, refusal } from './fake-server.ts';
import { createFakeWorld } from './fake-world.ts';

const server = createFakeServer();
beforeAll(() => server.start());
afterEach(() => server.reset());
afterAll(() => server.stop());

function setUp() {
  const world = createFakeWorld();
  const onUnauthorized = vi.fn();
  return { world, onUnauthorized, api: createApi({ world, onUnauthorized }) };
}

describe('the desk talking to the server', () => {
  it('reads what the protocol describes', async () => {
    server.put(item('a'));
    const { api } = setUp();
    expect(await api.me()).toEqual(agent);
    expect(await api.inbox()).toEqual({ items: [item('a')] });
    expect((await api.conversation('a')).item).toEqual(item('a'));
  });

  it('says unavailable when nobody answers, and offline when the device knows that it is', async () => {
    server.fail('inbox', () => HttpResponse.error());
    const { api, world } = setUp();
    await expect(api.inbox()).rejects.toMatchObject({ kind: 'unavailable' });
    world.online.value = false;
    await expect(api.inbox()).rejects.toMatchObject({ kind: 'offline' });
  });

  it('gives up on a server that does not answer in time', async () => {
    let asked = () => {};
    const arrived = new Promise<void>((resolve) => (asked = resolve));
    server.fail('inbox', () => {
      asked();
      return new Promise<Response>(() => {});
    });
    const { api, world } = setUp();
    const answer = expect(api.inbox()).rejects.toMatchObject({ kind: 'unavailable' });
    await arrived;
    await world.platform.advance(answerWithinMs);
    await answer;
  });

  it('leaves no timer behind', async () => {
    const { api, world } = setUp();
    await api.me();
    expect(world.platform.timers).toBe(0);
  });

  it.each([
    ['no JSON', () => new HttpResponse('<!doctype html><p>Welcome', { headers: { 'content-type': 'text/html' } })],
    ['JSON of another shape', () => HttpResponse.json({ items: [{ conversation: 7 }] })],
    ['null', () => HttpResponse.json(null)],
  ])('says broken when the answer is %s', async (_, fault) => {
    server.fail('inbox', fault);
    await expect(setUp().api.inbox()).rejects.toMatchObject({ kind: 'broken' });
  });

  it('judges a proxy that answers in place of the server by its status', async () => {
    server.fail('inbox', () => new HttpResponse('<h1>502 Bad Gateway</h1>', { status: 502 }));
    await expect(setUp().api.inbox()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('keeps how long the server asks to wait', async () => {
    server.fail('sign-in', () => refusal('limited', { retryAfterMs: 90_000 }));
    await expect(setUp().api.signIn('anna', 'x')).rejects.toMatchObject({ kind: 'limited', retryAfterMs: 90_000 });
  });

  it('notices that the session has ended, but takes a wrong password for what it is', async () => {
    server.signOut();
    const { api, onUnauthorized } = setUp();
    await expect(api.signIn('anna', 'wrong')).rejects.toMatchObject({ kind: 'unauthorized' });
    await expect(api.me()).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(onUnauthorized).not.toHaveBeenCalled();
    await expect(api.inbox()).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(onUnauthorized).toHaveBeenCalledOnce();
  });

  it('asks for a conversation by its very name, whatever characters it has', async () => {
    await expect(setUp().api.conversation('../me?x=1')).rejects.toMatchObject({ kind: 'gone' });
    expect(server.asked).toEqual(['conversations/..%2Fme%3Fx%3D1']);
  });
});
