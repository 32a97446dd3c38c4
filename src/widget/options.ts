import type { Adapter } from '../channels/adapter.ts';
import type { ChannelSettings } from '../channels/channel.ts';
import { safeLocale } from '../core/locale.ts';
import { pageElement } from './browser/page.ts';

/** Where requests go. Neither is needed for a widget that only searches. */
type Backend =
  | {
      /** Address of a Deskbell server, or of what `backend` says. */
      readonly endpoint?: string | undefined;
      readonly adapter?: never;
    }
  | {
      /** A translator to any other backend. */
      readonly adapter?: Adapter | undefined;
      readonly endpoint?: never;
    };

/** Backends that can be named in a script tag. */
export type BackendName = 'deskbell' | 'http' | 'chatwoot' | 'zendesk' | 'rocketchat' | 'zammad';

/** Everything that can be set. Each can be a `data-*` attribute of the script tag as well: `zIndex` is `data-z-index`. */
export type Options = Backend & {
  /** What speaks at `endpoint`. Default: a Deskbell server. */
  readonly backend?: BackendName | undefined;
  /** With `http`: the parts of its contract that are served. */
  readonly backendServes?: string | undefined;
  /** With `chatwoot`: the identifier of an inbox of the kind API. */
  readonly backendInbox?: string | undefined;
  /** With `zammad`: the number of a chat. */
  readonly backendChat?: string | undefined;
  /** With `rocketchat`: a department. */
  readonly backendDepartment?: string | undefined;
  /** With any but our own: countries that are called back, `DE AT CH`. Absent: nobody is called back. */
  readonly backendCountries?: string | undefined;
  /** With `zammad`, `rocketchat` and `zendesk`: in whose name calls are asked for. */
  readonly backendCallbackEmail?: string | undefined;
  /** With `chatwoot` and `rocketchat`: how many megabytes a file in the chat may have. Absent: none is taken. */
  readonly backendFiles?: string | undefined;
  /** The time zone of the callers, such as `Europe/Berlin`. */
  readonly backendTimeZone?: string | undefined;
  /** Address of the manifest of an FAQ index, as `deskbell index` writes it. Absent: there is no search. */
  readonly faq?: string | undefined;
  /**
   * `false`: the shop is not told which searches led nowhere and which articles were read. Told are texts and ids, without
   * anything about who it was.
   */
  readonly learn?: boolean | undefined;
  /** BCP 47 tag. Default: the language of the page, then of the browser. */
  readonly locale?: string | undefined;
  /** The shop's name, said in greetings and consents. */
  readonly shop?: string | undefined;
  /** Any CSS colour. Every other colour is derived from it so that text stays readable. Default: `--deskbell-accent` of the page. */
  readonly accent?: string | undefined;
  /** Default `auto`: what the visitor's system says. */
  readonly theme?: 'auto' | 'light' | 'dark' | undefined;
  /** Roundness of corners in pixels. */
  readonly radius?: number | undefined;
  /** Default: where lines of the page end, right on an English page. */
  readonly side?: 'left' | 'right' | undefined;
  /** Words beside the bell. Default: the bell alone. */
  readonly label?: string | undefined;
  /**
   * Who answers here, at most five, shown beside the ways to a person and in the chat. Those without a picture have their initials.
   * In an attribute: `Ana /team/ana.jpg, Ben, Chloé`.
   */
  readonly team?: readonly TeamMember[] | string | undefined;
  /** What the panel says first. */
  readonly greeting?: string | undefined;
  /** Where a person can be reached when everything else is down. */
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** Address of the shop's privacy notice. */
  readonly privacy?: string | undefined;
  /**
   * Whether anything may be kept in this browser. `granted` (default): yes, once the visitor writes something. `wait`: not before
   * `consent(true)` or the visitor's yes in the panel. `google`, `tcf`, `shopify`: as the visitor has told that tool.
   */
  readonly consent?: ConsentSource | undefined;
  /** Own words by room and key, such as `{ 'widget.greeting': 'Ahoy!' }`. */
  readonly text?: Readonly<Record<string, string>> | undefined;
  /** `false`: what is unread is not counted in the page's title. */
  readonly titleCount?: boolean | undefined;
  /** Default 2147483000. */
  readonly zIndex?: number | undefined;
  /** Everything this widget keeps in the browser goes by this name; give two widgets on one site two names. Default `deskbell`. */
  readonly name?: string | undefined;
  /** Tells developers on the console what goes on. */
  readonly debug?: boolean | undefined;
};

/** Somebody who answers. */
export interface TeamMember {
  /** As their messages have it: there, too, their picture is shown. */
  readonly name: string;
  /** Address of a square picture of 60 pixels or more. */
  readonly image?: string | undefined;
}

/** Who says whether anything may be kept in this browser: the page itself, or a tool of the shop that has asked the visitor. */
export type ConsentSource = 'granted' | 'wait' | 'google' | 'tcf' | 'shopify';

/** Options with everything decided that can be. */
export interface Settings extends ChannelSettings {
  readonly name: string;
  readonly locale: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly accent: string | undefined;
  /** Not a number when it was left open. */
  readonly radius: number;
  readonly label: string | undefined;
  /** Any that is not known waits: rather ask once too often. */
  readonly consent: ConsentSource;
  readonly debug: boolean;
  readonly backend: { readonly adapter: Adapter } | { readonly endpoint: string } | undefined;
  readonly given: GivenOptions;
  /** Own words for a key with its room, such as `widget.greeting`. */
  own(key: string): string | undefined;
}

/** Options as they come, in attributes or as an object: nothing is believed of them. */
export type GivenOptions = { readonly [Name in keyof Options | (string & {})]?: unknown };

/** Decides what was left open, and takes what makes no sense for left open. What leads to people complains about that. */
export function settle(given: GivenOptions, pageLanguage: string): Settings {
  const text = (value: unknown) => (typeof value === 'string' && value.trim()) || undefined;
  const object = (value: unknown) => (typeof value === 'object' && value ? value : undefined);
  const own: Record<string, unknown> = { 'widget.greeting': text(given.greeting), ...object(given.text) };
  const adapter: Adapter | undefined = object(given.adapter);
  const endpoint = toAddress(given.endpoint);
  return {
    given,
    name: text(given.name) ?? 'deskbell',
    locale: safeLocale(text(given.locale) ?? (pageLanguage || navigator.language)),
    theme: given.theme === 'dark' || given.theme === 'light' ? given.theme : 'auto',
    shop: text(given.shop) ?? location.hostname.replace(/^www\./, ''),
    faq: toAddress(given.faq),
    learn: `${given.learn}` !== 'false',
    email: text(given.email),
    phone: text(given.phone),
    privacy: toAddress(given.privacy),
    accent: text(given.accent),
    radius: Number(text(given.radius) ?? given.radius),
    label: text(given.label),
    consent: (text(given.consent) as ConsentSource | undefined) ?? 'granted',
    debug: `${given.debug ?? false}` !== 'false',
    backend: adapter ? { adapter } : endpoint ? { endpoint } : undefined,
    own: (key) => text(own[key]),
  };
}

/** Addresses are as the page means them, and never a script. */
export function toAddress(value: unknown): string | undefined {
  try {
    const { href, protocol } = new URL(String(value), pageElement().baseURI);
    return value && /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
