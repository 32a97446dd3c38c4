import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { show } from '../figure.ts';
import { comeBack } from './away.ts';
import { createKit } from './kit.ts';
import { lightenResponses } from './light-response.ts';

const kit = createKit();
const hourMs = 3_600_000;
const times = [['10 seconds', 10_000], ['an hour', hourMs], ['seven days', 7 * 24 * hourMs]] as const;

let undo: () => void;
beforeAll(() => {
  undo = lightenResponses();
});
afterAll(() => undo());

// Every minute without a network is simulated: `npm run promises` has the patience for a week of them. Nobody can say 5,000 things in ten seconds.
const isPatient = Number(process.env['DESKBELL_FAULTS'] ?? 1) > 1;
const absences = times.flatMap(([span, awayMs]) => [1, 50, 5_000].map((missed) => ({ span, awayMs, missed }))).filter(({ awayMs, missed }) => (isPatient ? missed < awayMs / 10 : awayMs === hourMs && missed === 50));

describe('a shopper who was without a network', () => {
  it.for(absences)('for $span reads all of $missed missed answers, in order', { timeout: 600_000 }, async ({ span, awayMs, missed }, test) => {
    const { isWhole, tookMs } = await comeBack(kit, 1, { awayMs, missed });
    expect(isWhole).toBe(true);
    show(test, `all of ${missed} missed in ${span}`);
    // A screenful is there at once; pages of a long log come one after the other.
    expect(tookMs).toBeLessThanOrEqual(Math.max(1_000, missed));
  });
});
