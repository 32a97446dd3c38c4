import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { FunctionComponent } from 'preact';
import type { ChannelName, Shell } from '../channels/channel.ts';
import type { Journey } from '../core/journey.ts';
import type { Say } from '../core/text.ts';
import type { World } from './browser/world.ts';
import type { Navigation, Visit } from './navigation.ts';
import type { Settings } from './options.ts';
import type { WidgetPhrases } from './text/en.ts';
import type { People } from './people/people.ts';
import type { Rooms } from './rooms.ts';
import type { Voice } from './voice.ts';

/** The launcher as the widget needs it; the loader draws it. */
export interface LauncherFace {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly button: HTMLButtonElement;
  readonly side: 'left' | 'right';
}

/** Whether anything may be kept in this browser. */
export interface Consent {
  readonly granted: ReadonlySignal<boolean>;
  /** A yes is taken back by a no, and with it everything that was kept. */
  set(granted: boolean): void;
}

/** Everything the panel's parts share. */
export interface Frame {
  readonly settings: Settings;
  readonly say: Say<WidgetPhrases>;
  readonly voice: Voice;
  readonly world: World;
  readonly navigation: Navigation;
  readonly visitor: ReadonlySignal<Visitor>;
  readonly launcher: LauncherFace;
  /** The drawing on the launcher. */
  readonly bell: string;
  /** Whether the panel fills the screen, and the page behind it is out of reach. */
  readonly full: ReadonlySignal<boolean>;
  readonly expanded: Signal<boolean>;
  /** A title a view has given itself, while it is shown. */
  readonly title: Signal<{ readonly visit: Visit; readonly text: string } | undefined>;
  readonly consent: Consent;
  readonly shell: Shell;
  close(): void;
}

/** What everything is given that leads to a person. */
export interface PersonProps {
  readonly frame: Frame;
  readonly people: People;
}

/** What the ways to a person are drawn from. */
export interface ReachProps extends PersonProps {
  /** The channel that is shown already: it has said itself what is wrong, and need not hear it a second time. */
  readonly except?: ChannelName | undefined;
  readonly heading?: string | undefined;
}

/** What is drawn once there is somebody to turn to. */
interface PeopleParts {
  readonly Reach: FunctionComponent<ReachProps>;
  readonly Forgetful: FunctionComponent<{ readonly people: People }>;
  readonly AskConsent: FunctionComponent<PersonProps>;
}

/** Whether there is somebody to turn to. Searching does not wait for it. */
export type PeopleState =
  | { readonly is: 'waiting' }
  | ({ readonly is: 'here'; readonly people: People } & PeopleParts)
  /** Files did not come. */
  | { readonly is: 'failed' };

/** What one visitor has going on, until they log out. */
export interface Visitor {
  readonly journey: Journey;
  readonly rooms: Rooms;
  readonly people: ReadonlySignal<PeopleState>;
  /** Fetches what leads to a person, once; after a failure, again. `undefined` when it does not come. */
  callPeople(): Promise<People | undefined>;
  dispose(): void;
}
