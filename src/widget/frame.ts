import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { Shell } from '../channels/channel.ts';
import type { Say } from '../core/text.ts';
import type { World } from './browser/world.ts';
import type { Navigation, Visit } from './navigation.ts';
import type { Settings } from './options.ts';
import type { WidgetPhrases } from './text/en.ts';
import type { Visitor } from './visitor.ts';
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
