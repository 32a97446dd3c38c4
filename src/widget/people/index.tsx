import { computed, signal } from '@preact/signals-core';
import type { Team } from '../../channels/channel.ts';
import { createCaller } from '../../core/call.ts';
import { attempt } from '../../core/attempt.ts';
import type { Draft } from '../../core/draft.ts';
import { createHalfTyped, type HalfTyped } from '../../core/drafts.ts';
import type { Outbox } from '../../core/outbox.ts';
import { later } from '../../ui/index.ts';
import { readyAdapter } from './backend.ts';
import { doors } from './doors.ts';
import { createEngagement } from './engagement.ts';
import { complaintsAbout } from './complaints.ts';
import { createOffers } from './offers.ts';
import { onParting, part } from './parting.ts';
import type { People, PeopleOptions } from './people.ts';
import { personOf } from './person.ts';
import { openPlatform } from './platform.ts';
import { createStore, type BrowserStore } from './store.ts';
import style from './style.css?inline';
import { createTabs, type BrowserTabs } from './tabs.ts';
import { phrases } from './text/en.ts';

export { AskConsent } from './ask-consent.tsx';
export { Forgetful } from './forgetful.tsx';
export { Reach } from './reach.tsx';

/** Heard also by a page that is kept for going back: the browser throws it away for it, with all it shows. */
const partingOf = (home: string) => `${home}:parting`;
/** How long a page may take to say who is there. */
const tokenMs = 4_000;

/** Puts the core together for one visitor and one backend. Nothing is asked of it or kept in the browser yet. */
export async function callPeople(options: PeopleOptions): Promise<People> {
  const { settings, world, voice, journey, announce, emit, prefilled, token, enter, dress, forgetToo } = options;
  for (const text of [later, style]) dress(text);
  const complaints = complaintsAbout(settings.given);
  // oxlint-disable-next-line no-console -- the one place a merchant looks when something is amiss.
  if (complaints.length > 0) console.warn(`Deskbell: ${complaints.join('\n')}`);
  const adapter = await readyAdapter(settings, (sentence) => world.log(sentence));
  const person = await readPerson();
  // Storage, locks and what tabs tell each other: all of it is one person's, under a name of theirs.
  const home = person === undefined ? settings.name : `${settings.name}:${person}`;
  const store = createStore(home);
  const tabs = createTabs(home, world);
  const partings = createTabs(partingOf(home));
  const platform = openPlatform(world, { store, tabs });
  const engagement = createEngagement(settings.name);
  onParting(store, partings, platform, (cleared) => {
    isLeft = true;
    forgetToo();
    void putAway(store, partings, cleared);
  });
  const caller = createCaller({ platform, name: adapter.name, token: readToken, context: () => journey.context() });
  const call = (signal?: AbortSignal) => caller.call({ signal });
  const offered = doors.filter((door) => door.offered(adapter));
  const offers = createOffers({ doors: offered, adapter, call, platform });
  const say = voice.say('people', phrases);
  const team = signal<Team | undefined>(undefined);
  const { team: given } = settings.given;
  if (given) void import('./faces.tsx').then(({ createTeam }) => (team.value = createTeam({ given, say, locale: voice.locale })), () => {});
  const undelivered = signal<readonly Draft[]>([]);
  let outbox: Promise<Outbox> | undefined;
  let stopFollowing = () => {};
  let gone = false;
  /** Everything else may be put away while the leaving goes on. */
  let isLeft = false;

  /** The page's token, unless it cannot be had: then the visitor is nobody in particular. */
  function readPerson(): Promise<string | undefined> {
    return attempt({ platform: world, ms: tokenMs, work: token }).then(personOf, () => undefined);
  }

  /** Nobody's words go out under somebody else's name, not even while the page changes its mind about who is there. */
  async function readToken(): Promise<string | undefined> {
    const now = await token();
    return personOf(now) === person ? now : undefined;
  }

  /** Only who writes needs it: reading promises does without. */
  function openOutbox(): Promise<Outbox> {
    outbox ??= import('../../core/outbox.ts').then(({ createOutbox }) => {
      if (gone) throw new Error('The visitor has left.');
      const box = createOutbox({ platform, key: 'outbox', context: () => journey.context(), makeCall: (about) => caller.call(about) });
      // Whatever lies in there needs its channel to deliver it, on this page or on the next.
      stopFollowing = box.drafts.subscribe((drafts) => {
        undelivered.value = drafts;
        for (const { channel } of drafts) {
          engagement.add(channel);
          enter(channel);
        }
      });
      return box;
    });
    outbox.catch(() => (outbox = undefined));
    return outbox;
  }

  async function leave(from: BrowserStore, others: BrowserTabs): Promise<void> {
    await putAway(from, others, part(from, others, platform));
  }

  async function putAway(from: BrowserStore, others: BrowserTabs, over: Promise<void> | undefined): Promise<void> {
    await over;
    for (const one of [others, from]) one.dispose();
  }

  /** What the page has filled in lies beneath what the visitor types, and is kept nowhere. */
  function halfTyped<Fields extends object>(name: string): HalfTyped<Fields> {
    const typed = createHalfTyped<Fields>({ platform, key: `typed:${name}` });
    return { ...typed, fields: computed(() => ({ ...prefilled.value, ...typed.fields.value })) };
  }

  return {
    adapter,
    offered,
    offers,
    say,
    team,
    durable: store.durable,
    undelivered,
    store,
    call,
    load: (channel) => doors.find(({ name }) => name === channel)?.load(),
    lend: async (channel, port, shown) => ({
      port,
      platform,
      outbox: await openOutbox(),
      journey,
      team,
      locale: voice.locale,
      language: voice.language,
      shown,
      call,
      halfTyped,
      announce,
      emit,
      engaged: () => engagement.add(channel),
      settings,
    }),
    async resume() {
      const engaged = engagement.read();
      if (engaged.size === 0) return;
      // Only a conversation has news of its own accord.
      if (engaged.has('chat')) enter('chat');
      try {
        await openOutbox();
      } catch (thrown) {
        world.log('The outbox could not be loaded.', thrown);
      }
    },
    isSame: async () => (await readPerson()) === person,
    async forget() {
      engagement.clear();
      isLeft = true;
      // And what they did here before they had signed in.
      await Promise.all([leave(store, partings), person && leave(createStore(settings.name), createTabs(partingOf(settings.name)))]);
    },
    dispose() {
      gone = true;
      stopFollowing();
      offers.dispose();
      caller.dispose();
      void outbox?.then((box) => box.dispose(), () => {});
      for (const one of isLeft ? [tabs] : [tabs, partings, store]) one.dispose();
    },
  };
}
