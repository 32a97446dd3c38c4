import { describe, expect, it } from 'vitest';
import { attempt, DeskbellError } from '../../src/core/index.ts';
import { createFakePlatform } from '../../src/testing/index.ts';

describe('an attempt', () => {
  it('gives what the work gives, and leaves no timer', async () => {
    const platform = createFakePlatform();
    expect(await attempt({ platform, work: () => 7 })).toBe(7);
    expect(await attempt({ platform, work: () => Promise.resolve('later') })).toBe('later');
    expect(platform.timers).toBe(0);
  });

  it('fails with an error of ours, whatever was thrown and whenever', async () => {
    const platform = createFakePlatform();
    const works = [
      () => {
        throw new Error('at once');
      },
      () => Promise.reject(new Error('later')),
      () => Promise.reject(new Response(null, { status: 500 })),
      () => Promise.reject(),
    ];
    for (const work of works) await expect(attempt({ platform, work })).rejects.toMatchObject({ name: 'DeskbellError' });
    expect(platform.timers).toBe(0);
  });

  it('ends when its time is over, even if the work ignores that', async () => {
    const platform = createFakePlatform();
    let given: AbortSignal | undefined;
    const answer = attempt({ platform, ms: 100, work: (signal) => new Promise<never>(() => (given = signal)) });
    const settled = expect(answer).rejects.toMatchObject({ kind: 'unavailable' });
    await platform.advance(100);
    await settled;
    expect(given?.aborted).toBe(true);
  });

  it('calls a timeout what it is, even if the work rejects with an AbortError', async () => {
    const platform = createFakePlatform();
    const work = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('x', 'AbortError'))));
    const settled = expect(attempt({ platform, ms: 100, work })).rejects.toMatchObject({ kind: 'unavailable' });
    await platform.advance(100);
    await settled;
  });

  it('ends when somebody gives up, before or during', async () => {
    const platform = createFakePlatform();
    let worked = false;
    const early = attempt({ platform, signal: AbortSignal.abort(), work: () => (worked = true) });
    await expect(early).rejects.toMatchObject({ kind: 'cancelled' });
    expect(worked).toBe(false);

    const stop = new AbortController();
    const during = attempt({ platform, signal: stop.signal, work: () => new Promise<never>(() => {}) });
    stop.abort(new DeskbellError('gone'));
    await expect(during).rejects.toMatchObject({ kind: 'cancelled' });
    expect(platform.timers).toBe(0);
  });

  it('lets nobody hear of a failure that comes too late', async () => {
    const platform = createFakePlatform();
    let fail!: (error: Error) => void;
    const answer = attempt({ platform, ms: 100, work: () => new Promise<never>((_, reject) => (fail = reject)) });
    const settled = expect(answer).rejects.toMatchObject({ kind: 'unavailable' });
    await platform.advance(100);
    await settled;
    fail(new Error('too late'));
    // An unhandled rejection would fail the whole run.
    await platform.settle();
  });
});
