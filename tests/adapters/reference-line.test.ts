import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reference } from '../../src/adapters/reference/index.ts';
import type { ChatDelivery, ChatLine } from '../../src/channels/chat/port.ts';
import type { Cursor } from '../../src/core/index.ts';
import { createScriptedLine, said } from './scripted-line.ts';
import { createVisitor, endpoint } from './visitor.ts';

const script = createScriptedLine();
beforeAll(() => script.server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => script.welcome());
afterEach(() => script.reset());
afterAll(() => script.server.close());

const adapter = reference({ endpoint });

async function dial(cursor: Cursor | null = null, visitor = createVisitor()) {
  const got: ChatDelivery[] = [];
  const line: ChatLine = await adapter.chat.dial({ cursor, page: { url: 'https://shop.example/', title: 'Shop' }, deliver: (delivery) => got.push(delivery) }, visitor.call());
  return { line, got, visitor };
}

/** What was delivered, in short: `null>e1:2 text 1,text 2`. */
const short = (got: readonly ChatDelivery[]) =>
  got.map((one) => {
    if (one.type === 'stretch') return `${one.after}>${one.cursor} ${one.entries.map((entry) => (entry.type === 'message' ? entry.text : entry.type)).join()}`.trim();
    if (one.type === 'head') return `head ${one.cursor}`;
    return one.type === 'read' ? `read ${one.upTo}` : one.type;
  });

describe('the line of the reference adapter', () => {
  it('says hello with a token, where its history ends and the page, and takes a silence of one and three quarter heartbeats for dead', async () => {
    script.welcome({ head: 7 });
    const { line } = await dial('e1:7');
    expect(script.heard).toEqual([{ type: 'hello', version: 1, token: 'token-1', epoch: 'e1', have: 7, page: { url: 'https://shop.example/', title: 'Shop' } }]);
    expect(line.silenceMs).toBe(35_000);
    line.close();
    await expect.poll(() => script.closed).toBe(true);
  });

  it('delivers what follows, ignores what it has, and trims what overlaps', async () => {
    const { got } = await dial();
    script.say({ type: 'events', epoch: 'e1', events: [said(1), said(2)] });
    script.say({ type: 'events', epoch: 'e1', events: [said(2)] });
    script.say({ type: 'events', epoch: 'e1', events: [said(1), said(2), said(3)] });
    await expect.poll(() => short(got)).toEqual(['null>e1:2 text 1,text 2', 'e1:2>e1:3 text 3']);
    expect(script.heardOf('sync')).toEqual([]);
  });

  it('asks for what it missed, one question at a time, and delivers every event once', async () => {
    const { got } = await dial();
    script.say({ type: 'events', epoch: 'e1', events: [said(3)] });
    await expect.poll(() => script.heardOf('sync').length).toBe(1);
    script.say({ type: 'events', epoch: 'e1', events: [said(4)] });
    script.say({ type: 'ping', epoch: 'e1', head: 4 });
    await expect.poll(() => script.heardOf('pong').length).toBe(1);
    expect(script.heardOf('sync')).toEqual([{ type: 'sync', after: 0, epoch: 'e1' }]);
    expect(short(got)).toEqual([]);

    script.say({ type: 'batch', batch: { epoch: 'e1', after: 0, head: 4, events: [said(1), said(2)], more: true } });
    await expect.poll(() => script.heardOf('sync').at(-1)).toEqual({ type: 'sync', after: 2, epoch: 'e1' });
    script.say({ type: 'batch', batch: { epoch: 'e1', after: 2, head: 4, events: [said(3), said(4)], more: false } });
    await expect.poll(() => short(got)).toEqual(['null>e1:2 text 1,text 2', 'e1:2>e1:4 text 3,text 4']);
    expect(script.heardOf('sync')).toHaveLength(2);
  });

  it('learns from a heartbeat that the last message was lost', async () => {
    const { got } = await dial();
    script.say({ type: 'ping', epoch: 'e1', head: 0 });
    await expect.poll(() => short(got)).toEqual(['head null']);
    script.say({ type: 'ping', epoch: 'e1', head: 1 });
    await expect.poll(() => script.heardOf('sync')).toEqual([{ type: 'sync', after: 0, epoch: 'e1' }]);
    script.say({ type: 'batch', batch: { epoch: 'e1', after: 0, head: 1, events: [said(1)], more: false } });
    script.say({ type: 'ping', epoch: 'e1', head: 1 });
    await expect.poll(() => short(got)).toEqual(['head null', 'null>e1:1 text 1', 'head e1:1']);
    expect(script.heardOf('pong')).toHaveLength(3);
  });

  it('asks at once when the welcome is ahead', async () => {
    script.welcome({ head: 9 });
    await dial('e1:7');
    await expect.poll(() => script.heardOf('sync')).toEqual([{ type: 'sync', after: 7, epoch: 'e1' }]);
  });

  it('does not ask without end for what a confused server does not have', async () => {
    script.welcome({ head: 5 });
    const { got } = await dial();
    await expect.poll(() => script.heardOf('sync')).toHaveLength(1);
    script.say({ type: 'batch', batch: { epoch: 'e1', after: 0, head: 5, events: [], more: true } });
    script.say({ type: 'typing', on: true, name: 'Ada' });
    await expect.poll(() => short(got)).toEqual(['typing']);
    expect(script.heardOf('sync')).toHaveLength(1);
    script.say({ type: 'ping', epoch: 'e1', head: 5 });
    await expect.poll(() => script.heardOf('sync')).toHaveLength(2);
  });

  it('empties the view for another epoch, even when nothing takes its place', async () => {
    script.welcome({ epoch: 'e2', head: 0 });
    const { got } = await dial('e1:7');
    await expect.poll(() => script.heardOf('sync')).toEqual([{ type: 'sync', after: 7, epoch: 'e1' }]);
    script.say({ type: 'batch', batch: { epoch: 'e2', after: 0, head: 0, events: [], more: false } });
    script.say({ type: 'events', epoch: 'e2', events: [said(1)] });
    await expect.poll(() => short(got)).toEqual(['null>null', 'null>e2:1 text 1']);
  });

  it('never mixes the numbers of two epochs', async () => {
    script.welcome({ head: 2 });
    const { got } = await dial('e1:2');
    script.say({ type: 'events', epoch: 'e2', events: [said(3)] });
    await expect.poll(() => script.heardOf('sync')).toEqual([{ type: 'sync', after: 2, epoch: 'e1' }]);
    expect(short(got)).toEqual([]);
    script.say({ type: 'batch', batch: { epoch: 'e2', after: 0, head: 3, events: [said(1), said(2), said(3)], more: false } });
    await expect.poll(() => short(got)).toEqual(['null>null', 'null>e2:3 text 1,text 2,text 3']);
  });

  it('tells how far the agents have read, once, forwards only, and not before the entry is there', async () => {
    script.welcome({ head: 2, read: 2 });
    const { got } = await dial();
    await expect.poll(() => script.heardOf('sync')).toHaveLength(1);
    expect(short(got)).toEqual([]);
    script.say({ type: 'batch', batch: { epoch: 'e1', after: 0, head: 2, events: [said(1), said(2)], more: false, read: 2 } });
    script.say({ type: 'read', upTo: 1 });
    script.say({ type: 'read', upTo: 3 });
    script.say({ type: 'events', epoch: 'e1', events: [said(3)] });
    await expect.poll(() => short(got)).toEqual(['null>e1:2 text 1,text 2', 'read e1:2', 'e1:2>e1:3 text 3', 'read e1:3']);
  });

  it('tells at once how far the agents have read of a history that came another way', async () => {
    script.welcome({ head: 2, read: 2 });
    const { got } = await dial('e1:2');
    expect(short(got)).toEqual(['read e1:2']);
  });

  it('says typing, read marks and pages, and hears the agent typing', async () => {
    script.welcome({ head: 2 });
    const { line, got } = await dial('e1:2');
    line.typing?.(true);
    line.read?.('e1:2');
    line.read?.('e0:9');
    line.page?.({ url: 'https://shop.example/cart', title: 'Cart' });
    script.say({ type: 'typing', on: true, name: 'Ada' });
    await expect.poll(() => got).toEqual([{ type: 'typing', on: true, name: 'Ada' }]);
    expect(script.heard.slice(1)).toEqual([
      { type: 'typing', on: true },
      { type: 'read', upTo: 2 },
      { type: 'page', page: { url: 'https://shop.example/cart', title: 'Cart' } },
    ]);
  });

  it('sends one command at a time, and the same one never twice while it is unanswered', async () => {
    const { line, visitor } = await dial();
    const [a, b] = [visitor.call(), visitor.call()];
    const stop = new AbortController();
    const given = line.send({ text: 'a' }, visitor.call({ id: a.id, signal: stop.signal }));
    stop.abort();
    await expect(given).rejects.toMatchObject({ kind: 'cancelled' });
    const again = line.send({ text: 'a' }, a);
    const next = line.send({ text: 'b' }, b);
    await expect.poll(() => script.heardOf('send').map(({ command }) => command)).toEqual([{ id: a.id, type: 'chat.send', at: a.at, context: { locale: 'en' }, body: { text: 'a' } }]);

    script.say({ type: 'ack', id: 'somebody else', result: {} });
    script.say({ type: 'ack', id: a.id, result: { seq: 1, at: 5, epoch: 'e1' } });
    expect(await again).toEqual({ entry: 'e1:1', at: 5 });
    await expect.poll(() => script.heardOf('send').map(({ command }) => command.id)).toEqual([a.id, b.id]);
    script.say({ type: 'nack', id: b.id, error: { kind: 'refused', fields: { text: 'too-long' }, message: '' } });
    await expect(next).rejects.toMatchObject({ kind: 'refused', fields: { text: 'too-long' } });
  });

  it('takes an acknowledgement it cannot read for broken', async () => {
    const { line, visitor } = await dial();
    const call = visitor.call();
    const sent = line.send({ text: 'a' }, call);
    await expect.poll(() => script.heardOf('send')).toHaveLength(1);
    script.say({ type: 'ack', id: call.id, result: { seq: 'one' } });
    await expect(sent).rejects.toMatchObject({ kind: 'broken' });
  });

  it('says of what was unanswered when the line was lost that it must be repeated', async () => {
    const { line, visitor } = await dial();
    const sent = line.send({ text: 'a' }, visitor.call());
    await expect.poll(() => script.heardOf('send')).toHaveLength(1);
    script.close(1012);
    await expect(sent).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(line.send({ text: 'b' }, visitor.call())).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it.each([
    [1000, 'unavailable', true],
    [1001, 'unavailable', true],
    [1003, 'broken', true],
    [1007, 'broken', true],
    [1009, 'broken', true],
    [1011, 'unavailable', true],
    [1012, 'unavailable', true],
    [1013, 'unavailable', true],
    [4001, 'unauthorized', true],
    [4003, 'unauthorized', false],
    [4008, 'unavailable', true],
    [4010, 'unsupported', false],
    [4999, 'unavailable', true],
  ] as const)('takes close code %i for %s', async (code, kind, retryable) => {
    const { line } = await dial();
    script.close(code);
    expect(await line.closed).toMatchObject({ error: { kind }, retryable });
  });

  it('comes back within the span a stopping server gives, and within one of its own when it gives none', async () => {
    const { line } = await dial();
    script.say({ type: 'drain', spreadMs: 60_000 });
    // Answered still: what was sent before the server stops must be acknowledged.
    script.say({ type: 'ping', epoch: 'e1', head: 0 });
    await expect.poll(() => script.heardOf('pong')).toHaveLength(1);
    script.close(1012);
    expect(await line.closed).toMatchObject({ spreadMs: 60_000 });
    const { line: other } = await dial();
    script.close(1013);
    expect((await other.closed).spreadMs).toBeGreaterThan(0);
  });

  it.each([
    ['not JSON', () => script.sayRaw('<html>')],
    ['JSON of no shape', () => script.say({ kind: 'events' })],
    ['null', () => script.sayRaw('null')],
    ['a known frame in a wrong shape', () => script.say({ type: 'events', epoch: 'e1', events: 'all' })],
    ['an event with a number that is none', () => script.say({ type: 'events', epoch: 'e1', events: [{ ...said(1), seq: 1.5 }] })],
    ['a second welcome', () => script.say({ type: 'welcome', version: 1, epoch: 'e1', head: 0, now: 0, heartbeatMs: 1000 })],
    ['bytes', () => script.sayRaw(new Uint8Array([1, 2, 3]))],
  ])('ends a line that says %s, and may be dialled again', async (_, speak) => {
    const { line, got } = await dial();
    speak();
    expect(await line.closed).toMatchObject({ error: { kind: 'broken' }, retryable: true });
    expect(got).toEqual([]);
    await expect.poll(() => script.closed).toBe(true);
  });

  it('passes over frames of a newer server', async () => {
    const { got } = await dial();
    script.say({ type: 'confetti', amount: 7 });
    script.say({ type: 'typing', on: false, name: 'Ada', mood: 'good' });
    await expect.poll(() => got).toEqual([{ type: 'typing', on: false, name: 'Ada' }]);
  });

  it('ends once, and delivers nothing afterwards', async () => {
    const { line, got } = await dial();
    line.close();
    script.say({ type: 'typing', on: true, name: 'Ada' });
    line.close();
    expect(await line.closed).toMatchObject({ error: { kind: 'cancelled' } });
    await expect.poll(() => script.closed).toBe(true);
    expect(got).toEqual([]);
  });
});

describe('greeting', () => {
  it('asks for a new token when the old one is unknown, once', async () => {
    const hellos: string[] = [];
    script.onHello((hello, client) => {
      hellos.push(hello.token);
      client.close(4001);
    });
    await expect(dial()).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(hellos).toEqual(['token-1', 'token-2']);
  });

  it.each([
    [4003, 'unauthorized'],
    [4010, 'unsupported'],
    [1013, 'unavailable'],
    [1006, 'unavailable'],
  ] as const)('that is answered with close code %i is %s', async (code, kind) => {
    script.onHello((_, client) => (code === 1006 ? client.close() : client.close(code)));
    await expect(dial()).rejects.toMatchObject({ kind });
    expect(script.lines).toHaveLength(1);
  });

  it('that is answered with a turn comes back at that turn', async () => {
    script.onHello((_, client) => client.close(1013, 'after 7300 ms'));
    await expect(dial()).rejects.toMatchObject({ kind: 'unavailable', retryAfterMs: 7_300 });
    script.onHello((_, client) => client.close(1013, 'too many tabs'));
    await expect(dial()).rejects.toMatchObject({ kind: 'unavailable', retryAfterMs: undefined });
  });

  it('that is answered with something else is broken', async () => {
    script.onHello((_, client) => client.send(JSON.stringify({ type: 'ping', epoch: 'e1', head: 0 })));
    await expect(dial()).rejects.toMatchObject({ kind: 'broken' });
    await expect.poll(() => script.closed).toBe(true);
  });

  it('that is never answered ends when somebody gives up, and leaves no socket', async () => {
    script.onHello(undefined);
    const stop = new AbortController();
    const dialling = adapter.chat.dial({ cursor: null, deliver() {} }, createVisitor().call({ signal: stop.signal }));
    const failed = expect(dialling).rejects.toMatchObject({ kind: 'cancelled' });
    await expect.poll(() => script.lines.length).toBe(1);
    stop.abort();
    await failed;
    await expect.poll(() => script.closed).toBe(true);
  });
});
