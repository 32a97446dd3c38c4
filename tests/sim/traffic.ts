import type { InternetWatch } from './internet.ts';
import type { Promises } from './promises.ts';
import type { Schedule } from './schedule.ts';
import type { Connection } from './socket.ts';

/** What one page has said to the servers, and what it still waits for. */
export interface Traffic {
  readonly watch: InternetWatch;
  /** Whether this page waits for the answer to this command. */
  waitsFor(id: string): boolean;
  /** The token it greeted a server with last: whose log it is told over its line. */
  readonly greetedWith: string | undefined;
  /** The most it asked within a minute, by kind. */
  readonly most: Readonly<Record<Kind, number>>;
}

type Kind = 'dials' | 'requests' | 'frames';

/** Of each kind within a minute: twice what the wildest of thousands of stories needs. A storm has no end. */
export const mostAMinute: Readonly<Record<Kind, number>> = { dials: 30, requests: 70, frames: 90 };

/** Nobody waits longer than this for one attempt; it began a moment before it was seen on the wire. */
const attemptMs = 7_900;
/** Asked again so long after a question without an answer, it is another question. */
const forgottenMs = 10_000;

export interface TrafficOptions {
  readonly name: string;
  readonly browser: string;
  /** Whether a tab that sends is the only one. Without locks two may say the same, and the server does it once. */
  isAlone(): boolean;
  readonly schedule: Schedule;
  readonly promises: Promises;
  readonly trace: ((line: string) => void) | undefined;
  /** That of all pages. */
  all(): readonly Traffic[];
}

export function createTraffic({ name, browser, isAlone, schedule, promises, trace, all }: TrafficOptions): Traffic {
  const times: Record<Kind, number[]> = { dials: [], requests: [], frames: [] };
  const most: Record<Kind, number> = { dials: 0, requests: 0, frames: 0 };
  /** Id of a command → since when, and over what. */
  const waiting = new Map<string, { readonly since: number; readonly over: object }>();
  const syncs = new Map<Connection, number>();
  /** Pages of a long log are asked for one after the other, and each is told to be read: no storm, whatever their number. */
  let owedPages = 0;
  let greetedWith: string | undefined;
  const foreign = browser === 'a' ? '"text":"b:' : '"text":"a:';

  function count(kind: Kind): void {
    const now = schedule.elapsed();
    const recent = times[kind];
    recent.push(now);
    while (recent[0]! < now - 60_000) recent.shift();
    most[kind] = Math.max(most[kind], recent.length);
    if (recent.length > mostAMinute[kind]) promises.fail('I14', `${name} has ${recent.length} ${kind} within a minute`);
  }

  function begin(id: string, over: object): void {
    if (isAlone()) for (const other of all()) if (other !== traffic && other.waitsFor(id)) promises.fail('I6', `two tabs send "${promises.said.get(id)?.text}" at the same time`);
    for (const [one, { over: line }] of waiting) if (one !== id && line === over) promises.fail('one in flight', `${name} sends a second message over a line before the first is answered`);
    waiting.set(id, { since: schedule.elapsed(), over });
  }

  const idOf = (text: string) => /"id":"([\w-]+)"/.exec(text)?.[1] ?? '';

  const traffic: Traffic = {
    most,
    get greetedWith() {
      return greetedWith;
    },
    waitsFor(id) {
      const one = waiting.get(id);
      return one !== undefined && schedule.elapsed() - one.since < attemptMs;
    },
    watch: {
      onDial() {
        trace?.(`${name} dials`);
        count('dials');
      },
      onAsk(path, body) {
        trace?.(`${name} asks ${path} ${body ?? ''}`);
        count('requests');
        if (path !== '/v1/commands' || body === undefined) return undefined;
        const id = idOf(body);
        const over = {};
        begin(id, over);
        return () => void (waiting.get(id)?.over === over && waiting.delete(id));
      },
      onFrame(connection, direction, text) {
        trace?.(`${name} ${direction === 'up' ? '→' : '←'} ${text}`);
        if (direction === 'down') {
          if (text.startsWith('{"type":"ack"') && !promises.wasStored(idOf(text))) promises.fail('I1', `"${promises.said.get(idOf(text))?.text}" is acknowledged and not stored`);
          if (text.startsWith('{"type":"ack"') || text.startsWith('{"type":"nack"')) waiting.delete(idOf(text));
          if (text.startsWith('{"type":"batch"')) {
            syncs.delete(connection);
            if (text.includes('"more":true')) owedPages += 2;
          }
          if (text.includes(foreign)) promises.fail('I9', `${name} is told what is not theirs`);
          return;
        }
        if (text.startsWith('{"type":"pong"')) return;
        if (text.startsWith('{"type":"hello"')) greetedWith = /"token":"([\w-]+)"/.exec(text)?.[1];
        if (owedPages > 0) owedPages -= 1;
        else count('frames');
        if (text.startsWith('{"type":"send"')) begin(idOf(text), connection);
        if (text.startsWith('{"type":"sync"')) {
          const since = syncs.get(connection);
          if (since !== undefined && schedule.elapsed() - since < forgottenMs) promises.fail('one sync', `${name} asks again before it is answered`);
          syncs.set(connection, schedule.elapsed());
        }
      },
      onOver(connection) {
        trace?.(`${name} hangs up, or is cut off`);
        syncs.delete(connection);
        for (const [id, { over }] of waiting) if (over === connection) waiting.delete(id);
      },
    },
  };
  return traffic;
}
