import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ServerFrame } from '../../src/protocol/index.ts';
import { signIn } from '../server/desk.ts';
import { startHouse } from '../server/house.ts';
import { openSocket, type TestLine } from '../server/line-client.ts';
import { shopOrigin } from '../server/shop.ts';
import { fetchAs } from '../server/visitor.ts';

/**
 * What a widget says and what it must be answered, in order. What begins with `$` was chosen by the server: it is learnt
 * where it first stands in an answer, and is the same from then on. `<number>` and `<text>` stand for any.
 */
type Step =
  | { readonly ask: string; readonly as?: string; readonly body?: unknown; readonly status: number; readonly answer: unknown }
  | { readonly dial: string; readonly protocol: string }
  | { readonly say: unknown }
  | { readonly hear: { readonly type: ServerFrame['type']; readonly head?: number } }
  /** An agent of today answers. */
  | { readonly agent: string };

// Frozen when the version was published: widgets that were loaded then are open in tabs and caches for months.
const { steps } = JSON.parse(readFileSync(join(import.meta.dirname, 'widget-of-version-1.json'), 'utf8')) as { steps: Step[] };

/** The names of what the server has chosen. */
function createNames() {
  const known = new Map<string, unknown>();
  return {
    /** The same with what is known in the place of its names. */
    fill: (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (_key, each: unknown) => (typeof each === 'string' ? (known.get(each) ?? each.replace(/\$\w+/g, (name) => String(known.get(name) ?? name))) : each)),
    /** What an answer must be like, once what is named in it for the first time is learnt from it. */
    likeness(wanted: unknown, given: unknown): unknown {
      if (wanted === '<number>') return expect.any(Number);
      if (wanted === '<text>') return expect.any(String);
      if (typeof wanted === 'string' && wanted.startsWith('$')) {
        if (!known.has(wanted)) known.set(wanted, given);
        return known.get(wanted);
      }
      // Of a list at least these, in this order from its beginning.
      if (Array.isArray(wanted)) return wanted.map((each, index) => this.likeness(each, (given as unknown[] | undefined)?.[index]));
      if (typeof wanted !== 'object' || wanted === null) return wanted;
      return Object.fromEntries(Object.entries(wanted).map(([key, each]) => [key, this.likeness(each, (given as Record<string, unknown> | undefined)?.[key])]));
    },
  };
}

/** As much of what was given as was wanted: widgets ignore what they do not know. */
function cut(given: unknown, wanted: unknown): unknown {
  if (Array.isArray(wanted) && Array.isArray(given)) return wanted.map((each, index) => cut(given[index], each));
  if (typeof wanted !== 'object' || wanted === null || typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, cut((given as Record<string, unknown>)[key], (wanted as Record<string, unknown>)[key])]));
}

test('a widget of version 1, as shops have it in their pages, is answered what it expects', async () => {
  const server = await startHouse({ heartbeatMs: 400, callback: { leadMinutes: 0 }, contact: { topics: [{ id: 'return', label: 'Returns' }] }, chat: { attachments: {} } });
  const names = createNames();
  const check = (given: unknown, wanted: unknown) => expect(cut(given, wanted)).toEqual(names.likeness(wanted, given));
  let line: TestLine<ServerFrame> | undefined;
  for (const step of steps) {
    if ('ask' in step) {
      const [method = '', path = ''] = step.ask.split(' ');
      const { status, body } = await fetchAs(server, path, { method, ...(step.body !== undefined && { json: names.fill(step.body) }), headers: step.as === undefined ? {} : { Authorization: String(names.fill(step.as)) } });
      expect([step.ask, status]).toEqual([step.ask, step.status]);
      check(body, step.answer);
    } else if ('dial' in step) {
      line = await openSocket<ServerFrame>(server, step.dial, { headers: { Origin: shopOrigin }, protocol: step.protocol, pong: false });
      const { socket } = line;
      onTestFinished(() => socket.terminate());
    } else if ('say' in step) line!.say(names.fill(step.say));
    else if ('agent' in step) {
      const desk = await signIn(server);
      const { conversation } = (await desk.inbox()).find(({ channel }) => channel === 'chat')!;
      await desk.command('desk.reply', { conversation, text: step.agent });
    } else check(await line!.next(step.hear.type, (frame) => fits(frame, step.hear)), step.hear);
  }
});

/** Pings come when they come: the one that is meant tells how far the log is. */
function fits(frame: ServerFrame, wanted: { readonly head?: number }): boolean {
  return frame.type !== 'ping' || frame.head === wanted.head;
}
