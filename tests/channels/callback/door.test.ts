import { expect, it } from 'vitest';
import { callback } from '../../../src/channels/callback/index.ts';
import type { Call } from '../../../src/core/contract.ts';
import { closed, createPort, offer } from './port.ts';

const call = {} as Call;

it('offers calls to every adapter that can book them', () => {
  expect(callback.offered({ callback: createPort().port })).toBe(true);
  expect(callback.offered({})).toBe(false);
});

it.each([offer, closed])('promises what the shop offers now', async (now) => {
  const { port } = createPort({ offer: async () => now });
  expect(await callback.promise({ callback: port }, call)).toEqual(now.availability);
});

it('lets an offer that fails fail: that is the shell’s to say', async () => {
  const { port } = createPort({ offer: () => Promise.reject(new Error('down')) });
  await expect(callback.promise({ callback: port }, call)).rejects.toThrow('down');
});
