import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core';
import * as v from 'valibot';
import { attempt } from '../../core/attempt.ts';
import type { Draft } from '../../core/outbox.ts';
import type { Say } from '../../core/text.ts';
import { ContactOfferSchema, ContactReceiptSchema, ContactRequestSchema, ContactStatusSchema, type ContactOffer, type ContactReceipt, type ContactRequest, type ContactStatus, type FieldProblems } from '../../protocol/index.ts';
import { createCaution, type Caution } from '../caution.ts';
import type { ChannelContext, ChannelModel } from '../channel.ts';
import { createCarried } from '../carried.ts';
import { followLetters, type Letter } from '../letters.ts';
import { openPersonNotes } from '../person.ts';
import { mend } from '../problems.ts';
import type { ContactPort } from './port.ts';
import { check, emptyFields, fieldsOf, orderNumberRule, type ContactFields, type OrderNumberRule } from './request.ts';
import type { ContactPhrases } from './text/en.ts';

/** The contact form: what is typed, what is wrong with it, and what became of what was sent. */
export interface ContactModel extends ChannelModel, Pick<Caution, 'Warning'> {
  /** Absent until the backend has answered or was given up; the form is then shown without topics. */
  readonly offer: ReadonlySignal<ContactOffer | undefined>;
  readonly fields: ReadonlySignal<ContactFields>;
  readonly orderNumber: ReadonlySignal<OrderNumberRule>;
  readonly problems: ReadonlySignal<FieldProblems>;
  /** What was sent from this form and is on its way, kept, there or refused. Absent: the form is being written. */
  readonly letter: ReadonlySignal<Letter | undefined>;
  /** What was written on earlier pages or in other tabs and has news. */
  readonly earlier: ReadonlySignal<readonly Letter[]>;
  /** How what was written before stands, where the backend tells: the newest few, and none from long ago. */
  readonly standing: ReadonlySignal<readonly ContactStatus[]>;
  /** The present, for saying times. */
  now(): number;
  /** Whether what waits outlives the tab. */
  readonly durable: ReadonlySignal<boolean>;
  write(change: Partial<ContactFields>): void;
  /** Sends what is written, or says what is wrong with it, or warns of what is in it. While something is on its way it does nothing. */
  send(): void;
  /** Tries what waits now. */
  hurry(): void;
  /** Puts a letter that did not go out back into the form, together with what is written there. */
  takeBack(letter: Letter): void;
  /** Sends a refused letter once more, as it is. */
  sendAgain(letter: Letter): void;
  /** Looks no more at this letter. One that still waits goes on waiting; one that was refused is thrown away. */
  putAway(letter: Letter): void;
}

/** What a letter said. */
export function requestOf(letter: Letter): ContactFields {
  return fieldsOf(letter.draft.body);
}

/** What the backend said about a letter that arrived. Whatever of it is nonsense is left out: the letter has arrived. */
export function receiptOf(result: unknown): ContactReceipt {
  const { success, output } = v.safeParse(ReceiptSchema, result);
  return success ? output : {};
}

const ReceiptSchema = v.object({
  reference: v.fallback(ContactReceiptSchema.entries.reference, undefined),
  replyBy: v.fallback(ContactReceiptSchema.entries.replyBy, undefined),
});

/** So many are shown, if they were written within this time: the rest is history, not news. */
const standingLength = 3;
const standingMs = 30 * 24 * 3_600_000;

/** Starts the contact form. */
export function createContactModel(context: ChannelContext<ContactPort>, say: Say<ContactPhrases>): ContactModel {
  const { port, outbox, journey, platform } = context;
  const half = context.halfTyped<ContactFields>('contact');
  const notes = openPersonNotes(context);
  const carried = createCarried(journey);
  const offer = signal<ContactOffer | undefined>(undefined);
  const standing = signal<readonly ContactStatus[]>([]);
  const problems = signal<FieldProblems>({});
  const current = signal<string | undefined>(undefined);
  const nothingOffered: ContactOffer = { topics: [] };
  let offerKnown = false;

  const fields = computed((): ContactFields => ({ ...emptyFields, ...journey.person.value, ...half.fields.value }));
  const letters = followLetters({ context, channel: 'contact', onProgress });
  const letter = computed(() => letters.all.value.find(({ draft }) => draft.id === current.value));
  const earlier = computed(() =>
    letters.all.value.filter(({ draft, progress }) => draft.id !== current.value && progress.value.is !== 'sending'),
  );

  const stopServing = outbox.serve('contact', async (draft, call) => {
    // Parsed, because it may have been kept by another version of us.
    const request = v.parse(ContactRequestSchema, draft.body);
    const receipt = receiptOf(await port.send(request, call));
    context.emit('contact.sent', request.topic ? { topic: request.topic } : {});
    return receipt;
  });

  const stopWatching = effect(() => {
    if (context.shown.value) untracked(onShown);
  });

  function onShown() {
    void half.ready.then(takeOverWords);
    if (!offerKnown) void loadOffer();
    if (port.list) void loadStanding();
  }

  async function loadStanding() {
    try {
      const all = v.parse(v.array(ContactStatusSchema), await attempt({ platform, work: (signal) => port.list?.(context.call(signal)) }));
      standing.value = all.filter(({ at }) => at > platform.now() - standingMs).slice(0, standingLength);
    } catch (thrown) {
      // A courtesy: what was known stays, and the form works without.
      platform.log('How earlier requests stand could not be read.', thrown);
    }
  }

  async function loadOffer() {
    try {
      if (port.offer) offer.value = v.parse(ContactOfferSchema, await attempt({ platform, work: (signal) => port.offer?.(context.call(signal)) }));
      offer.value ??= nothingOffered;
      offerKnown = true;
    } catch (thrown) {
      // A form without topics is better than none; the next visit asks again.
      offer.value ??= nothingOffered;
      platform.log('The contact offer could not be read.', thrown);
    }
  }

  /** A search becomes the subject, anything else typed elsewhere the beginning of the message. */
  function takeOverWords() {
    const found = carried.take((searched) => fields.peek()[searched ? 'subject' : 'message']);
    if (found) half.type({ [found.searched ? 'subject' : 'message']: found.words });
  }

  function onProgress({ draft, progress }: Letter) {
    const now = progress.peek();
    const isCurrent = draft.id === current.peek();
    if (now.is === 'refused' && isCurrent && Object.keys(now.error.fields).length > 0) takeBack(draft);
    if (now.is === 'kept' || now.is === 'sent') void half.ready.then(() => forget(fieldsOf(draft.body)));
    // The current one takes the focus with its news, and is read out with it.
    if (isCurrent || !context.shown.peek()) return;
    if (now.is === 'sent') context.announce(say('earlierSent'));
    if (now.is === 'refused') context.announce(say('earlierRefused'));
  }

  /** What is safe in the outbox needs no second place; what was typed since stays. */
  function forget(said: ContactFields) {
    const written = v.safeParse(ContactRequestSchema.entries.message, fields.peek().message).output;
    if (written !== said.message) return;
    journey.introduce({ name: said.name, email: said.email });
    half.clear();
    notes.forget();
    carried.sent();
  }

  function takeBack({ id, body, state }: Draft) {
    const now = state.peek();
    // Too late: it may be arriving just now, and what has arrived must not be written again.
    if (now.is === 'sending') return;
    const said = fieldsOf(body);
    const written = fields.peek().message.trim();
    const message = written && written !== said.message ? `${said.message}\n\n${written}` : said.message;
    half.type({ ...said, message });
    problems.value = now.is === 'refused' ? now.error.fields : {};
    // A topic may only be missing because the topics were not known here.
    if (problems.value['topic']) void loadOffer();
    outbox.dismiss(id);
    current.value = undefined;
  }

  function submit(request: ContactRequest) {
    current.value = outbox.submit({ channel: 'contact', type: 'contact.send', body: request }).id;
    context.engaged();
  }

  function write(change: Partial<ContactFields>) {
    half.type(change);
    if ('name' in change || 'email' in change) notes.note({ name: fields.peek().name, email: fields.peek().email });
    if (change.message !== undefined) carried.typed(change.message);
    // Another topic may want the order number, or want it no more.
    mendProblems('topic' in change ? [...Object.keys(change), 'orderNumber'] : Object.keys(change));
  }

  const orderNumber = computed(() => orderNumberRule(offer.value ?? nothingOffered, fields.value.topic));
  const caution = createCaution({
    // The name of the topic is the shop's, and an order number that this topic does not want stays here.
    fields: () => ({ ...fields.value, topic: '', ...(orderNumber.value === 'hidden' ? { orderNumber: '' } : {}) }),
    write,
    announce: context.announce,
  });

  function send() {
    if (letter.peek()) return;
    const found = checkNow();
    problems.value = found.is === 'wrong' ? found.problems : {};
    if (found.is === 'right' && caution.admits(send)) submit(found.request);
  }

  const checkNow = () => check(fields.peek(), offer.peek() ?? nothingOffered);

  function mendProblems(names: readonly string[]) {
    const found = checkNow();
    problems.value = mend(problems.peek(), found.is === 'wrong' ? found.problems : {}, names);
  }

  return {
    offer,
    fields,
    orderNumber,
    problems,
    letter,
    earlier,
    standing,
    durable: platform.store.durable,
    now: () => platform.now(),

    Warning: caution.Warning,
    write,
    send,

    hurry: () => outbox.hurry('contact'),

    takeBack: ({ draft }) => takeBack(draft),

    sendAgain({ draft }) {
      outbox.dismiss(draft.id);
      submit(draft.body as ContactRequest);
    },

    putAway({ draft }) {
      const { is } = draft.state.peek();
      if (is === 'refused') outbox.dismiss(draft.id);
      if (is === 'sent') letters.drop(draft.id);
      if (current.peek() === draft.id) current.value = undefined;
      if (is === 'sent' && port.list) void loadStanding();
    },

    dispose() {
      stopWatching();
      stopServing();
      letters.dispose();
      half.dispose();
      notes.dispose();
    },
  };
}
