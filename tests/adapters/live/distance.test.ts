import { describe, expect, it, onTestFinished } from 'vitest';
import { startStub, type StubOptions } from '../stub-server.ts';
import { createDistance } from './distance.ts';

const origin = 'https://shop.example';
const right = { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'Authorization, Content-Type', 'access-control-allow-methods': 'PUT' };
const { 'access-control-allow-origin': _, ...withoutOrigin } = right;
const letter: RequestInit = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', authorization: 'Bearer me' } };

async function open(options: Partial<StubOptions> = {}) {
  const preflights: string[] = [];
  const { preflight = () => ({ status: 204 }) } = options;
  const stub = await startStub({
    answer: () => ({ json: {} }),
    cors: right,
    ...options,
    preflight(headers) {
      preflights.push([headers.origin, headers['access-control-request-method'], headers['access-control-request-headers'], headers.authorization].filter(Boolean).join(' '));
      return preflight(headers);
    },
  });
  const distance = createDistance(origin);
  onTestFinished(() => (distance.close(), stub.close()));
  return { stub, distance, preflights, ask: (init?: RequestInit) => distance.fetch(`${stub.url}/letters/42`, init) };
}

describe('the way from a page of a shop', () => {
  const form = (value: string | Blob) => {
    const made = new FormData();
    made.append('one', value);
    return made;
  };

  it.each<[string, RequestInit | undefined, string[]]>([
    ['a question', undefined, []],
    ['a question in a language', { headers: { accept: 'application/json', 'accept-language': 'en-GB, de;q=0.5' } }, []],
    ['a form', { method: 'POST', body: new URLSearchParams({ a: '1' }) }, []],
    ['a form of parts', { method: 'POST', body: form('1') }, []],
    ['a text', { method: 'POST', body: '{}' }, []],
    ['JSON in the name of somebody', letter, ['POST authorization,content-type']],
    ['another method', { method: 'PUT', body: 'x' }, ['PUT']],
    ['a file, since the chat counts how much has left', { method: 'POST', body: form(new Blob(['x'])) }, ['POST']],
    ['a file as it is', { method: 'POST', body: new Blob(['x'], { type: 'image/png' }) }, ['POST content-type']],
    ['a header longer than what pages may send unasked', { headers: { accept: 'x'.repeat(129) } }, ['GET accept']],
  ])('is asked about as browsers do before %s', async (_, init, expected) => {
    const { ask, distance, preflights, stub } = await open({ cors: { ...right, 'access-control-allow-headers': 'authorization, content-type, accept' } });
    await ask(init);
    expect(preflights).toEqual(expected.map((one) => `${origin} ${one}`));
    expect([...distance.faults]).toEqual([]);
    expect(stub.asked.map(({ headers }) => headers.origin)).toEqual([origin]);
  });

  it('is asked about once while the answer is good for', async () => {
    const short = await open({ cors: { ...right, 'access-control-max-age': '0' } });
    const long = await open();
    for (const { ask } of [short, long]) for (const _ of [1, 2]) await ask(letter);
    expect([short.preflights.length, long.preflights.length]).toEqual([2, 1]);
  });

  const sets = '`Access-Control-Allow-Origin: https://shop.example`, `Access-Control-Allow-Headers: authorization, content-type`.';
  it.each<[string, Partial<StubOptions>, RegExp]>([
    ['nothing at all', { cors: {} }, /its `OPTIONS` has no `Access-Control-Allow-Origin`\. Answer it with 204 and /],
    ['no such address', { preflight: () => ({ status: 404 }) }, /its `OPTIONS` is 404\. Answer/],
    ['a demand to say who asks', { preflight: ({ authorization }) => ({ status: authorization ? 204 : 401 }) }, /is 401, though browsers never say in it who asks\. Answer/],
    ['a redirect', { preflight: () => ({ status: 302, headers: { location: '/elsewhere' } }) }, /is a redirect \(302\), which browsers do not follow here/],
    ['another origin', { cors: { ...right, 'access-control-allow-origin': 'https://shop.example/' } }, /`Access-Control-Allow-Origin: https:\/\/shop\.example\/`, which is not letter for letter `https:\/\/shop\.example`/],
    ['the origin twice', { cors: { ...right, 'access-control-allow-origin': '*, *' } }, /only one may be named/],
    ['one header of two', { cors: { ...right, 'access-control-allow-headers': 'Content-Type' } }, /does not name `authorization` in `Access-Control-Allow-Headers`\. /],
    ['a star for who asks', { cors: { ...right, 'access-control-allow-headers': '*' } }, /does not name `authorization` in `Access-Control-Allow-Headers`, and `\*` does not stand for it/],
  ])('is closed where the answer is %s, and what to answer is said', async (_, options, fault) => {
    const { ask, distance } = await open(options);
    expect((await ask(letter)).status).toBe(200);
    const [first = ''] = distance.faults;
    expect(first).toMatch(/^`POST \/letters\/…` is not sent: the answer to its `OPTIONS` /);
    expect(first).toMatch(fault);
    expect(first).toContain(sets);
  });

  it('is closed to a method that is not named', async () => {
    const { ask, distance } = await open();
    await ask({ method: 'DELETE' });
    expect([...distance.faults]).toEqual([
      '`DELETE /letters/…` is not sent: the answer to its `OPTIONS` does not name DELETE in `Access-Control-Allow-Methods`. Answer it with 204 and `Access-Control-Allow-Origin: https://shop.example`, `Access-Control-Allow-Methods: DELETE`.',
    ]);
  });

  it('brings back nothing where only the question before is answered, as in refusals that come from somewhere else', async () => {
    const { ask, distance } = await open({ cors: withoutOrigin, preflight: () => ({ status: 204, headers: right }), answer: () => ({ status: 503 }) });
    await ask(letter);
    expect([...distance.faults]).toEqual([
      'The answer (503) to `POST /letters/…` is not read: it has no `Access-Control-Allow-Origin`. Set `Access-Control-Allow-Origin: https://shop.example` on every answer, refusals included.',
    ]);
  });

  it('hides how long to wait where that is not shown on purpose', async () => {
    const answer = () => ({ status: 429, headers: { 'retry-after': '7' } });
    const hidden = await open({ answer });
    const shown = await open({ answer, cors: { ...right, 'access-control-expose-headers': 'X-Id, Retry-After' } });
    for (const { ask } of [hidden, shown]) await ask();
    expect([...shown.distance.hints, ...shown.distance.faults, ...hidden.distance.faults]).toEqual([]);
    expect([...hidden.distance.hints]).toEqual(['How long to wait after `GET /letters/…` (429) is not heard: set `Access-Control-Expose-Headers: retry-after`.']);
  });

  it('is no matter of pages while the server is away, and none at all on the shop’s own host', async () => {
    const { stub, ask, distance } = await open({ cors: {} });
    await stub.controls.goDown();
    await expect(ask(letter)).rejects.toThrow();
    expect([...distance.faults]).toEqual([]);
    await stub.controls.comeBack();
    const near = createDistance(stub.url);
    await near.fetch(`${stub.url}/letters`, letter);
    expect([...near.faults]).toEqual([]);
  });
});
