import { expect, test } from 'vitest';
import { createTurnstile } from '../../src/server/turnstile.ts';

test('lets one through after another, whatever becomes of them, and refuses whoever finds too many waiting', async () => {
  const { pass } = createTurnstile(1);
  const inside: string[] = [];
  const visit = (name: string, fails = false) =>
    pass(async () => {
      inside.push(`${name} in`);
      await new Promise((turn) => setImmediate(turn));
      inside.push(`${name} out`);
      if (fails) throw new Error(name);
      return name;
    });
  const [first, second, third] = await Promise.allSettled([visit('Ada', true), visit('Bob'), visit('Cleo')]);
  expect(first).toMatchObject({ status: 'rejected', reason: { message: 'Ada' } });
  expect(second).toEqual({ status: 'fulfilled', value: 'Bob' });
  expect(third).toMatchObject({ status: 'rejected', reason: { kind: 'limited', retryAfterMs: expect.any(Number) } });
  expect(inside).toEqual(['Ada in', 'Ada out', 'Bob in', 'Bob out']);
  await expect(visit('Cleo')).resolves.toBe('Cleo');
});
