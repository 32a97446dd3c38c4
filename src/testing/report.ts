import { conformanceCases } from './cases.ts';
import { isClaimed } from './case.ts';
import type { Claims } from './harness.ts';

/** What a run of the suite has found. */
export interface Report {
  readonly name: string;
  readonly contract: number;
  readonly claims: Claims;
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** Names of tests, and why they were not run. */
  readonly skipped: Readonly<Record<string, string>>;
  /** Names of tests that could not be run where this was tried, and why: of those nothing is known. */
  readonly untried?: Readonly<Record<string, string>>;
}

/** Something a shopper or a shop may rely on, and the tests that show it. */
export interface Guarantee {
  readonly channel: keyof Claims;
  readonly title: string;
  readonly tests: readonly string[];
}

/** What adapters may promise, in the words of those who rely on it. */
export const guarantees: readonly Guarantee[] = [
  { channel: 'contact', title: 'sent means stored', tests: ['contact.send resolves when the backend has the letter, and not before'] },
  { channel: 'contact', title: 'repeated, stored once', tests: ['contact.send stores a letter once, however often it is repeated', 'contact.send gets through once after the backend was down, with the same id'] },
  { channel: 'contact', title: 'stored once though the answer was lost', tests: ['contact.send stores a letter once although its answer was lost'] },
  { channel: 'chat', title: 'sent means stored', tests: ['chat.send resolves when the backend has the message, and not before'] },
  { channel: 'chat', title: 'repeated, said once', tests: ['chat.send says a message once, however often it is repeated', 'chat.send gets through once after the backend was down, with the same id'] },
  { channel: 'chat', title: 'said once though the answer was lost', tests: ['chat.send says a message once although its answer was lost'] },
  { channel: 'chat', title: 'a file repeated, said once', tests: ['chat.attach says a file once, however often it is repeated', 'chat.attach gets through once after the backend was down, with the same id'] },
  { channel: 'chat', title: 'a file said once though the answer was lost', tests: ['chat.attach says a file once although its answer was lost'] },
  { channel: 'chat', title: 'same order for all', tests: ['chat.history gives everything in order, text as it was typed, and who said it'] },
  {
    channel: 'chat',
    title: 'nothing lost over a reconnect',
    tests: ['chat.dial delivers what was missed since the cursor', 'chat.line.closed tells that a line was cut, and the next one brings what was missed', 'chat.dial brings what its line has lost'],
  },
  { channel: 'chat', title: 'nobody known by looking', tests: ['chat.history of somebody who has never written is empty, and keeps nothing'] },
  { channel: 'callback', title: 'repeated, booked once', tests: ['callback.request books once, however often it is repeated'] },
  { channel: 'callback', title: 'booked once though the answer was lost', tests: ['callback.request books once although its answer was lost'] },
];

/** How a guarantee fared. */
export type Verdict = 'kept' | 'skipped' | 'broken' | 'untried' | 'not offered';

/** What became of the tests behind a guarantee. Those of parts that are not claimed do not count. */
export function verdictOn({ channel, tests }: Guarantee, { claims, failed, skipped, untried = {} }: Report): Verdict {
  const run = conformanceCases.filter(({ name, claim }) => tests.includes(name) && isClaimed(claims, claim));
  if (!claims[channel] || run.length === 0) return 'not offered';
  if (run.some(({ name }) => failed.includes(name))) return 'broken';
  if (run.some(({ name }) => name in skipped)) return 'skipped';
  return run.some(({ name }) => name in untried) ? 'untried' : 'kept';
}

const marks: Readonly<Record<Verdict, string>> = { kept: 'yes', skipped: 'no', broken: '**broken**', untried: 'not tried', 'not offered': '' };

/** The report as a section for a README: which channels, which features, which guarantees, and what is not promised. */
export function reportMarkdown(report: Report): string {
  const { name, contract, claims, passed, failed, skipped, untried = {} } = report;
  const channels = Object.entries(claims).map(([channel, parts]) => `${channel}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`);
  const held = guarantees.map((one) => ({ ...one, verdict: verdictOn(one, report) })).filter(({ verdict }) => verdict !== 'not offered');
  const reasons = Object.entries(skipped);
  const why = [...new Set(Object.values(untried))].map((reason) => ({ reason, tests: Object.keys(untried).filter((test) => untried[test] === reason) }));
  return [
    `**${name}**, contract ${contract}: ${passed.length} tests passed, ${failed.length} failed, ${reasons.length} skipped. Serves ${channels.join(', ')}.`,
    '',
    '| channel | guarantee | |',
    '|---|---|---|',
    ...held.map(({ channel, title, verdict }) => `| ${channel} | ${title} | ${marks[verdict]} |`),
    ...(reasons.length > 0 ? ['', ...reasons.map(([test, reason]) => `- Not tested: ${test}. ${reason}`)] : []),
    ...(why.length > 0 ? ['', ...why.map(({ reason, tests }) => `- Not tried: ${tests.length > 30 ? `${tests.length} tests` : tests.join('; ')}. ${reason}`)] : []),
    ...(failed.length > 0 ? ['', ...failed.map((test) => `- **Failed**: ${test}`)] : []),
    '',
  ].join('\n');
}
