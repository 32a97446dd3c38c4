import * as v from 'valibot';
import { BookedCallbackSchema, CallbackOfferSchema, type BookedCallback } from '../../protocol/index.ts';
import { check, checkNamed, equal, rejection } from '../assert.ts';
import type { Case } from '../case.ts';
import type { Stage } from '../stage.ts';
import { callRequest } from './any.ts';

async function book(stage: Stage, note?: string, id = stage.newId()): Promise<BookedCallback> {
  const booked = await stage.port('callback').request(callRequest(stage, note), stage.call({ id }));
  const { success, issues } = v.safeParse(BookedCallbackSchema, booked);
  check(success, `What was booked is not what the protocol says: ${issues?.[0]?.message}`);
  return booked;
}

async function freeSlots(stage: Stage) {
  return (await stage.port('callback').slots?.(stage.call())) ?? [];
}

async function listed(stage: Stage): Promise<readonly string[]> {
  return ((await stage.port('callback').list?.(stage.call())) ?? []).map(({ id }) => id);
}

/** What "call me" promises. */
export const callbackCases: readonly Case[] = [
  {
    name: 'callback.offer is what the protocol says',
    claim: 'callback',
    async run(stage) {
      const { success, issues } = v.safeParse(CallbackOfferSchema, await stage.port('callback').offer(stage.call()));
      check(success, `The offer is not one: ${issues?.[0]?.message}`);
    },
  },
  {
    name: 'callback.request books a call',
    claim: 'callback',
    async run(stage) {
      const booked = await book(stage, 'The blue one');
      equal(booked.state, 'booked', 'A call asked for is booked.');
      equal(await stage.control('stored')('callback'), ['The blue one'], 'One call must be stored.');
    },
  },
  {
    name: 'callback.request books once, however often it is repeated',
    claim: 'callback',
    async run(stage) {
      const id = stage.newId();
      const first = await book(stage, 'Once', id);
      equal(await book(stage, 'Once', id), first, 'A repeated request must get the same answer.');
      equal(await stage.control('stored')('callback'), ['Once'], 'Repeated with the same id, a call is one call.');
    },
  },
  {
    name: 'callback.request names the field that is refused',
    claim: 'callback',
    async run(stage) {
      const wrong = { ...callRequest(stage), phone: 'ring me' };
      const refused = await rejection(stage.port('callback').request(wrong, stage.call()), ['refused'], 'The number is none.');
      checkNamed(refused, 'phone', 'phone');
    },
  },
  {
    name: 'callback.slots lie in the future, in order, and do not overlap',
    claim: 'callback.slots',
    async run(stage) {
      const slots = await freeSlots(stage);
      check(slots.length > 0, 'The harness must offer some slots.');
      let end = Date.now();
      for (const slot of slots) {
        check(slot.start >= end && slot.end > slot.start, `The slot ${JSON.stringify(slot)} is past or overlaps the one before.`);
        ({ end } = slot);
      }
    },
  },
  {
    name: 'callback.request books the slot that was chosen, and refuses one that is not offered',
    claim: 'callback.slots',
    async run(stage) {
      const [slot] = await freeSlots(stage);
      check(slot, 'The harness must offer some slots.');
      const when = { is: 'slot', start: slot.start } as const;
      const booked = await stage.port('callback').request({ ...callRequest(stage), when }, stage.call());
      equal(booked.when, when, 'The slot that was chosen must be booked.');
      const odd = { ...callRequest(stage), when: { is: 'slot', start: slot.start + 1 } as const };
      const refused = await rejection(stage.port('callback').request(odd, stage.call()), ['refused'], 'There is no such slot.');
      checkNamed(refused, 'when', 'taken');
    },
  },
  {
    name: 'callback.list asks nobody who has never asked for a call, and keeps nothing',
    claim: 'callback.list',
    async run(stage) {
      equal(await listed(stage), [], 'Nothing has been booked.');
      check(!(await stage.isKnown()), 'Looking must not make the visitor known.');
    },
  },
  {
    name: 'callback.list shows what is booked',
    claim: 'callback.list',
    async run(stage) {
      const { id } = await book(stage);
      equal(await listed(stage), [id], 'The booked call must be listed.');
    },
  },
  {
    name: 'callback.move moves a call, and repeating it changes nothing',
    claim: 'callback.move',
    async run(stage) {
      const { id } = await book(stage);
      const slot = (await freeSlots(stage)).at(-1);
      check(slot, 'The harness must offer some slots.');
      const when = { is: 'slot', start: slot.start } as const;
      const moveId = stage.newId();
      const move = () => stage.port('callback').move?.({ callback: id, when }, stage.call({ id: moveId }));
      const moved = await move();
      equal(moved?.when, when, 'The call must be moved.');
      equal(await move(), moved, 'Repeated with the same id, moving is one move.');
    },
  },
  {
    name: 'callback.cancel cancels a call, and it is booked no more',
    claim: 'callback.cancel',
    async run(stage) {
      const { id } = await book(stage);
      const cancelId = stage.newId();
      const cancel = () => stage.port('callback').cancel?.(id, stage.call({ id: cancelId }));
      equal((await cancel())?.state, 'cancelled', 'The call must be cancelled.');
      equal((await cancel())?.state, 'cancelled', 'Repeated with the same id, cancelling is still fine.');
      check(!(await listed(stage)).includes(id), 'A cancelled call must not be listed.');
    },
  },
];
