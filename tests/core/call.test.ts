import { describe, expect, it } from 'vitest';
import { createCaller, isDeskbellError } from '../../src/core/index.ts';
import { createFakePlatform, type FakePlatform } from '../../src/testing/index.ts';

const open = (platform: FakePlatform, name?: string) => createCaller({ platform, name, context: () => ({ locale: 'en' }) });

/** A `fetch` that never answers but gives up when asked, as browsers do. */
const hanging: typeof fetch = (_, init) =>
  new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))));

describe('calls', () => {
  it('carry a new id, the time, and where the visitor is', () => {
    const platform = createFakePlatform();
    const caller = open(platform);
    const [one, two] = [caller.call(), caller.call()];
    expect(one.id).not.toBe(two.id);
    expect(one.at).toBe(platform.now());
    expect(one.context).toEqual({ locale: 'en' });
  });

  it('make one device of two tabs that ask at the same instant, and keep it', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    const [a, b] = await Promise.all([open(one).call().identity.device(), open(two).call().identity.device()]);
    expect(a).toBe(b);
    expect(a.length).toBeGreaterThanOrEqual(16);
    expect(await open(one.reload()).call().identity.device()).toBe(a);
  });

  it('keep what belongs to one backend from another', async () => {
    const platform = createFakePlatform();
    const [one, two] = [open(platform, 'one').call().identity, open(platform, 'two').call().identity];
    await one.writeSession('secret of one');
    expect(await one.readSession()).toBe('secret of one');
    expect(await two.readSession()).toBeUndefined();
    expect(await two.device()).not.toBe(await one.device());
    await one.writeSession(undefined);
    expect(await one.readSession()).toBeUndefined();
  });

  it('make somebody new of whom the backend has erased', async () => {
    const platform = createFakePlatform();
    const { identity } = open(platform).call();
    const device = await identity.device();
    await identity.writeSession('known');
    await identity.forget('another tab was quicker');
    expect(await identity.device()).toBe(device);
    await identity.forget(device);
    expect([...platform.disk.values()]).toEqual([{ erasedAt: platform.now() }]);
    expect(await identity.readSession()).toBeUndefined();
    expect(await identity.device()).not.toBe(device);
    // What the one had composed is not for the other to say.
    const before = platform.now() - 1;
    expect([await identity.isFormer(before), await identity.isFormer(platform.now())]).toEqual([true, false]);
    for (const ask of ['device', 'readSession'] as const) await expect(open(platform).call({ at: before }).identity[ask]()).rejects.toMatchObject({ kind: 'gone' });
    platform.jump(-3_600_000);
    expect(await identity.isFormer(before)).toBe(false);
  });

  it('do not give one device the session that was made for another', async () => {
    const platform = createFakePlatform();
    const { identity } = open(platform).call();
    await identity.device();
    // As a tab does whose store takes something again, and which has been somebody else meanwhile.
    platform.disk.set('identity:backend', { device: 'another', session: 'of another' });
    await identity.writeSession('of the one');
    expect(await open(platform).call().identity.readSession()).toBe('of another');
  });

  it('store nothing before somebody asks for an identity', async () => {
    const platform = createFakePlatform();
    const { identity } = open(platform).call();
    expect(await identity.readSession()).toBeUndefined();
    expect(await identity.token()).toBeUndefined();
    expect(platform.disk.size).toBe(0);
  });

  it('are not disturbed by rubbish in the store', async () => {
    const platform = createFakePlatform();
    platform.disk.set('identity:backend', { device: { not: 'a string' }, session: 7 });
    const { identity } = open(platform).call();
    expect(await identity.readSession()).toBeUndefined();
    expect(await identity.device()).toMatch(/^[\w-]{16,}$/);
  });

  it('say whether a request without an answer means the device, the backend or somebody who gave up', async () => {
    const platform = createFakePlatform({ fetch: () => Promise.reject(new TypeError('whatever the browser calls it')) });
    const kind = (signal?: AbortSignal) =>
      open(platform).call({ signal }).fetch('https://shop.example/').then(() => 'answered', (error: unknown) => (isDeskbellError(error) ? error.kind : error));
    expect(await kind()).toBe('unavailable');
    platform.online.value = false;
    expect(await kind()).toBe('offline');
    expect(await kind(AbortSignal.abort())).toBe('cancelled');
  });

  it('end their requests when they end, without being told to', async () => {
    const platform = createFakePlatform({ fetch: hanging });
    const stop = new AbortController();
    const answer = open(platform).call({ signal: stop.signal }).fetch('https://shop.example/');
    stop.abort();
    await expect(answer).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it('do not last for ever when nobody said how long', async () => {
    const platform = createFakePlatform({ fetch: hanging });
    const caller = open(platform);
    const answer = caller.call().fetch('https://shop.example/');
    const settled = expect(answer).rejects.toMatchObject({ name: 'DeskbellError' });
    await platform.advance(10_000);
    await settled;
    expect(platform.timers).toBe(0);

    const { signal } = caller.call();
    caller.dispose();
    expect(signal.aborted).toBe(true);
    expect(platform.timers).toBe(0);
  });
});
