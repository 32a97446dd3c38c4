import { describe, expect, it } from 'vitest';
import { dueAt, dueOf } from '../../src/desk/models/due.ts';
import type { BookedCallback } from '../../src/protocol/index.ts';
import { item } from './fake-server.ts';

const minute = 60_000;
const now = 1_000 * minute;

function call(more: Partial<BookedCallback>) {
  return item('a', { channel: 'callback', at: 5, callback: { id: 'c', reference: 'DB-1', state: 'booked', when: { is: 'asap' }, phone: '+441632960000', ...more } });
}
const slot = (start: number) => call({ when: { is: 'slot', start }, by: start + 30 * minute });

describe('when to call', () => {
  it('is later, soon, now and overdue as a slot comes and goes', () => {
    expect(dueOf(slot(now + 16 * minute), now)).toEqual({ is: 'later', start: now + 16 * minute });
    expect(dueOf(slot(now + 15 * minute), now)).toEqual({ is: 'soon', start: now + 15 * minute });
    expect(dueOf(slot(now), now)).toEqual({ is: 'now', by: now + 30 * minute });
    expect(dueOf(slot(now - 30 * minute), now)).toEqual({ is: 'now', by: now });
    expect(dueOf(slot(now - 31 * minute), now)).toEqual({ is: 'overdue', by: now - minute });
  });

  it('is now for as soon as possible, until the promise is broken', () => {
    expect(dueOf(call({}), now)).toEqual({ is: 'now', by: undefined });
    expect(dueOf(call({ by: now + 1 }), now)).toEqual({ is: 'now', by: now + 1 });
    expect(dueOf(call({ by: now - 1 }), now)).toEqual({ is: 'overdue', by: now - 1 });
  });

  it('is nothing for a call that was made or called off, and for everything that is not a call', () => {
    expect(dueOf(call({ state: 'done' }), now)).toBeUndefined();
    expect(dueOf(call({ state: 'cancelled' }), now)).toBeUndefined();
    expect(dueOf({ ...call({}), status: 'done' }, now)).toBeUndefined();
    expect(dueOf(item('chat'), now)).toBeUndefined();
  });

  it('orders by the beginning of the slot, or by the promise', () => {
    expect([dueAt(slot(7)), dueAt(call({ by: 9 })), dueAt(call({}))]).toEqual([7, 9, 5]);
  });
});
