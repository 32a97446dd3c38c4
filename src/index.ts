import { hangBell, type Hear } from './loader/bell.ts';
import type { Handle } from './widget/handle.ts';
import type { Options } from './widget/options.ts';

export type { Adapter } from './channels/adapter.ts';
export type { CallbackPort } from './channels/callback/port.ts';
export type * from './channels/chat/port.ts';
export type { ContactPort } from './channels/contact/port.ts';
export type { FaqPort } from './channels/faq/port.ts';
export type { Call, Cursor, Host, Identity, Line, LineEnd } from './core/contract.ts';
export { contractVersion } from './core/contract.ts';
export { DeskbellError, isDeskbellError, type ErrorDetails, type ErrorKind } from './core/error.ts';
export type { Handle, Place, Prefill, Token } from './widget/handle.ts';
export type { Options, TeamMember } from './widget/options.ts';

/**
 * Draws the help button on the page. The rest is loaded when somebody shows intent, or when it is asked for. Only to be
 * called in a browser; importing this module does nothing anywhere.
 */
export function mount(options: Options): Handle {
  const hearers = new Set<readonly [event: string, hear: Hear]>();
  const bell = hangBell({
    options: { name: 'deskbell', ...options },
    hearers,
    warn,
    load: async () => {
      const { start } = await import('./widget/index.ts');
      return { start };
    },
  });
  const ask = async (verb: string, ...given: readonly unknown[]): Promise<void> => void (await bell.call(verb, ...given));
  return {
    open: (place) => ask('open', place),
    close: () => ask('close'),
    toggle: () => ask('toggle'),
    search: (words) => ask('search', words),
    article: (id) => ask('article', id),
    ask: (words) => ask('ask', words),
    suggest: (articles) => ask('suggest', articles),
    prefill: (fields) => ask('prefill', fields),
    identify: (token) => ask('identify', token),
    logout: () => ask('logout'),
    locale: (tag) => ask('locale', tag),
    consent: (granted) => ask('consent', granted),
    unread: async () => Number((await bell.call('unread')) ?? 0),
    on(event, hear) {
      const one = [event, hear] as const;
      hearers.add(one);
      return () => void hearers.delete(one);
    },
    destroy: () => bell.destroy(),
  };
}

function warn(sentence: string, cause?: unknown): void {
  // oxlint-disable-next-line no-console -- the one place a developer looks when something is amiss.
  console.warn(`Deskbell: ${sentence}`, cause ?? '');
}
