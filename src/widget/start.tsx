import { computed, effect, signal, untracked } from '@preact/signals-core';
import { render } from 'preact';
import type { Shell } from '../channels/channel.ts';
import { adopt, tokens } from '../ui/index.ts';
import { createAnnouncer } from './announcer.ts';
import { createElement, onTravel, pageElement, readPage } from './browser/page.ts';
import { hasMark } from './browser/mark.ts';
import { openWorld } from './browser/world.ts';
import { createFace } from './face.ts';
import type { Consent, Frame, LauncherFace } from './frame.ts';
import type { Handle, Token } from './handle.ts';
import { createNavigation, roomAt } from './navigation.ts';
import { createOpening } from './opening.ts';
import { settle, type GivenOptions } from './options.ts';
import { Panel } from './panel.tsx';
import { Reach } from './reach.tsx';
import style from './style.css?inline';
import { phrases } from './text/en.ts';
import { accentStyle, followTheme } from './theme.ts';
import type { VerbName } from './verbs.ts';
import { createVisitor } from './visitor.ts';
import { createVoice } from './voice.ts';

/** What {@link start} is given. */
export interface StartOptions {
  readonly options: GivenOptions;
  readonly launcher: LauncherFace;
  /** Tells the page. */
  emit(event: string, detail: Readonly<Record<string, unknown>>): void;
}

/** The widget behind a launcher; `on` is the launcher's business, which is there before. */
export type Widget = Omit<Handle, 'on'>;

const rareVerbs = ['search', 'article', 'ask', 'suggest', 'prefill', 'identify', 'logout', 'locale', 'consent'] as const satisfies readonly VerbName[];
type RareVerb = (typeof rareVerbs)[number];

/** Brings the widget to life. The panel stays closed until it is asked for. */
export function start({ options, launcher, emit }: StartOptions): Widget {
  const settings = settle(options, pageElement().lang);
  const { root, host, button } = launcher;
  const world = openWorld(settings.debug);
  const voice = createVoice(settings, world.log);
  const say = voice.say('widget', phrases);
  const navigation = createNavigation();
  const announcer = createAnnouncer(() => voice.locale.peek());
  const place = createElement('div');
  const face = createFace(launcher);
  const opening = createOpening(launcher);
  const { isOpen } = opening;
  const prefilled = signal<Readonly<Record<string, string>>>({});
  const token = signal<Token | undefined>(undefined);
  const shown = computed(() => (isOpen.value && world.visible.value ? roomAt(navigation.visit.value.screen) : undefined));

  const readToken = async () => {
    const given = token.peek();
    return typeof given === 'function' ? given() : given;
  };
  const createNext = () =>
    createVisitor({
      settings,
      world,
      voice,
      shown,
      prefilled,
      token: readToken,
      mayKeep: () => granted.peek(),
      forgetToo: () => renew(),
      announce: announcer.say,
      dress: (text) => adopt(root, text),
      emit: (event, detail = {}) => emit(event, detail),
    });
  const visitor = signal(createNext());
  function renew(): void {
    opening.close();
    token.value = undefined;
    prefilled.value = {};
    visitor.peek().dispose();
    navigation.go({ at: 'home' });
    visitor.value = createNext();
  }

  const unread = computed(() => visitor.value.rooms.unread.value);

  const granted = signal(settings.consent === 'granted' || (settings.consent === 'wait' && hasMark(settings.name)));
  const consent: Consent = {
    granted,
    set(next) {
      const isTakenBack = granted.peek() && !next;
      granted.value = next;
      if (isTakenBack) void ask('logout');
    },
  };
  let isGone = false;
  let attention: unknown;
  /** What few pages need comes late, and is missed by nothing else. */
  const join = (coming: Promise<() => void>) => coming.then((undo) => (isGone ? undo() : undos.push(undo)), () => {});

  const title: Frame['title'] = signal(undefined);
  const shell: Shell = {
    get locale() {
      return voice.locale.value;
    },
    settings,
    go: navigation.go,
    back: navigation.back,
    say: voice.say,
    title: (text) => (title.value = { visit: navigation.visit.peek(), text }),
    Reach: (what) => <Reach frame={frame} {...what} />,
  };
  const frame: Frame = {
    settings,
    say,
    voice,
    world,
    navigation,
    visitor,
    launcher,
    bell: face.bell,
    full: opening.full,
    expanded: signal(false),
    title,
    consent,
    shell,
    close: opening.close,
  };

  for (const text of [tokens, style, accentStyle(root, settings)]) adopt(root, text);
  root.prepend(place);
  const visitPage = () => {
    const page = readPage();
    if (page && page.url !== visitor.peek().journey.page.peek()?.url) visitor.peek().journey.visit(page);
  };
  const refresh = async () => (await visitor.peek().callPeople())?.offers.refresh();

  const undos = [
    followTheme(host, settings.theme),
    onTravel(visitPage),
    world.onWake(() => isOpen.peek() && void refresh()),
    // Untracked: what a view or a listener of the page looks at is no reason to draw or to tell again.
    effect(() => {
      const isReady = voice.ready.value;
      button.classList.toggle('busy', isOpen.value && !isReady);
      const panel = isOpen.value && isReady ? <Panel frame={frame} /> : null;
      untracked(() => render(panel, place));
    }),
    effect(() => {
      if (!isOpen.value) return;
      visitPage();
      untracked(() => emit('opened', {}));
      return () => untracked(() => emit('closed', {}));
    }),
    effect(() => {
      // What was promised before the page was out of sight may not hold any more.
      if (isOpen.value && world.visible.value && visitor.value) void refresh();
    }),
    effect(() => {
      const { screen } = navigation.visit.value;
      const room = roomAt(screen);
      if (isOpen.value && (room === 'faq' ? settings.faq : granted.value)) visitor.value.rooms.enter(room);
    }),
    effect(() => {
      const count = unread.value;
      const name = isOpen.value ? say('close') : count ? say('launcher.unread', { count }) : (settings.label ?? say('launcher.open'));
      face.show({ isOpen: isOpen.value, name, unread: count });
    }),
    effect(() => {
      // What earlier pages have left goes on by itself.
      if (granted.value && hasMark(settings.name)) void visitor.peek().callPeople().then((people) => people?.resume());
    }),
    effect(() => {
      if (unread.value) attention ??= join(import('./attention.ts').then(({ attend }) => attend(settings, unread, emit)));
    }),
  ];
  if (!/^(granted|wait)$/.test(settings.consent)) void join(import('./consent.ts').then(({ followConsent }) => followConsent(settings.consent, consent.set)));

  /** What only programs ask for comes when a program asks. */
  const ask = async (verb: VerbName, ...what: readonly unknown[]): Promise<void> => {
    const { createVerbs } = await import('./verbs.ts');
    const act: (...what: never[]) => unknown = createVerbs({ opening, navigation, visitor, prefilled, token, renew, voice, consent })[verb];
    await act(...(what as never[]));
  };
  const rare = Object.fromEntries(rareVerbs.map((verb) => [verb, (...what: readonly unknown[]) => ask(verb, ...what)])) as Pick<Widget, RareVerb>;

  return {
    ...rare,
    open: async (to) => (to === undefined ? opening.open() : ask('open', to)),
    close: async () => opening.close(),
    toggle: async () => (isOpen.peek() ? opening.close() : opening.open()),
    unread: async () => unread.peek(),
    destroy() {
      isGone = true;
      opening.dispose();
      for (const undo of undos) undo();
      render(null, place);
      place.remove();
      visitor.peek().dispose();
      announcer.dispose();
      world.dispose();
    },
  };
}
