import type { Adapter } from '../../channels/adapter.ts';
import { contractVersion } from '../../core/contract.ts';
import type { BackendName, Settings } from '../options.ts';

/** What each port cannot do without. */
const needed: readonly (readonly [port: 'contact' | 'chat' | 'callback', method: string])[] = [
  ['contact', 'send'],
  ['chat', 'send'],
  ['chat', 'history'],
  ['callback', 'offer'],
  ['callback', 'request'],
];

/** What a script tag can say about a backend, as text. */
type Told = { readonly endpoint: string } & Readonly<Record<string, string>>;

/** Each translator is a file of its own, loaded by those who name it. */
const translators: Readonly<Record<BackendName, (told: Told) => Promise<Adapter>>> = {
  deskbell: async (told) => (await import('../../adapters/reference/index.ts')).reference(told),
  http: async (told) => (await import('../../adapters/http/index.ts')).http(told),
  chatwoot: async (told) => (await import('../../adapters/chatwoot/index.ts')).chatwoot({ inbox: '', ...told }),
  zendesk: async (told) => (await import('../../adapters/zendesk/index.ts')).zendesk(told),
  rocketchat: async (told) => (await import('../../adapters/rocketchat/index.ts')).rocketchat(told),
};

/** The adapter that was given, or the one for what was named, or the one for our own server. */
export async function readyAdapter({ backend, given }: Settings, complain: (sentence: string) => void): Promise<Adapter> {
  if (!backend) return {};
  if ('adapter' in backend) return checkAdapter(backend.adapter, complain);
  const name = String(given['backend'] ?? '');
  const translate = Object.hasOwn(translators, name) ? translators[name as BackendName] : translators.deskbell;
  try {
    return await translate({ ...toldBy(given), ...backend });
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
function toldBy(given: Settings['given']): Readonly<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const [key, value] of Object.entries(given)) {
    const [, first, rest = ''] = /^backend([A-Z])(.*)$/.exec(key) ?? [];
    if (first && typeof value === 'string') told[first.toLowerCase() + rest] = value;
  }
  return told;
}

/** Leaves out ports that cannot work, with a sentence for whoever wrote them. */
function checkAdapter(adapter: Adapter, complain: (sentence: string) => void): Adapter {
  const whole: Record<string, unknown> = { ...adapter };
  for (const [port, method] of needed) {
    const given = whole[port] as Readonly<Record<string, unknown>> | null | undefined;
    if (given === undefined || typeof given?.[method] === 'function') continue;
    complain(`The adapter's port "${port}" has no method "${method}". The channel is not offered.`);
    delete whole[port];
  }
  if ((adapter.contract ?? contractVersion) > contractVersion) {
    complain(`The adapter is written for contract ${adapter.contract}, this widget for ${contractVersion}. Update the widget.`);
  }
  return whole;
}
