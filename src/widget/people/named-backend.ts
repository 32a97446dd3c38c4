import type { Adapter } from '../../channels/adapter.ts';
import type { BackendName, GivenOptions } from '../options.ts';

/** What a script tag can say about a backend, as text. */
type Told = { readonly endpoint: string } & Readonly<Record<string, string>>;

/** Each translator is a file of its own, loaded by those who name it. */
const translators: Readonly<Record<Exclude<BackendName, 'deskbell'>, (told: Told) => Promise<Adapter>>> = {
  http: async (told) => (await import('../../adapters/http/index.ts')).http(told),
  chatwoot: async (told) => (await import('../../adapters/chatwoot/index.ts')).chatwoot({ inbox: '', ...told }),
  zammad: async (told) => (await import('../../adapters/zammad/index.ts')).zammad(told),
  rocketchat: async (told) => (await import('../../adapters/rocketchat/index.ts')).rocketchat(told),
  zendesk: async (told) => (await import('../../adapters/zendesk/index.ts')).zendesk(told),
};

/** The translator to the backend that was named. Nothing for our own, and for a name that nobody has: that was complained about. */
export async function translate(given: GivenOptions, endpoint: string): Promise<Adapter | undefined> {
  const name = String(given['backend']);
  if (!Object.hasOwn(translators, name)) return undefined;
  try {
    return await translators[name as keyof typeof translators]({ ...toldBy(given), endpoint });
  } catch (thrown) {
    // A file that cannot be loaded now may be loaded later; an option that is missing stays missing.
    if (!isMistake(thrown)) throw thrown;
    // oxlint-disable-next-line no-console -- the one place a merchant looks when something is amiss.
    console.warn(`Deskbell: ${thrown.message}`);
    return {};
  }
}

/** Adapters throw a plain error, with a sentence for whoever wrote the options. */
function isMistake(thrown: unknown): thrown is Error {
  return thrown instanceof Error && thrown.name === 'Error';
}

/** `backendInbox` of the widget is `inbox` of the adapter. */
function toldBy(given: GivenOptions): Readonly<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const [key, value] of Object.entries(given)) {
    const [, first, rest = ''] = /^backend([A-Z])(.*)$/.exec(key) ?? [];
    if (first && typeof value === 'string') told[first.toLowerCase() + rest] = value;
  }
  return told;
}
