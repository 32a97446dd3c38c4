import { computed, type ReadonlySignal } from '@preact/signals-core';
import * as v from 'valibot';
import { CallbackOfferSchema, SlotSchema, type CallbackOffer, type Slot } from '../../protocol/index.ts';
import type { ChannelContext } from '../channel.ts';
import { createQuestion, type Asked } from './asked.ts';
import type { CallbackPort } from './port.ts';
import { groupByDay, isTimeZone, type Clocks, type Day } from './times.ts';

/** When the shop can call. */
export interface Timetable {
  readonly offer: ReadonlySignal<Asked<CallbackOffer>>;
  /** Days with free times. */
  readonly days: ReadonlySignal<Asked<readonly Day[]>>;
  /** Whether this backend has times to choose from. */
  readonly hasSlots: boolean;
  /** For saying times, at this moment. */
  clocks(): Clocks;
  /** Asks for hours and free times again. */
  refresh(): void;
  /** Asks for the free times again, because one has been taken. */
  refreshSlots(): void;
}

/** More than anybody looks through. */
const slotsLength = 1_000;

/** Reads a shop's hours and free times. Nothing is asked before the first {@link Timetable.refresh}. */
export function createTimetable(context: ChannelContext<CallbackPort>): Timetable {
  const { port, platform, journey, locale: said } = context;
  const offer = createQuestion({ context, put: (call) => port.offer(call), read: (answer) => v.parse(CallbackOfferSchema, answer) });
  const slots = createQuestion({ context, put: (call) => port.slots?.(call) ?? [], read: readSlots });

  function clocks(): Clocks {
    const locale = said.value;
    const { timeZone } = journey.context();
    const { state } = offer;
    const shop = state.value.is === 'known' ? state.value.value.timeZone : undefined;
    return { now: platform.now(), locale, timeZone, shopTimeZone: shop && isTimeZone(shop) ? shop : timeZone };
  }

  const days = computed((): Asked<readonly Day[]> => {
    const known = slots.state.value;
    return known.is === 'known' ? { is: 'known', value: groupByDay(known.value, clocks()) } : known;
  });

  return {
    offer: offer.state,
    days,
    hasSlots: port.slots !== undefined,
    clocks,
    refresh() {
      offer.ask();
      slots.ask();
    },
    refreshSlots: () => slots.ask(),
  };
}

/** One time that is none must not cost the others. */
function readSlots(answer: unknown): readonly Slot[] {
  return v.parse(v.array(v.unknown()), answer).slice(0, slotsLength).filter((one): one is Slot => v.is(SlotSchema, one));
}
