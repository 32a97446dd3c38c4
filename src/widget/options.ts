import type { Adapter } from '../channels/adapter.ts';
import type { ChannelSettings } from '../channels/channel.ts';
import { safeLocale } from '../core/locale.ts';

/** Where requests go. Neither is needed for a widget that only searches. */
type Backend =
  | {
      /** Address of a Deskbell server. */
      readonly endpoint?: string | undefined;
      readonly adapter?: never;
    }
  | {
      /** A translator to any other backend. */
      readonly adapter?: Adapter | undefined;
      readonly endpoint?: never;
    };

/** Everything that can be set. Each can be a `data-*` attribute of the script tag as well: `zIndex` is `data-z-index`. */
export type Options = Backend & {
  /** Address of the manifest of an FAQ index, as `deskbell index` writes it. Absent: there is no search. */
  readonly faq?: string | undefined;
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
  /** What the panel says first. */
  readonly greeting?: string | undefined;
  /** Where a person can be reached when everything else is down. */
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** Address of the shop's privacy notice. */
  readonly privacy?: string | undefined;
  /** Own words by room and key, such as `{ 'widget.greeting': 'Ahoy!' }`. */
  readonly text?: Readonly<Record<string, string>> | undefined;
  /** Default 2147483000. */
  readonly zIndex?: number | undefined;
  /** Everything this widget keeps in the browser goes by this name; give two widgets on one site two names. Default `deskbell`. */
  readonly name?: string | undefined;
  /** Tells developers on the console what goes on. */
  readonly debug?: boolean | undefined;
};

/** Options with everything decided that can be. */
export interface Settings extends ChannelSettings {
  readonly name: string;
  readonly locale: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly accent: string | undefined;
  readonly radius: number | undefined;
  readonly label: string | undefined;
  readonly debug: boolean;
  readonly backend: { readonly adapter: Adapter } | { readonly endpoint: string } | undefined;
  /** Whether earlier pages have left something that goes on by itself. */
  readonly engaged: boolean;
  /** Own words of one room, by key. */
  own(room: string): Readonly<Record<string, string>>;
}

/** Decides what was left open. The page is asked for its language here and for nothing else. */
export function settle(options: Options, pageLanguage: string): Settings {
  const { faq, email, phone, privacy, endpoint, adapter, accent, radius, label } = options;
  const name = options.name ?? 'deskbell';
  const own = { ...options.text, ...(options.greeting ? { 'widget.greeting': options.greeting } : {}) };
  return {
    name,
    engaged: hasEngaged(name),
    locale: safeLocale(options.locale ?? (pageLanguage || navigator.language)),
    theme: options.theme ?? 'auto',
    shop: options.shop ?? location.hostname.replace(/^www\./, ''),
    debug: options.debug ?? false,
    backend: adapter ? { adapter } : endpoint ? { endpoint } : undefined,
    own: (room) =>
      Object.fromEntries(
        Object.entries(own)
          .filter(([key, words]) => key.startsWith(`${room}.`) && typeof words === 'string')
          .map(([key, words]) => [key.slice(room.length + 1), words]),
      ),
    faq,
    email,
    phone,
    privacy,
    accent,
    radius,
    label,
  };
}

function hasEngaged(name: string): boolean {
  try {
    return localStorage.getItem(`${name}:engaged`) !== null;
  } catch {
    return false;
  }
}
