import { describe, expect, it } from 'vitest';
import { createConnection, DeskbellError, type ErrorKind } from '../../src/core/index.ts';
import { createFakePlatform, type FakePlatformOptions } from '../../src/testing/index.ts';
import { createFakeLines } from './fake-lines.ts';

function open(options: { silenceMs?: number; dialMs?: number } & FakePlatformOptions = {}) {
  const { silenceMs, dialMs, ...world } = options;
  const platform = createFakePlatform(world);
  const backend = createFakeLines(silenceMs === undefined ? {} : { silenceMs });
  const news: string[] = [];
  const connection = createConnection({
    platform,
    dial: backend.dial,
    dialMs,
    onLine: () => {
      news.push('live');
      return () => news.push('lost');
    },
  });
  return { platform, backend, connection, news };
}

describe('connection', () => {
  it('dials nobody before a line is wanted', async () => {
    const { platform, backend, connection } = open();
    platform.wake();
    platform.visible.value = false;
    platform.visible.value = true;
    connection.redial();
    await platform.advance(60_000);
    expect(backend.dials).toHaveLength(0);
    expect(connection.state.value).toEqual({ is: 'idle' });
  });

  it('goes live, tells who listens, and goes idle when nobody wants it any more', async () => {
    const { platform, backend, connection, news } = open();
    connection.want(true);
    expect(connection.state.value).toEqual({ is: 'connecting' });
    const line = backend.last.accept();
    await platform.settle();
    expect(connection.state.value).toEqual({ is: 'live' });
    expect(connection.line.value).toBe(line);
    connection.want(false);
    expect(connection.state.value).toEqual({ is: 'idle' });
    expect(connection.line.value).toBeUndefined();
    expect(line.left).toBe(true);
    expect(news).toEqual(['live', 'lost']);
  });

  it('dials again after a loss, waiting anywhere up to a limit that doubles', async () => {
    const { platform, backend, connection } = open({ random: () => 0.999_999 });
    connection.want(true);
    const waits: number[] = [];
    for (let tries = 0; tries < 9; tries += 1) {
      backend.last.reject(new DeskbellError('unavailable'));
      await platform.settle();
      const state = connection.state.value;
      if (state.is !== 'waiting') throw new Error(`expected to wait, but ${state.is}`);
      const wait = state.until - platform.now();
      waits.push(Math.round(wait));
      await platform.advance(Math.ceil(wait));
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(backend.dials).toHaveLength(10);
  });

  it('waits briefly again after a line that was calm for half a minute, not after one that flaps', async () => {
    const { platform, backend, connection } = open({ random: () => 0.5 });
    const waitAfter = async (ms: number) => {
      const line = backend.last.accept();
      await platform.advance(ms);
      line.end({});
      await platform.settle();
      const state = connection.state.value;
      const wait = state.is === 'waiting' ? state.until - platform.now() : Number.NaN;
      await platform.advance(wait);
      return wait;
    };
    connection.want(true);
    expect(await waitAfter(1000)).toBe(250);
    expect(await waitAfter(29_999)).toBe(500);
    expect(await waitAfter(1000)).toBe(1000);
    expect(await waitAfter(30_000)).toBe(250);
  });

  it('waits at least as long as the backend asks, and comes back within the spread it gives', async () => {
    const { platform, backend, connection } = open({ random: () => 0.5 });
    connection.want(true);
    backend.last.reject(new DeskbellError('limited', { retryAfterMs: 7000 }));
    await platform.settle();
    expect(connection.state.value).toMatchObject({ is: 'waiting', until: platform.now() + 7000 });
    await platform.advance(7000);

    const line = backend.last.accept();
    await platform.settle();
    line.end({ spreadMs: 60_000 });
    await platform.settle();
    expect(connection.state.value).toMatchObject({ is: 'waiting', until: platform.now() + 30_000 });
  });

  it('stays away when the backend does not want it, until the page is loaded again', async () => {
    const { platform, backend, connection } = open();
    connection.want(true);
    const line = backend.last.accept();
    await platform.settle();
    line.end({ error: new DeskbellError('unauthorized'), retryable: false });
    await platform.settle();
    platform.wake();
    connection.redial();
    connection.want(false);
    connection.want(true);
    await platform.advance(120_000);
    expect(connection.state.value).toMatchObject({ is: 'stopped', error: { kind: 'unauthorized' } });
    expect(backend.dials).toHaveLength(1);
  });

  it.each([
    ['offline', 'waiting'],
    ['unavailable', 'waiting'],
    ['limited', 'waiting'],
    ['cancelled', 'waiting'],
    ['broken', 'waiting'],
    ['unauthorized', 'stopped'],
    ['unsupported', 'stopped'],
    ['gone', 'stopped'],
    ['refused', 'stopped'],
  ] as const)('takes a dial that fails with %s for %s', async (kind: ErrorKind, is: string) => {
    const { platform, backend, connection } = open();
    connection.want(true);
    backend.last.reject(new DeskbellError(kind));
    await platform.settle();
    expect(connection.state.value).toMatchObject({ is, error: { kind } });
  });

  it('gives up on a dial that never ends, and closes the line if it opens after all', async () => {
    const { platform, backend, connection, news } = open({ dialMs: 3000, random: () => 0 });
    connection.want(true);
    const slow = backend.last;
    await platform.advance(2999);
    expect(slow.signal.aborted).toBe(false);
    await platform.advance(1);
    expect(slow.signal.aborted).toBe(true);
    expect(backend.dials).toHaveLength(2);

    const late = slow.accept();
    const line = backend.last.accept();
    await platform.settle();
    expect(late.left).toBe(true);
    expect(connection.line.value).toBe(line);
    expect(news).toEqual(['live']);
  });

  it('never holds two lines, however it is pushed about', async () => {
    const { platform, backend, connection } = open();
    connection.want(true);
    for (let push = 0; push < 20; push += 1) {
      const dial = backend.last;
      if (push % 3 === 0) platform.wake();
      dial.accept();
      if (push % 4 === 0) connection.redial();
      if (push % 5 === 0) {
        connection.want(false);
        connection.want(true);
      }
      await platform.settle();
      expect(backend.open).toBeLessThanOrEqual(1);
      platform.wake();
      expect(backend.open).toBe(0);
    }
  });

  it('takes a silent line for dead, by the clock that never jumps, and dials anew without waiting for it to close', async () => {
    const { platform, backend, connection } = open({ silenceMs: 30_000, random: () => 0 });
    connection.want(true);
    const line = backend.last.accept();
    const { heard } = backend.last;
    await platform.advance(20_000);
    heard();
    platform.jump(365 * 24 * 60 * 60 * 1000);
    await platform.advance(29_999);
    expect(connection.state.value.is).toBe('live');
    await platform.advance(1);
    expect(line.left).toBe(true);
    expect(backend.dials).toHaveLength(2);
  });

  it('dials anew within half a second of a silence, however often it had failed before', async () => {
    const { platform, backend, connection } = open({ silenceMs: 21_000, random: () => 0.999_999 });
    connection.want(true);
    for (let tries = 0; tries < 6; tries += 1) {
      backend.last.reject(new DeskbellError('unavailable'));
      await platform.advance(30_000);
    }
    const { length } = backend.dials;
    backend.last.accept();
    await platform.advance(21_000);
    expect(connection.state.value.is).toBe('waiting');
    await platform.advance(500);
    expect(backend.dials).toHaveLength(length + 1);
  });

  it('never takes a line without a heartbeat for dead', async () => {
    const { platform, backend, connection } = open();
    connection.want(true);
    backend.last.accept();
    await platform.advance(24 * 60 * 60 * 1000);
    expect(connection.state.value.is).toBe('live');
    expect(platform.timers).toBe(0);
  });

  it('judges the silence when the page is seen again, since timers of hidden pages come late', async () => {
    let asleep = 0;
    const platform = createFakePlatform({ random: () => 0 });
    const sleeper = Object.assign(Object.create(platform) as typeof platform, { elapsed: () => platform.elapsed() + asleep });
    const backend = createFakeLines({ silenceMs: 30_000 });
    const connection = createConnection({ platform: sleeper, dial: backend.dial });
    connection.want(true);
    const line = backend.last.accept();
    await platform.settle();
    platform.visible.value = false;
    asleep = 8 * 60 * 60 * 1000;
    expect(line.left).toBe(false);
    platform.visible.value = true;
    expect(line.left).toBe(true);
  });

  it('dials at once when the page wakes, be it live, dialling or waiting', async () => {
    const { platform, backend, connection } = open();
    connection.want(true);
    backend.last.accept();
    await platform.settle();
    platform.wake();
    expect(backend.dials).toHaveLength(2);
    expect(backend.open).toBe(0);
    platform.wake();
    expect(backend.dials).toHaveLength(3);
    expect(backend.dials[1]?.signal.aborted).toBe(true);
    backend.last.reject(new DeskbellError('unavailable'));
    await platform.settle();
    platform.wake();
    expect(backend.dials).toHaveLength(4);
    expect(platform.timers).toBe(1);
  });

  it('does not wait any longer when somebody looks', async () => {
    const { platform, backend, connection } = open({ random: () => 0.9 });
    platform.visible.value = false;
    connection.want(true);
    backend.last.reject(new DeskbellError('unavailable'));
    await platform.settle();
    platform.visible.value = true;
    expect(backend.dials).toHaveLength(2);
  });

  it('survives a dial that throws at once, a line whose end is an error, and a listener that throws', async () => {
    const platform = createFakePlatform({ random: () => 0 });
    const lines = createFakeLines();
    let dials = 0;
    const connection = createConnection({
      platform,
      dial(dialling) {
        dials += 1;
        if (dials === 1) throw new Error('at once');
        if (dials === 2) return Promise.resolve({ closed: Promise.reject(new Error('rejected end')), close() {} });
        return lines.dial(dialling);
      },
      onLine() {
        if (dials === 3) throw new Error('a mistake of ours');
      },
    });
    connection.want(true);
    await platform.settle();
    await platform.advance(10);
    expect(dials).toBe(3);
    lines.last.accept();
    await platform.settle();
    expect(connection.state.value.is).toBe('live');
    expect(platform.logs).toHaveLength(1);
    connection.dispose();
  });

  it('leaves no line, no timer and no listener when disposed', async () => {
    const { platform, backend, connection } = open({ silenceMs: 30_000 });
    connection.want(true);
    const line = backend.last.accept();
    await platform.settle();
    expect(platform.timers).toBe(1);
    connection.dispose();
    expect(line.left).toBe(true);
    expect(platform.timers).toBe(0);
    expect(platform.listeners).toBe(0);
    platform.visible.value = false;
    platform.visible.value = true;
    expect(backend.dials).toHaveLength(1);
  });
});
