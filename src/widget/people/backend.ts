import type { Adapter } from '../../channels/adapter.ts';
import { contractVersion } from '../../core/contract.ts';
import type { Settings } from '../options.ts';

/** What each port cannot do without. */
const needed: readonly (readonly [port: 'contact' | 'chat' | 'callback', method: string])[] = [
  ['contact', 'send'],
  ['chat', 'send'],
  ['chat', 'history'],
  ['callback', 'offer'],
  ['callback', 'request'],
];

/** The adapter that was given, or the one for what was named, or the one for our own server: a file of its own each. */
export async function readyAdapter({ backend, given }: Settings, complain: (sentence: string) => void): Promise<Adapter> {
  if (!backend) return {};
  if ('adapter' in backend) return checkAdapter(backend.adapter, complain);
  const named = given['backend'] === undefined ? undefined : await (await import('./named-backend.ts')).translate(given, backend.endpoint);
  return named ?? (await import('../../adapters/reference/index.ts')).reference(backend);
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
