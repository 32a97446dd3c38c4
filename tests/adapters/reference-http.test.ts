import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reference } from '../../src/adapters/reference/index.ts';
import { errorKinds } from '../../src/protocol/index.ts';
import { createVisitor, endpoint } from './visitor.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const adapter = reference({ endpoint: `${endpoint}/` });
const at = (path: string) => `${endpoint}/v1${path}`;
const letter = { topic: undefined, name: 'Ada', email: 'ada@example.com', orderNumber: undefined, subject: undefined, message: 'Hello' };
const stored = { reference: 'DB-1' };
const chatOffer = { availability: { is: 'open' }, features: { typing: true, receipts: true } };

/** Makes tokens `token-1`, `token-2` … and remembers for which devices. */
function makeTokens() {
  const devices: unknown[] = [];
  server.use(
    http.post(at('/visitors'), async ({ request }) => {
      devices.push(((await request.json()) as { device: unknown }).device);
      return HttpResponse.json({ token: `token-${devices.length}` });
    }),
  );
  return devices;
}

describe('the reference adapter over HTTP', () => {
  it('gives a command as the protocol says, with a token in the header and nothing in the address', async () => {
    const devices = makeTokens();
    let seen: { url: string; authorization: string | null; body: unknown; credentials: string } | undefined;
    server.use(
      http.post(at('/commands'), async ({ request }) => {
        seen = { url: request.url, authorization: request.headers.get('authorization'), body: await request.json(), credentials: request.credentials };
        return HttpResponse.json({ reference: 'DB-1' });
      }),
    );
    const visitor = createVisitor();
    const call = visitor.call();
    expect(await adapter.contact.send(letter, call)).toEqual({ reference: 'DB-1' });
    expect(seen).toEqual({
      url: at('/commands'),
      authorization: 'Bearer token-1',
      credentials: 'omit',
      body: { id: call.id, type: 'contact.send', at: call.at, context: { locale: 'en' }, body: { name: 'Ada', email: 'ada@example.com', message: 'Hello' } },
    });
    expect(devices).toEqual([await call.identity.device()]);
  });

  it('shows what the shop has signed, and asks for another token when it is about somebody else', async () => {
    const proofOf = (sub: string) => `head.${Buffer.from(JSON.stringify({ sub, exp: Math.random() })).toString('base64url')}.signature`;
    const shown: unknown[] = [];
    const used: (string | null)[] = [];
    server.use(
      http.post(at('/visitors'), async ({ request }) => {
        shown.push(((await request.json()) as { identity?: unknown }).identity);
        return HttpResponse.json({ token: `token-${shown.length}` });
      }),
      http.post(at('/commands'), ({ request }) => {
        used.push(request.headers.get('authorization'));
        return HttpResponse.json(stored);
      }),
    );
    let proof: string | undefined;
    const visitor = createVisitor(async () => proof);
    const people = [undefined, proofOf('ada ?~'), proofOf('ada ?~'), proofOf('bob'), undefined];
    for (proof of people) await adapter.contact.send(letter, visitor.call());
    expect(shown).toEqual([undefined, people[1], people[3], undefined]);
    expect(used).toEqual([1, 2, 2, 3, 4].map((n) => `Bearer token-${n}`));
  });

  it('asks for a token once, and keeps it for the next page', async () => {
    const devices = makeTokens();
    server.use(http.post(at('/commands'), () => HttpResponse.json(stored)));
    const visitor = createVisitor();
    await adapter.contact.send(letter, visitor.call());
    await reference({ endpoint }).contact.send(letter, visitor.call());
    expect(devices).toHaveLength(1);
  });

  it('is somebody new once the server has erased them, from the next command on', async () => {
    const erased = new Set<unknown>();
    const devices: unknown[] = [];
    const said: unknown[] = [];
    server.use(
      http.post(at('/visitors'), async ({ request }) => {
        const { device } = (await request.json()) as { device: unknown };
        if (erased.has(device)) return HttpResponse.json({ error: { kind: 'gone', message: 'erased' } }, { status: 410 });
        devices.push(device);
        return HttpResponse.json({ token: `token-${devices.length}` });
      }),
      http.post(at('/commands'), async ({ request }) => {
        if (request.headers.get('authorization') !== `Bearer token-${devices.length}`) return HttpResponse.json({ error: { kind: 'unauthorized', message: 'unknown token' } }, { status: 401 });
        said.push(await request.json());
        return HttpResponse.json({ reference: 'DB-1' });
      }),
      http.get(at('/callbacks'), () => HttpResponse.json({ error: { kind: 'unauthorized', message: 'unknown token' } }, { status: 401 })),
    );
    const visitor = createVisitor();
    await adapter.contact.send(letter, visitor.call());
    const [first] = devices;
    erased.add(first);
    devices.push('of somebody else');

    await expect(adapter.contact.send(letter, visitor.call())).rejects.toMatchObject({ kind: 'gone' });
    expect(said).toHaveLength(1);
    await adapter.contact.send(letter, visitor.call());
    expect(said).toHaveLength(2);
    expect(devices.at(-1)).not.toBe(first);
  });

  it('shows nothing to somebody erased, and makes them known to nobody for looking', async () => {
    let isErased = false;
    let asked = 0;
    const unknown = () => HttpResponse.json({ error: { kind: 'unauthorized', message: 'unknown token' } }, { status: 401 });
    server.use(
      http.post(at('/visitors'), () => {
        asked += 1;
        return isErased ? HttpResponse.json({ error: { kind: 'gone', message: 'erased' } }, { status: 410 }) : HttpResponse.json({ token: 'token' });
      }),
      http.post(at('/commands'), () => HttpResponse.json({ reference: 'DB-1' })),
      http.get(at('/chat/events'), unknown),
      http.get(at('/callbacks'), unknown),
    );
    const visitor = createVisitor();
    await adapter.contact.send(letter, visitor.call());
    isErased = true;
    expect(await adapter.chat.history('epoch:7', visitor.call())).toEqual({ after: null, cursor: null, entries: [], more: false });
    expect(await adapter.callback.list(visitor.call())).toEqual([]);
    expect(asked).toBe(2);
  });

  it.each([{}, { offline: true }, { success: true }, 'ok', null])('does not take %j from whoever stands in between for a yes', async (answer) => {
    makeTokens();
    server.use(http.post(at('/commands'), () => HttpResponse.json(answer)));
    await expect(adapter.contact.send(letter, createVisitor().call())).rejects.toMatchObject({ kind: 'broken' });
  });

  it('renews a token that the server knows no longer, once', async () => {
    const devices = makeTokens();
    const tokens: (string | null)[] = [];
    const unknown = () => HttpResponse.json({ error: { kind: 'unauthorized', message: 'unknown token' } }, { status: 401 });
    let known = 'Bearer token-2';
    server.use(
      http.post(at('/commands'), ({ request }) => {
        tokens.push(request.headers.get('authorization'));
        return tokens.at(-1) === known ? HttpResponse.json(stored) : unknown();
      }),
    );
    const visitor = createVisitor();
    await adapter.contact.send(letter, visitor.call());
    expect(tokens).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(new Set(devices).size).toBe(1);

    known = 'never again';
    await expect(adapter.contact.send(letter, visitor.call())).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(tokens).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-2', 'Bearer token-3']);
  });

  it('does not ask for new tokens when the server does not serve this page', async () => {
    const devices = makeTokens();
    server.use(http.post(at('/commands'), () => HttpResponse.json({ error: { kind: 'unauthorized', message: 'wrong origin' } }, { status: 403 })));
    await expect(adapter.contact.send(letter, createVisitor().call())).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(devices).toHaveLength(1);
  });

  it('never shows the token of one server to another', async () => {
    makeTokens();
    const seen: (string | null)[] = [];
    const elsewhere = 'https://other.example';
    server.use(
      http.post(at('/commands'), () => HttpResponse.json(stored)),
      http.post(`${elsewhere}/v1/visitors`, () => HttpResponse.json({ token: 'theirs' })),
      http.post(`${elsewhere}/v1/commands`, ({ request }) => {
        seen.push(request.headers.get('authorization'));
        return HttpResponse.json(stored);
      }),
    );
    const visitor = createVisitor();
    await adapter.contact.send(letter, visitor.call());
    await reference({ endpoint: elsewhere }).contact.send(letter, visitor.call());
    expect(seen).toEqual(['Bearer theirs']);
  });

  it.each(errorKinds)('passes on a refusal of kind %s with all it carries', async (kind) => {
    server.use(http.get(at('/offer'), () => HttpResponse.json({ error: { kind, fields: { email: 'email' }, retryAfterMs: 1234, message: 'why' } }, { status: 422 })));
    await expect(adapter.chat.offer(createVisitor().call())).rejects.toMatchObject({ name: 'DeskbellError', kind, fields: { email: 'email' }, retryAfterMs: 1234 });
  });

  it.each([
    ['a page of HTML with 200', 'unavailable', () => new HttpResponse('<!doctype html><p>Sign in', { headers: { 'content-type': 'text/html' } })],
    ['a page of HTML with 502', 'unavailable', () => new HttpResponse('<h1>Bad gateway</h1>', { status: 502 })],
    ['500 and nothing', 'unavailable', () => new HttpResponse(null, { status: 500 })],
    ['JSON cut in half', 'unavailable', () => new HttpResponse('{"chat":{"avail')],
    ['nothing at all', 'unavailable', () => HttpResponse.error()],
    ['404 and HTML', 'unsupported', () => new HttpResponse('<h1>Not found</h1>', { status: 404 })],
    ['429 from a proxy', 'limited', () => new HttpResponse('slow down', { status: 429, headers: { 'retry-after': '7' } })],
    ['400 and nonsense', 'broken', () => HttpResponse.json({ error: 'no' }, { status: 400 })],
    ['JSON of another kind', 'broken', () => HttpResponse.json({ chat: { availability: 'yes' } })],
    ['a number', 'broken', () => HttpResponse.json(7)],
    ['null', 'broken', () => HttpResponse.json(null)],
    ['a kind from the future', 'broken', () => HttpResponse.json({ error: { kind: 'bored' } }, { status: 503 })],
  ] as const)('takes %s for %s', async (_, kind, answer) => {
    server.use(http.get(at('/offer'), answer));
    await expect(adapter.chat.offer(createVisitor().call())).rejects.toMatchObject({ name: 'DeskbellError', kind });
  });

  it('reads how long a proxy asks to wait', async () => {
    server.use(http.get(at('/offer'), () => new HttpResponse('slow down', { status: 429, headers: { 'retry-after': '7' } })));
    await expect(adapter.chat.offer(createVisitor().call())).rejects.toMatchObject({ retryAfterMs: 7000 });
  });

  it('is not polluted by an answer', async () => {
    server.use(http.get(at('/offer'), () => new HttpResponse(`{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"chat":${JSON.stringify(chatOffer)}}`)));
    expect(await adapter.chat.offer(createVisitor().call())).toEqual(chatOffer);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('asks once for the offers of all channels that ask at the same time', async () => {
    let asked = 0;
    server.use(
      http.get(at('/offer'), () => {
        asked += 1;
        return HttpResponse.json({ chat: chatOffer, contact: {} });
      }),
    );
    const visitor = createVisitor();
    const [chat, contact, callback] = await Promise.allSettled([adapter.chat.offer(visitor.call()), adapter.contact.offer(visitor.call()), adapter.callback.offer(visitor.call())]);
    expect(chat).toMatchObject({ value: chatOffer });
    expect(contact).toMatchObject({ value: { topics: [] } });
    expect(callback).toMatchObject({ reason: { kind: 'unsupported' } });
    expect(asked).toBe(1);
    await adapter.chat.offer(visitor.call());
    expect(asked).toBe(2);
  });

  it('does not let one who gives up take the offer from the others', async () => {
    server.use(http.get(at('/offer'), () => HttpResponse.json({ chat: chatOffer })));
    const visitor = createVisitor();
    const stop = new AbortController();
    const first = adapter.contact.offer(visitor.call({ signal: stop.signal }));
    const second = adapter.chat.offer(visitor.call());
    stop.abort();
    await expect(first).rejects.toMatchObject({ kind: 'cancelled' });
    expect(await second).toEqual(chatOffer);
  });

  it('asks nobody for the history or the calls of somebody who was never here', async () => {
    const visitor = createVisitor();
    expect(await adapter.chat.history(null, visitor.call())).toEqual({ after: null, cursor: null, entries: [], more: false });
    expect(await adapter.callback.list(visitor.call())).toEqual([]);
    expect(visitor.platform.disk.size).toBe(0);
  });

  it('reports to the FAQ without telling who', async () => {
    let authorization: string | null | undefined;
    server.use(http.post(at('/commands'), ({ request }) => ((authorization = request.headers.get('authorization')), HttpResponse.json({}))));
    const visitor = createVisitor();
    await adapter.faq.learn({ searches: [{ words: 'foo:bar', found: 0 }], read: [], locale: 'en' }, visitor.call());
    expect(authorization).toBeNull();
    expect(visitor.platform.disk.size).toBe(0);
  });

  it('turns numbers of the log into cursors, and another epoch into a new beginning', async () => {
    makeTokens();
    const asked: string[] = [];
    const said = (seq: number) => ({ seq, at: 1, type: 'message', from: { side: 'visitor' }, text: `text ${seq}`, commandId: `c${seq}` });
    server.use(
      http.post(at('/commands'), () => HttpResponse.json({ seq: 1, at: 1, epoch: 'e1' })),
      http.get(at('/chat/events'), ({ request }) => {
        const query = new URL(request.url).searchParams;
        asked.push(`${query.get('epoch')}/${query.get('after')}`);
        const same = query.get('epoch') === 'e1';
        return HttpResponse.json(same ? { epoch: 'e1', after: 3, head: 5, events: [said(4), said(5)], more: false } : { epoch: 'e1', after: 0, head: 5, events: [said(1)], more: true });
      }),
    );
    const visitor = createVisitor();
    expect(await adapter.chat.send({ text: 'text 1' }, visitor.call())).toEqual({ entry: 'e1:1', at: 1 });
    expect(await adapter.chat.history('e1:3', visitor.call())).toMatchObject({ after: 'e1:3', cursor: 'e1:5', more: false, entries: [{ id: 'e1:4' }, { id: 'e1:5', text: 'text 5' }] });
    expect(await adapter.chat.history('e0:7', visitor.call())).toMatchObject({ after: null, cursor: 'e1:1', more: true, entries: [{ id: 'e1:1', commandId: 'c1' }] });
    await adapter.chat.history('rubbish', visitor.call());
    expect(asked).toEqual(['e1/3', 'e0/7', '/0']);
  });
});
