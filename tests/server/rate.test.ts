import { describe, expect, test } from 'vitest';
import { createRateLimiter, networkOf } from '../../src/server/rate.ts';
import { createHeldClock } from './held-clock.ts';

describe('a bucket', () => {
  test('gives its burst at once, then one token for each that has come back', () => {
    const clock = createHeldClock();
    const rates = createRateLimiter(clock, { chat: { burst: 3, perSecond: 2 } });
    expect([1, 2, 3].map(() => rates.take('chat', 'ada'))).toEqual([0, 0, 0]);
    expect(rates.take('chat', 'ada')).toBe(500);
    clock.advance(499);
    expect(rates.take('chat', 'ada')).toBe(1);
    clock.advance(1);
    expect(rates.take('chat', 'ada')).toBe(0);
    expect(rates.take('chat', 'ada')).toBe(500);
  });

  test('never holds more than its burst', () => {
    const clock = createHeldClock();
    const rates = createRateLimiter(clock, { chat: { burst: 2, perSecond: 1 } });
    rates.take('chat', 'ada');
    clock.advance(1_000_000);
    expect([1, 2, 3].map(() => rates.take('chat', 'ada') === 0)).toEqual([true, true, false]);
  });

  test('is one per person and per kind', () => {
    const rates = createRateLimiter(createHeldClock(), { chat: { burst: 1, perSecond: 1 }, contact: { burst: 1, perSecond: 1 } });
    expect([rates.take('chat', 'ada'), rates.take('chat', 'bob'), rates.take('contact', 'ada')]).toEqual([0, 0, 0]);
    expect(rates.take('chat', 'ada')).toBeGreaterThan(0);
  });

  test('does not mind a clock that goes back', () => {
    const clock = createHeldClock(10_000);
    const rates = createRateLimiter(clock, { chat: { burst: 1, perSecond: 1 } });
    rates.take('chat', 'ada');
    clock.advance(-5_000);
    expect(rates.take('chat', 'ada')).toBe(1_000);
  });

  test('refuses with the wait', () => {
    const rates = createRateLimiter(createHeldClock(), { chat: { burst: 1, perSecond: 1 } });
    rates.demand('chat', 'ada');
    expect(() => rates.demand('chat', 'ada')).toThrow(expect.objectContaining({ kind: 'limited', retryAfterMs: 1_000 }));
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:51034', '192.0.2.7'],
  ['[2001:db8:1:2::9]:51034', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
