import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { createCatchUp } from '../../../src/channels/chat/catch-up.ts';
import { DeskbellError } from '../../../src/core/index.ts';
import { createFakePlatform } from '../../../src/testing/index.ts';

/** Readings that end when the test says so. */
function open(pace?: number) {
  const platform = createFakePlatform({ random: () => 0.5 });
  const everyMs = signal(pace);
  const readings: { resolve(): void; reject(error: unknown): void }[] = [];
  let count = 0;
  const catchUp = createCatchUp({
    platform,
    everyMs,
    read: () => {
      count++;
      return new Promise((resolve, reject) => readings.push({ resolve, reject }));
    },
  });
  return {
    catchUp,
    everyMs,
    platform,
    count: () => count,
    async end(error?: unknown) {
      const reading = readings.shift();
      if (error === undefined) reading?.resolve();
      else reading?.reject(error);
      await platform.settle();
    },
  };
}

describe('chat catch-up', () => {
  it('reads one at a time, and once more when there was a new reason meanwhile', async () => {
    const { catchUp, count, end } = open();
    catchUp.now();
    catchUp.now();
    catchUp.hurry();
    expect(count()).toBe(1);
    await end();
    expect(count()).toBe(2);
    await end();
    expect(count()).toBe(2);
  });

  it('reads at its pace, and at a new one at once', async () => {
    const { everyMs, platform, count, end } = open(60_000);
    await platform.advance(59_000);
    expect(count()).toBe(0);
    everyMs.value = 3_000;
    await platform.advance(3_000);
    expect(count()).toBe(1);
    await end();
    await platform.advance(3_000);
    expect(count()).toBe(2);
  });

  it('does penance after a failure unless something changed for the better', async () => {
    const { catchUp, platform, count, end } = open();
    catchUp.now();
    await end(new DeskbellError('unavailable'));
    expect(catchUp.trouble.value).toMatchObject({ times: 1, error: { kind: 'unavailable' } });
    catchUp.now();
    expect(count()).toBe(1);
    catchUp.hurry();
    expect(count()).toBe(2);
    await end(new Error('Something else'));
    expect(catchUp.trouble.value).toMatchObject({ times: 2, error: { kind: 'broken' } });
    await platform.advance(60_000);
    await end();
    expect(catchUp.trouble.value).toBeUndefined();
    expect(catchUp.isCurrent.value).toBe(true);
  });

  it('reads once more for a reason that comes while it does better than before', async () => {
    const { catchUp, count, end } = open();
    catchUp.now();
    await end(new DeskbellError('unavailable'));
    catchUp.hurry();
    catchUp.now();
    await end();
    expect(count()).toBe(3);
  });

  it('waits as long as it was told to, whoever is in a hurry', async () => {
    const { catchUp, platform, count, end } = open(1_000);
    catchUp.now();
    await end(new DeskbellError('limited', { retryAfterMs: 90_000 }));
    catchUp.hurry();
    await platform.advance(89_000);
    expect(count()).toBe(1);
    await platform.advance(1_000);
    expect(count()).toBe(2);
  });

  it('reads nothing more once it is put away', async () => {
    const { catchUp, platform, count, end } = open(1_000);
    catchUp.now();
    catchUp.dispose();
    await end();
    catchUp.hurry();
    await platform.advance(10_000);
    expect(count()).toBe(1);
    expect(platform.timers).toBe(0);
  });
});
