import type { ReadonlySignal } from '@preact/signals-core';
import type { Adapter } from '../../channels/adapter.ts';
import type { AnyRoom, ChannelContext, ChannelDoor, Team } from '../../channels/channel.ts';
import type { Call } from '../../core/contract.ts';
import type { Draft } from '../../core/draft.ts';
import type { Store } from '../../core/platform.ts';
import type { Say } from '../../core/text.ts';
import type { World } from '../browser/world.ts';
import type { Settings } from '../options.ts';
import type { Voice } from '../voice.ts';
import type { Offers } from './offers.ts';
import type { PeoplePhrases } from './text/en.ts';

/** What the shell lends to every channel alike. */
export type Lent = Pick<ChannelContext<unknown>, 'journey' | 'announce' | 'emit'>;

/** Everything that leads to a person: the backend, what it promises, and what must not be lost on the way there. */
export interface People {
  readonly adapter: Adapter;
  /** Channels this backend serves. */
  readonly offered: readonly ChannelDoor[];
  readonly offers: Offers;
  readonly say: Say<PeoplePhrases>;
  /** See {@link ChannelContext}. */
  readonly team: ReadonlySignal<Team | undefined>;
  /** Whether what is written here outlives the page. */
  readonly durable: ReadonlySignal<boolean>;
  /** What was written and is not there yet, as far as it was looked at. */
  readonly undelivered: ReadonlySignal<readonly Draft[]>;
  /** Where all of it is kept. */
  readonly store: Store;
  call(signal?: AbortSignal): Call;
  /** What a channel needs, offered or not. */
  load(channel: string): Promise<AnyRoom> | undefined;
  /** What one channel's model works with. */
  lend(channel: string, port: unknown, shown: ReadonlySignal<boolean>): Promise<ChannelContext<unknown>>;
  /** Whether the page's token is still of the person that all this is kept for. */
  isSame(): Promise<boolean>;
  /** Makes what earlier pages have left go on: answers are counted, drafts are sent. */
  resume(): Promise<void>;
  /** Forgets what this browser keeps of the visitor. */
  forget(): Promise<void>;
  dispose(): void;
}

/** What {@link callPeople} needs. */
export interface PeopleOptions extends Lent {
  readonly settings: Settings;
  readonly world: World;
  readonly voice: Voice;
  /** What the page knows about the visitor already. */
  readonly prefilled: ReadonlySignal<Readonly<Record<string, string>>>;
  /** A token signed by the shop, if the visitor is signed in there. */
  token(): Promise<string | undefined>;
  /** Makes a channel ready because something waits in it. */
  enter(channel: string): void;
  /** Puts a style on. */
  dress(style: string): void;
  /** The visitor has logged out in another tab. */
  forgetToo(): void;
}
