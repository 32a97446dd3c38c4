import { describe, expect, test } from 'vitest';
import { isAllowedOrigin, isOwnOrigin } from '../../src/server/origin.ts';
import { signIn } from './desk.ts';
import { startHouse } from './house.ts';
import { dial, greet, openDeskLine } from './line-client.ts';
import { arrive, fetchAs, newId } from './visitor.ts';

const config = { origins: ['https://shop.example', 'http://localhost:5173'], allowMissingOrigin: false };
const host = 'help.shop.example:8787';

/** Origin, whether pages of it may use the widget's routes, why. */
const table: readonly (readonly [string | undefined, boolean, string])[] = [
  ['https://shop.example', true, 'listed'],
  ['https://SHOP.Example', true, 'hosts have no case'],
  ['HTTPS://shop.example', true, 'nor have schemes'],
  ['https://shop.example:443', true, 'its own port'],
  ['http://localhost:5173', true, 'listed with a port'],
  ['http://help.shop.example:8787', true, 'the server itself'],
  ['http://shop.example', false, 'another scheme'],
  ['https://shop.example:8443', false, 'another port'],
  ['http://localhost', false, 'no port'],
  ['https://shop.example.evil', false, 'a longer name'],
  ['https://evilshop.example', false, 'a longer name in front'],
  ['https://www.shop.example', false, 'a name below'],
  ['https://example', false, 'a shorter name'],
  ['https://shop.example@evil.example', false, 'a name before the host'],
  ['https://shop.example/', true, 'a slash is no path'],
  ['https://shop.example/path', false, 'an origin has no path'],
  ['https://shop.example evil', false, 'no address'],
  ['null', false, 'a sandbox'],
  ['', false, 'empty'],
  [undefined, false, 'missing'],
  ['file://', false, 'a file'],
  ['chrome-extension://abcdef', false, 'an extension'],
  ['https://xn--shp-8na.example', false, 'a look-alike'],
];

describe('who may use the widget’s routes', () => {
  test.each(table)('%s: %s (%s)', (origin, allowed) => {
    expect(isAllowedOrigin(config, { origin, host })).toBe(allowed);
  });

  test('a missing origin passes when it is the browser who says that the page is ours, or the shop says so', () => {
    expect(isAllowedOrigin(config, { origin: undefined, host, fetchSite: 'same-origin' })).toBe(true);
    expect(isAllowedOrigin(config, { origin: undefined, host, fetchSite: 'cross-site' })).toBe(false);
    expect(isAllowedOrigin({ ...config, allowMissingOrigin: true }, { origin: undefined, host })).toBe(true);
  });

  test('"null" passes only when it is listed', () => {
    expect(isAllowedOrigin({ ...config, origins: ['null'] }, { origin: 'null', host })).toBe(true);
  });

  test('behind a proxy the server’s own origin is the public one', () => {
    const behind = { ...config, publicUrl: 'https://help.shop.example' };
    expect(isOwnOrigin(behind, { origin: 'https://help.shop.example', host: '127.0.0.1:8787' })).toBe(true);
    expect(isOwnOrigin(behind, { origin: 'http://127.0.0.1:8787', host: '127.0.0.1:8787' })).toBe(false);
  });
});

describe('over the network', () => {
  test.each(['https://shop.example.evil', 'http://shop.example', 'null', 'https://evil.example'])(
    '%s is answered with 403 everywhere and may read nothing',
    async (origin) => {
      const server = await startHouse();
      const { token } = await arrive(server);
      const headers = { Origin: origin };
      for (const attempt of [
        () => fetchAs(server, '/v1/offer', { headers }),
        () => fetchAs(server, '/v1/offer', { method: 'OPTIONS', headers }),
        () => fetchAs(server, '/v1/callback/slots', { headers }),
        () => fetchAs(server, '/v1/visitors', { headers, json: { device: newId() } }),
        () => fetchAs(server, '/v1/commands', { headers, token, json: {} }),
        () => fetchAs(server, '/v1/chat/events', { headers, token }),
        () => fetchAs(server, '/v1/callbacks', { headers, token }),
      ]) {
        const answer = await attempt();
        expect(answer).toMatchObject({ status: 403, error: { kind: 'unauthorized' } });
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
        expect(answer.headers.get('vary')).toContain('Origin');
      }
      await expect(dial(server, { origin })).rejects.toThrow('HTTP 403');
    },
  );

  test('a missing origin is answered with 403, on the line too', async () => {
    const server = await startHouse();
    expect((await fetch(`${server.url}/v1/offer`)).status).toBe(403);
    await expect(dial(server, { origin: null })).rejects.toThrow('HTTP 403');
    const open = await startHouse({ allowMissingOrigin: true });
    expect((await fetch(`${open.url}/v1/offer`)).status).toBe(200);
  });

  test('a listed origin is named in the answer, in refusals too, and never together with credentials', async () => {
    const server = await startHouse();
    for (const answer of [
      await fetchAs(server, '/v1/offer'),
      await fetchAs(server, '/v1/commands', { text: 'nonsense' }),
      await fetchAs(server, '/v1/nothing'),
    ]) {
      expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('vary')).toContain('Origin');
    }
  });

  test('a browser that asks beforehand is told methods and headers', async () => {
    const server = await startHouse();
    const { status, headers } = await fetchAs(server, '/v1/commands', {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization,content-type' },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-headers')).toMatch(/^Authorization, Content-Type\b/);
    expect(headers.get('access-control-allow-methods')).toContain('POST');
  });

  test('the wait of a refusal can be read by the page', async () => {
    const server = await startHouse({ rates: { visitor: { burst: 1, perSecond: 0.1 } } });
    await arrive(server);
    const { status, headers, error } = await fetchAs(server, '/v1/visitors', { json: { device: newId() } });
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('10');
    expect(headers.get('access-control-expose-headers')).toContain('Retry-After');
    expect(error?.retryAfterMs).toBeGreaterThan(9_000);
  });
});

describe('a token', () => {
  test('in an address opens nothing', async () => {
    const server = await startHouse();
    const { token } = await arrive(server);
    for (const path of ['/v1/chat/events', '/v1/contacts', '/v1/callbacks']) {
      for (const name of ['token', 'access_token', 'authorization'])
        expect((await fetchAs(server, `${path}?${name}=${token}`)).status).toBe(401);
    }
    const line = await dial(server, { path: `/v1/line?token=${token}` });
    line.say({ type: 'sync', after: 0, epoch: '' });
    expect((await line.closed).code).toBe(4001);
  });

  test('is never said again by any answer', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    const line = await greet(server, visitor.token);
    const sent = await visitor.command('chat.send', { text: 'Hello' });
    const desk = await signIn(server);
    const items = await desk.inbox();
    const view = await desk.open(items[0]!.conversation);
    const said = JSON.stringify([sent.body, line.frames, items, view, await visitor.events(), await visitor.callbacks()]);
    expect(said).not.toContain(visitor.token);
    expect(said).not.toContain(desk.cookie.split('=')[1]);
  });
});

describe('the desk', () => {
  test.each(['https://shop.example', 'http://127.0.0.1:1', 'null', undefined])('takes nothing from a page of %s', async (origin) => {
    const server = await startHouse();
    const desk = await signIn(server);
    const headers = { Cookie: desk.cookie, ...(origin !== undefined && { Origin: origin }) };
    for (const path of ['/desk/api/sign-in', '/desk/api/sign-out', '/desk/api/commands']) {
      const { status } = await fetch(server.url + path, { method: 'POST', headers, body: '{}' });
      expect([path, status]).toEqual([path, 403]);
    }
    if (origin !== undefined) await expect(openDeskLine(server, desk.cookie, origin)).rejects.toThrow('HTTP 403');
    expect((await desk.inbox()).length).toBe(0);
  });

  test('lets no page of another origin read its answers', async () => {
    const server = await startHouse();
    const desk = await signIn(server);
    const { headers } = await fetch(`${server.url}/desk/api/inbox`, { headers: { Cookie: desk.cookie, Origin: 'https://shop.example' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
