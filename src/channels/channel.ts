import type { ReadonlySignal } from '@preact/signals-core';
import type { ComponentType } from 'preact';
import type { Call } from '../core/contract.ts';
import type { HalfTyped } from '../core/drafts.ts';
import type { Journey } from '../core/journey.ts';
import type { Outbox } from '../core/outbox.ts';
import type { Platform, Store } from '../core/platform.ts';
import type { Phrases, Say } from '../core/text.ts';
import type { peopleIcons } from '../ui/index.ts';
import type { Adapter } from './adapter.ts';

/** A way of getting help. */
export type ChannelName = 'faq' | 'contact' | 'chat' | 'callback';

/** What a channel can honestly promise now; the shell puts it into words beside the channel's name. */
export type Promised =
  /** Works at any time, nothing more to say. */
  | { readonly is: 'always' }
  /** Somebody is there; `waitMs` is the usual wait. */
  | { readonly is: 'open'; readonly waitMs?: number | undefined }
  /** An answer will have come by then. */
  | { readonly is: 'by'; readonly at: number }
  | { readonly is: 'closed'; readonly opensAt?: number | undefined };

/** A place in the panel. `path` belongs to the channel: an article's id, for instance. */
export type Screen = { readonly at: 'home' } | { readonly at: ChannelName; readonly path?: string };

/** What the shell lends to a channel's model. No DOM in here. */
export interface ChannelContext<Port> {
  /** Absent only for the FAQ, which works without any backend. */
  readonly port: Port;
  readonly platform: Platform;
  /** Where the FAQ, whose platform has no store, keeps what was read; nothing where nothing may be kept. */
  readonly store?: () => Promise<Store | undefined>;
  readonly outbox: Outbox;
  readonly journey: Journey;
  /** Who answers, where the shop names them and once their faces are here. */
  readonly team?: ReadonlySignal<Team | undefined>;
  /** How dates, numbers and names of countries are said. */
  readonly locale: ReadonlySignal<string>;
  /** The visitor's own language, in which there may be no words. */
  readonly language: ReadonlySignal<string>;
  /** Whether the panel shows this channel now. */
  readonly shown: ReadonlySignal<boolean>;
  /** A call that is not a command: reading an offer, a history. Commands get theirs from the outbox. */
  call(signal?: AbortSignal): Call;
  halfTyped<Fields extends object>(name: string): HalfTyped<Fields>;
  /** Says something to people who cannot see it happen. */
  announce(text: string): void;
  /** Tells the embedding page, `<channel>.<past participle>`: `chat.sent`. Never with personal data. */
  emit(event: string, detail?: Readonly<Record<string, unknown>>): void;
  /** The visitor has done something in this channel that must be remembered on the next page. */
  engaged(): void;
  /** Settings of the embedding page that concern channels. */
  readonly settings: ChannelSettings;
}

/** The faces of those who answer. */
export interface Team {
  /** All of them, in a row. */
  readonly Faces: ComponentType;
  /** One of them, or anybody else, by initials. */
  readonly Face: ComponentType<{ readonly name: string }>;
}

/** See the option of the same name in the widget's options. */
export interface ChannelSettings {
  /** Address of the FAQ index's manifest. */
  readonly faq?: string | undefined;
  /** The shop's name, for consent and greetings. */
  readonly shop: string;
  /** Where a person can always be reached, when everything else is down. */
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** Whether the shop is told what was looked for in vain and what was read. Default yes. */
  readonly learn?: boolean | undefined;
  /** Link to the shop's privacy notice. */
  readonly privacy?: string | undefined;
}

/** What every model has. */
export interface ChannelModel {
  /** News the visitor has not seen. */
  readonly unread?: ReadonlySignal<number>;
  /** Answers, as if these words had been typed. Where there is something to search. */
  type?(words: string): void;
  /** Suggests these articles, by id, instead of those that suit the page; by tags, those that suit it better. Where there are articles. */
  suggest?(articles: readonly string[]): void;
  dispose(): void;
}

/** What the shell gives to a channel's view. */
export interface ChannelViewProps<Model, Words extends Phrases> {
  readonly model: Model;
  readonly say: Say<Words>;
  readonly path: string;
  readonly shell: Shell;
}

/** What a view may ask of the panel around it. */
export interface Shell {
  readonly locale: string;
  readonly settings: ChannelSettings;
  go(screen: Screen): void;
  back(): void;
  /** Says words that came after those of the room; the page's own go by the room's name all the same. */
  say<Words extends Phrases>(room: ChannelName | 'attachments' | 'card', phrases: Words): Say<Words>;
  /** Puts a title of the view's own into the panel's header while it is shown. */
  title(text: string): void;
  /** Ways to reach a person, as cards: the next step that every screen must show. `except` leaves out the one shown. */
  readonly Reach: ComponentType<{ readonly except?: ChannelName; readonly heading?: string }>;
}

/** What a channel loads when it is first needed: its model, its view, its looks and its words. */
export interface ChannelRoom<Port, Model extends ChannelModel, Words extends Phrases> {
  readonly phrases: Words;
  /** CSS text, adopted by the widget's shadow root. */
  readonly style: string;
  create(context: ChannelContext<Port>, say: Say<Words>): Model;
  readonly View: ComponentType<ChannelViewProps<Model, Words>>;
}

/** A channel that leads to a person, as it is known before it is loaded: a few hundred bytes. */
export interface ChannelDoor {
  readonly name: ChannelName;
  readonly icon: keyof typeof peopleIcons;
  /** Whether it can be offered with this adapter. */
  offered(adapter: Adapter): boolean;
  promise(adapter: Adapter, call: Call): Promise<Promised>;
  /** The room with its types folded away: the shell hands back to a room only what it got from it. */
  load(): Promise<AnyRoom>;
}

/** A room whose port, model and words only it knows. */
// oxlint-disable-next-line typescript/no-explicit-any -- rooms are kept in one list; each call pairs a room with its own model.
export type AnyRoom = { readonly port: (adapter: Adapter) => unknown } & ChannelRoom<any, any, any>;

/** Declares a room with its types checked against each other. */
export function defineRoom<Port, Model extends ChannelModel, Words extends Phrases>(
  room: ChannelRoom<Port, Model, Words> & { readonly port: (adapter: Adapter) => Port },
): AnyRoom {
  return room;
}
