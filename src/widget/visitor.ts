import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ChannelContext, ChannelName } from '../channels/channel.ts';
import { faq } from '../channels/faq/index.ts';
import type { FaqPort } from '../channels/faq/port.ts';
import type { Call } from '../core/contract.ts';
import { createJourney } from '../core/journey.ts';
import { readPage } from './browser/page.ts';
import type { PeopleState, Visitor } from './frame.ts';
import type { People, PeopleOptions } from './people/people.ts';
import { createRooms } from './rooms.ts';

/** What {@link createVisitor} needs. */
export interface VisitorOptions extends Omit<PeopleOptions, 'journey' | 'enter'> {
  /** The channel in front of the visitor, if the panel is open. */
  readonly shown: ReadonlySignal<ChannelName | undefined>;
  /** Whether anything may be kept in this browser. */
  mayKeep(): boolean;
}

/** Starts with nothing but a journey; everything else comes when it is needed. */
export function createVisitor(options: VisitorOptions): Visitor {
  const { settings, world, voice, shown, announce, dress, emit } = options;
  const { language, locale } = voice;
  const journey = createJourney({
    get locale() {
      return language.peek();
    },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    page: readPage(),
  });
  const state = signal<PeopleState>({ is: 'waiting' });
  let coming: Promise<People | undefined> | undefined;
  let gone = false;

  async function fetchPeople(): Promise<People | undefined> {
    state.value = { is: 'waiting' };
    try {
      // The panel is painted first; and what was just compiled is not run in the same breath.
      await world.breath();
      const { callPeople, Reach, Forgetful, AskConsent } = await import('./people/index.tsx');
      await world.breath();
      const people = await callPeople({ ...options, journey, enter: (channel) => rooms.enter(channel) });
      if (!gone) {
        state.value = { is: 'here', people, Reach, Forgetful, AskConsent };
        return people;
      }
      people.dispose();
    } catch (thrown) {
      coming = undefined;
      world.log('No way to a person.', thrown);
      state.value = { is: 'failed' };
    }
    return undefined;
  }
  const callPeople = () => (coming ??= fetchPeople());

  /** Searching keeps nothing and asks nobody; what it tells the shop waits until there is somebody to tell. Reading is kept where that is allowed. */
  function lendToFaq(inFront: ReadonlySignal<boolean>): ChannelContext<FaqPort> {
    const port: FaqPort | undefined = settings.backend && {
      async vote(vote) {
        const people = await callPeople();
        await people?.adapter.faq?.vote?.(vote, people.call());
      },
      async learn(lesson) {
        const people = await callPeople();
        await people?.adapter.faq?.learn?.(lesson, people.call());
      },
    };
    // The real call is made above, once there is a backend to make it for.
    const store = async () => (options.mayKeep() ? (await callPeople())?.store : undefined);
    const lent = { port, platform: world, store, journey, locale, language, shown: inFront, call: () => ({}) as Call, announce, emit, engaged: () => {}, settings };
    return lent as unknown as ChannelContext<FaqPort>;
  }

  const rooms = createRooms({
    log: (message, detail) => world.log(message, detail),
    async enter(name) {
      const inFront = computed(() => shown.value === name);
      const words = voice.learn(name);
      const people = name === 'faq' ? undefined : await callPeople();
      const room = name === 'faq' ? faq : await people?.load(name);
      await words;
      await world.breath();
      if (gone || !room) throw new Error('No room.');
      dress(room.style);
      const say = voice.say(name, room.phrases);
      const context = people ? await people.lend(name, room.port(people.adapter), inFront) : lendToFaq(inFront);
      const model = room.create(context, say);
      // What was just made is not drawn in the same breath.
      await world.breath();
      return { room, say, model };
    },
  });

  return {
    journey,
    rooms,
    people: state,
    callPeople,
    dispose() {
      gone = true;
      rooms.dispose();
      const now = state.peek();
      if (now.is === 'here') now.people.dispose();
    },
  };
}
