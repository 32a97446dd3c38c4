import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import * as v from 'valibot';
import { BookedCallbackSchema, CallTimeSchema, type BookedCallback } from '../../protocol/index.ts';
import type { ChannelContext } from '../channel.ts';
import type { Letter } from '../letters.ts';
import { createQuestion } from './asked.ts';
import type { CallbackPort } from './port.ts';
import type { CallbackPhrases } from './text/en.ts';

/** A call that is booked, and what is being changed about it. */
export interface Booking {
  readonly booked: BookedCallback;
  /** It was booked or changed on this page, as opposed to found when coming back. */
  readonly isFresh: boolean;
  /** Another time or a cancellation on its way, or refused. */
  readonly change?: { readonly what: 'move' | 'cancel'; readonly letter: Letter } | undefined;
}

/** This visitor's calls, as far as they are known here. */
export interface Bookings {
  readonly all: ReadonlySignal<readonly Booking[]>;
  /** Takes in what the backend answered to a booking, a move or a cancellation. */
  note(booked: BookedCallback): void;
  /** Asks for the list, if the backend keeps one. */
  refresh(): void;
}

/** What the backend answered, if it makes sense. */
export function readBooked(answer: unknown): BookedCallback | undefined {
  const { success, output } = v.safeParse(BookedCallbackSchema, answer);
  return success ? output : undefined;
}

/** What a change changes. */
export function whatOf({ draft }: Letter): 'move' | 'cancel' {
  return draft.type === 'callback.move' ? 'move' : 'cancel';
}

/** What a move or a cancellation says. */
export const ChangeSchema = v.object({ callback: v.string(), when: v.optional(CallTimeSchema) });

/** The call a move or a cancellation is about. */
function callbackOf({ draft: { type, body } }: Letter): string | undefined {
  return type !== 'callback.request' && v.is(ChangeSchema, body) ? body.callback : undefined;
}

/** The phrase for a change that is not through yet, or never will be. Until it is, the call is as it was. */
export function newsOf({ what, letter }: NonNullable<Booking['change']>): keyof CallbackPhrases | undefined {
  const progress = letter.progress.value;
  if (progress.is === 'sending') return what === 'move' ? 'moving' : 'cancelling';
  if (progress.is === 'kept') return what === 'move' ? 'moveKept' : 'cancelKept';
  if (progress.is !== 'refused') return undefined;
  if (what === 'cancel') return 'cancelRefused';
  return progress.error.fields['when'] === 'taken' ? 'moveTaken' : 'moveRefused';
}

/** Keeps the calls of a visitor: those of the backend's list and those that were booked here since. */
export function createBookings(context: ChannelContext<CallbackPort>, letters: ReadonlySignal<readonly Letter[]>): Bookings {
  const { list } = context.port;
  const fresh = signal<ReadonlyMap<string, BookedCallback>>(new Map());
  let beforeAsking = fresh.peek();
  const listed = createQuestion({
    context,
    put(call) {
      beforeAsking = fresh.peek();
      return list?.call(context.port, call);
    },
    read(answer) {
      const calls = readList(answer);
      // The list knows better about everything but what was noted while it was on its way.
      fresh.value = new Map([...fresh.peek()].filter(([id, one]) => beforeAsking.get(id) !== one));
      return calls;
    },
  });

  const all = computed(() => {
    const known = new Map<string, BookedCallback>();
    const answer = listed.state.value;
    if (answer.is === 'known') for (const one of answer.value) known.set(one.id, one);
    for (const [id, one] of fresh.value) known.set(id, one);
    return [...known.values()]
      .filter(({ id, state }) => state === 'booked' || fresh.value.has(id))
      .map((booked): Booking => ({ booked, isFresh: fresh.value.has(booked.id), change: changeOf(booked.id) }))
      .sort((a, b) => dueAt(a) - dueAt(b));
  });

  function changeOf(id: string): Booking['change'] {
    const letter = letters.value.findLast((one) => callbackOf(one) === id);
    return letter && letter.progress.value.is !== 'sent' ? { what: whatOf(letter), letter } : undefined;
  }

  return {
    all,
    note(booked) {
      fresh.value = new Map(fresh.peek()).set(booked.id, booked);
    },
    refresh() {
      if (list) listed.ask();
    },
  };
}

function dueAt({ booked }: Booking): number {
  return booked.when.is === 'slot' ? booked.when.start : 0;
}

function readList(answer: unknown): readonly BookedCallback[] {
  return v.parse(v.array(v.unknown()), answer).map(readBooked).filter((one) => one !== undefined);
}
