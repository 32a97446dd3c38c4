import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeCodes, commandSchemas, VisitorFrameSchema, type ServerFrame } from '../../src/protocol/index.ts';
import type { Backend } from '../../src/server/backend.ts';
import { createSystemClock } from '../../src/server/clock.ts';
import { createOpeningHours } from '../../src/server/hours.ts';
import { createLocalHub } from '../../src/server/hub.ts';
import { createLog, createSystemRandom, openStore, readConfig } from '../../src/server/index.ts';
import { createVisitorLine, type VisitorLine } from '../../src/server/line.ts';
import { createPresence } from '../../src/server/presence.ts';
import { hashSecret } from '../../src/server/random.ts';
import { createRateLimiter } from '../../src/server/rate.ts';
import { createWork } from '../../src/server/work.ts';
import type { FuzzTarget } from './fuzz.ts';
import { almost, strangeJson, strangeText } from './strange.ts';

const keys = ['type', 'id', 'command', 'body', 'context', 'text', 'upTo', 'after', 'epoch', 'page', 'url', 'title', 'on', 'token', 'version', 'message', 'name', 'when'];
const types = VisitorFrameSchema.options.map(({ entries }) => entries.type.literal);
const token = 'a-token-of-the-test';
const command = { id: 'command-0000000001', type: 'chat.send', at: 1, context: {}, body: { text: 'Hello' } };

const frame: fc.Arbitrary<string> = fc.oneof(
  strangeText,
  strangeJson(keys).map((value) => JSON.stringify(value) ?? ''),
  fc.tuple(fc.constantFrom(...types), strangeJson(keys)).map(([type, rest]) => JSON.stringify(Object.assign({ type }, rest))),
  almost({ type: 'send', command }, keys).map((value) => JSON.stringify(value)),
  almost(command, keys).map((value) => JSON.stringify({ type: 'send', command: value })),
  fc
    .tuple(fc.constantFrom(...Object.keys(commandSchemas)), strangeJson(keys), fc.uuid())
    .map(([type, body, id]) => JSON.stringify({ type: 'send', command: { ...command, id, type, body } })),
  // Cut short somewhere.
  fc.nat(120).map((length) => JSON.stringify({ type: 'send', command }).slice(0, length)),
  fc.nat(3_000).map((depth) => `${'[{"a":'.repeat(depth)}1${'}]'.repeat(depth)}`),
);

/** Frames at a real line over a real store. What must hold: it answers or ends, and makes no mistake of its own. */
export async function fuzzFrames(): Promise<FuzzTarget> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-fuzz-'));
  const config = readConfig({ rates: Object.fromEntries(['frame', 'frames', 'chat', 'contact', 'callback', 'faq', 'number', 'network', 'site'].map((name) => [name, { burst: 1e9, perSecond: 1e9 }])) });
  const clock = createSystemClock();
  const random = createSystemRandom();
  const mistakes: string[] = [];
  const log = createLog('error', (line) => mistakes.push(line));
  const store = await openStore({ dataFolder: folder, random, log });
  // What is tried is what is understood, not how fast the disk is: nothing here has to survive.
  const backend: Backend = { config, hours: createOpeningHours(config), store, clock, random, log, hub: createLocalHub(), presence: createPresence(clock), rates: createRateLimiter(clock, config.rates), work: createWork() };
  const visitor = await store.rows.visitors.ofDevice({ id: 'visitor', device: 'device', person: '{}', created_at: clock.now() });
  await store.rows.visitors.addToken({ hash: hashSecret(token), visitor: visitor.id, created_at: clock.now(), expires_at: clock.now() + 1e9 }, 1);

  let line: VisitorLine | undefined;
  let heard: (frame: ServerFrame) => void = () => {};
  let closedWith: number | undefined;

  async function greet(): Promise<void> {
    closedWith = undefined;
    const welcome = new Promise<void>((done) => (heard = ({ type }) => type === 'welcome' && done()));
    line = createVisitorLine(backend, {
      network: 'fuzz',
      site: '',
      onEnd: () => (line = undefined),
      wire: { heldBytes: 0, close: (code) => (closedWith = code), send: (text) => heard(JSON.parse(text) as ServerFrame) },
    });
    line.receive(JSON.stringify({ type: 'hello', version: 1, token }));
    await welcome;
  }

  return {
    name: 'frames at a visitor’s line',
    inputs: frame,
    async take(text: string) {
      if (!line) await greet();
      const answered = new Promise<void>((done) => {
        heard = (frame) => (frame.type === 'batch' || frame.type === 'nack' || frame.type === 'ack') && done();
      });
      line?.receive(text);
      // Whatever it was, the line still says how far the log is; or it has ended, with a code of ours.
      if (line) {
        line.receive(JSON.stringify({ type: 'send', command: { id: randomUUID(), type: 'unknown' } }));
        await answered;
      } else if (!Object.values(closeCodes).some((code) => code === closedWith)) throw new Error(`The line ended with ${closedWith}.`);
      if (mistakes.length > 0) throw new Error(`The server made a mistake: ${mistakes.join('')}`);
    },
    async close() {
      line?.end(closeCodes.goingAway, 'over');
      await backend.work.finish();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
