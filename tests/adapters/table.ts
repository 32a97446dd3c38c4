import { guarantees, verdictOn, type Claims, type Verdict } from '../../src/testing/index.ts';
import type { Kept } from './keep-report.ts';

const marks: Readonly<Record<Verdict, string>> = { kept: 'yes', skipped: 'no', broken: 'broken', untried: '', 'not offered': '' };
const channels: readonly (keyof Claims)[] = ['contact', 'chat', 'callback', 'faq'];
const features: Readonly<Record<keyof Claims, readonly string[]>> = {
  contact: ['offer', 'list'],
  chat: ['offer', 'dial', 'heartbeat', 'typing', 'read', 'page', 'queue', 'files'],
  callback: ['slots', 'list', 'move', 'cancel'],
  faq: ['vote', 'learn'],
};

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** What the runs of the suite have found, as tables for a README: backend × channel × feature × guarantee. */
export function tablesOf(kept: Readonly<Record<string, Kept>>): string {
  const reports = Object.values(kept);
  const names = reports.map(({ name }) => name);
  const head = (...first: readonly string[]) => [row([...first, ...names]), row([...first.map(() => '---'), ...names.map(() => ':-:')])];
  const served = channels.flatMap((channel) => [
    row([channel, '', ...reports.map(({ claims }) => (claims[channel] ? 'yes' : ''))]),
    ...features[channel].map((feature) => row(['', feature, ...reports.map(({ claims }) => ((claims[channel] as readonly string[] | undefined)?.includes(feature) ? 'yes' : ''))])),
  ]);
  const promised = guarantees.map((one) => row([one.channel, one.title, ...reports.map((report) => marks[verdictOn(one, { ...report, passed: [], failed: [] })])]));
  const reasons = reports.flatMap(({ name, skipped }) => Object.entries(skipped).map(([test, reason]) => `- ${name}: ${test}. ${reason}`));
  return [
    ...head('channel', 'feature'),
    ...served,
    '',
    ...head('channel', 'guarantee'),
    ...promised,
    '',
    'Not promised, and why:',
    '',
    ...reasons,
  ].join('\n');
}
