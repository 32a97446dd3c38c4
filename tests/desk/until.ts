import { vi } from 'vitest';

/** Waits for something to come true. Patient, because the machine may be busy with other tests, and quick when it is. */
export function until<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { interval: 5, timeout: 10_000 });
}
