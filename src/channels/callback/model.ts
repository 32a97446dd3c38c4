import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core';
import * as v from 'valibot';
import type { Call } from '../../core/contract.ts';
import type { Draft } from '../../core/outbox.ts';
import type { Say } from '../../core/text.ts';
import { CallbackRequestSchema, limits, type CallbackOffer, type CallTime, type FieldProblems } from '../../protocol/index.ts';
import { createCarried } from '../carried.ts';
import { createCaution, type Caution } from '../caution.ts';
import type { ChannelContext, ChannelModel } from '../channel.ts';
import { followLetters, type Letter } from '../letters.ts';
import { openPersonNotes } from '../person.ts';
import { mend } from '../problems.ts';
import { ChangeSchema, createBookings, newsOf, readBooked, whatOf, type Booking } from './bookings.ts';
import { countryOf } from './calling-codes.ts';
import type { CallbackPort } from './port.ts';
import { check, emptyFields, fieldsOf, type CallbackFields } from './request.ts';
import type { CallbackPhrases } from './text/en.ts';
import { createTimetable, type Timetable } from './timetable.ts';

/** Asking for a call, and the calls that were asked for. */
export interface CallbackModel extends ChannelModel, Pick<Caution, 'Warning'> {
  readonly timetable: Timetable;
  readonly fields: ReadonlySignal<CallbackFields>;
  /** Whether the visitor agreed to {@link CallbackModel.consentSentence}. Never kept: everybody agrees anew. */
  readonly consent: ReadonlySignal<boolean>;
  readonly consentSentence: ReadonlySignal<string>;
  readonly problems: ReadonlySignal<FieldProblems>;
  /** The request that is on its way, kept or refused. Absent: there is none, and the form may be shown. */
  readonly asking: ReadonlySignal<Letter | undefined>;
  readonly bookings: ReadonlySignal<readonly Booking[]>;
  /** Whether the visitor wants the form, although there is a call already. */
  readonly another: ReadonlySignal<boolean>;
  /** Whether what waits outlives the tab. */
  readonly durable: ReadonlySignal<boolean>;
  readonly canMove: boolean;
  readonly canCancel: boolean;
  write(change: Partial<CallbackFields>): void;
  agree(consent: boolean): void;
  /** Asks for the call, or says what is wrong with the form, or warns of what is in it. While a request is on its way it does nothing. */
  send(): void;
  askForAnother(): void;
  /** Tries what waits now. */
  hurry(): void;
  /** Puts a request that did not go out back into the form. */
  takeBack(letter: Letter): void;
  /** Sends a refused request once more, as it is. */
  sendAgain(letter: Letter): void;
  move(booking: Booking, when: CallTime): void;
  cancel(booking: Booking): void;
  /** Gives up a change that waits or was refused. */
  giveUp(letter: Letter): void;
}

/** Starts "call me". */
export function createCallbackModel(context: ChannelContext<CallbackPort>, say: Say<CallbackPhrases>): CallbackModel {
  const { port, outbox, journey, platform, locale, settings } = context;
  const half = context.halfTyped<CallbackFields>('callback');
  const notes = openPersonNotes(context);
  const carried = createCarried(journey);
  const timetable = createTimetable(context);
  const letters = followLetters({ context, channel: 'callback', onProgress });
  const bookings = createBookings(context, letters.all);
  const problems = signal<FieldProblems>({});
  const another = signal(false);
  const announced = new Map<string, string>();
  const consentSentence = computed(() => say('consent', { shop: settings.shop }).slice(0, limits.consentLength));
  /** In another language it is another sentence, which nobody has agreed to yet. */
  const agreedTo = signal('');
  const consent = computed(() => agreedTo.value === consentSentence.value);

  const fields = computed((): CallbackFields => {
    const { name = '' } = journey.person.value;
    const typed = { ...emptyFields, name, ...half.fields.value };
    const offer = timetable.offer.value;
    return offer.is === 'known' ? { ...typed, ...offeredChoices(typed, offer.value) } : typed;
  });

  /** What is chosen must be on offer; where nothing is chosen, what most people want. */
  function offeredChoices({ country, when }: CallbackFields, { countries, availability }: CallbackOffer): Pick<CallbackFields, 'country' | 'when'> {
    const own = new Intl.Locale(locale.value).region ?? '';
    const usual = countries.includes(own) ? own : (countries[0] ?? '');
    const days = timetable.days.value;
    const isGone = /^\d/.test(when) && days.is === 'known' && !days.value.some(({ starts }) => starts.includes(Number(when)));
    const isOpen = availability.is === 'open';
    return {
      country: countries.includes(country) ? country : usual,
      when: isGone ? 'slot' : isOpen ? when || 'asap' : when === 'asap' ? '' : when,
    };
  }

  const asking = computed(() => letters.all.value.find(({ draft, progress }) => draft.type === 'callback.request' && progress.value.is !== 'sent'));

  const stopServing = outbox.serve('callback', async (draft, call) => {
    const booked = readBooked(await deliver(draft, call));
    // A call must not be promised on nonsense.
    if (!booked) throw call.error('broken', { message: `The answer to ${draft.type} is no booked call.` });
    context.emit(facts[draft.type] ?? 'callback.changed');
    return booked;
  });

  /** Bodies are parsed, because they may have been kept by another version of us. */
  function deliver({ type, body }: Draft, call: Call): Promise<unknown> {
    if (type === 'callback.request') return port.request(v.parse(CallbackRequestSchema, body), call);
    const { callback, when } = v.parse(ChangeSchema, body);
    if (type === 'callback.move' && when && port.move) return port.move({ callback, when }, call);
    if (type === 'callback.cancel' && port.cancel) return port.cancel(callback, call);
    throw call.error('unsupported', { message: `This backend cannot do ${type}.` });
  }

  const stopWatching = effect(() => {
    if (context.shown.value) untracked(onShown);
  });

  function onShown() {
    timetable.refresh();
    bookings.refresh();
    void half.ready.then(takeOverWords);
  }

  function takeOverWords() {
    const found = carried.take(() => fields.peek().note);
    if (found) half.type({ note: found.words });
  }

  function onProgress(letter: Letter) {
    const { draft, progress } = letter;
    const now = progress.peek();
    const isRequest = draft.type === 'callback.request';
    if (now.is === 'sent') {
      const booked = readBooked(now.result);
      // Another tab delivered it, and this one did not hear the answer.
      if (booked) bookings.note(booked);
      else bookings.refresh();
      letters.drop(draft.id);
    }
    // The shop offers something else than what is shown: a time has been taken, or it has closed meanwhile.
    if (now.is === 'refused' && (now.error.fields['when'] || now.error.fields['country'])) timetable.refresh();
    if (!isRequest) return announceChange(letter);
    if (now.is === 'kept' || now.is === 'sent') void half.ready.then(() => forget(fieldsOf(draft.body)));
    if (now.is === 'sent') another.value = false;
    if (now.is === 'refused' && Object.keys(now.error.fields).length > 0) {
      takeBack(draft);
      if (now.error.fields['when']) half.type({ when: timetable.hasSlots ? 'slot' : '' });
    }
  }

  /** Once for each piece of news: an attempt that fails like the one before is none. */
  function announceChange(letter: Letter) {
    const { is } = letter.progress.peek();
    const what = whatOf(letter);
    const news = is === 'sent' ? (what === 'move' ? 'moved' : 'cancelled') : newsOf({ what, letter });
    if (!news || is === 'sending' || announced.get(letter.draft.id) === news) return;
    announced.set(letter.draft.id, news);
    if (context.shown.peek()) context.announce(say(news));
  }

  /** What is safe in the outbox needs no second place. */
  function forget(said: CallbackFields) {
    if (fields.peek().phone.trim() !== said.phone) return;
    journey.introduce({ name: said.name });
    agreedTo.value = '';
    half.clear();
    notes.forget();
    carried.sent();
  }

  function takeBack({ id, body, state }: Draft) {
    const now = state.peek();
    // Too late: it may be arriving just now.
    if (now.is === 'sending') return;
    half.type(fieldsOf(body));
    problems.value = now.is === 'refused' ? now.error.fields : {};
    another.value = true;
    outbox.dismiss(id);
  }

  function submit(type: string, body: unknown) {
    outbox.submit({ channel: 'callback', type, body });
    context.engaged();
  }

  const checkNow = () => check(fields.peek(), consent.peek() ? agreedTo.peek() : '');

  function mendProblems(names: readonly string[]) {
    const found = checkNow();
    problems.value = mend(problems.peek(), found.is === 'wrong' ? found.problems : {}, names);
  }

  function write(change: Partial<CallbackFields>) {
    half.type(change);
    if (change.name !== undefined) notes.note({ name: change.name });
    if (change.note !== undefined) carried.typed(change.note);
    const offer = timetable.offer.peek();
    if (change.phone !== undefined && offer.is === 'known') {
      const country = countryOf(change.phone, offer.value.countries, fields.peek().country);
      if (country) half.type({ country });
    }
    // A number is right or wrong together with its country.
    mendProblems('phone' in change || 'country' in change ? [...Object.keys(change), 'phone', 'country'] : Object.keys(change));
  }

  /** What was chosen is not looked at: it holds digits of its own. */
  const caution = createCaution({
    fields() {
      const { name, phone, note } = fields.value;
      return { name, phone, note };
    },
    write,
    announce: context.announce,
  });

  function send() {
    if (asking.peek()) return;
    const found = checkNow();
    problems.value = found.is === 'wrong' ? found.problems : {};
    if (found.is === 'right' && caution.admits(send)) submit('callback.request', found.request);
  }

  return {
    timetable,
    fields,
    consent,
    consentSentence,
    problems,
    asking,
    bookings: bookings.all,
    another,
    durable: platform.store.durable,
    canMove: port.move !== undefined,
    canCancel: port.cancel !== undefined,

    Warning: caution.Warning,
    write,

    agree(agreed) {
      agreedTo.value = agreed ? consentSentence.peek() : '';
      mendProblems(['consent']);
    },

    send,

    askForAnother() {
      another.value = true;
    },

    hurry: () => outbox.hurry('callback'),

    takeBack: ({ draft }) => takeBack(draft),

    sendAgain({ draft }) {
      outbox.dismiss(draft.id);
      submit(draft.type, draft.body);
    },

    move: ({ booked }, when) => submit('callback.move', { callback: booked.id, when }),
    cancel: ({ booked }) => submit('callback.cancel', { callback: booked.id }),
    giveUp: ({ draft }) => outbox.dismiss(draft.id),

    dispose() {
      stopWatching();
      stopServing();
      letters.dispose();
      half.dispose();
      notes.dispose();
    },
  };
}

/** What the embedding page is told. */
const facts: Readonly<Record<string, string>> = {
  'callback.request': 'callback.requested',
  'callback.move': 'callback.moved',
  'callback.cancel': 'callback.cancelled',
};
