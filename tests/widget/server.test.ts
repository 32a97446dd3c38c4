import { expect, it } from 'vitest';

it('is imported on a server without doing or needing anything', async () => {
  expect(typeof document).toBe('undefined');
  const before = new Set(Object.getOwnPropertyNames(globalThis));
  const { mount, contractVersion } = await import('../../src/index.ts');
  expect(typeof mount).toBe('function');
  expect(contractVersion).toBe(1);
  expect(Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name))).toEqual([]);
});
