import type { Clock } from './clock.ts';
import type { Rate } from './rate.ts';

/** Somebody who wishes to come in. Exactly one of these is called, now or later. */
export interface Guest {
  enter(): void;
  /** There is no room now; there will be after so long. */
  comeBack(afterMs: number): void;
  /** There will be none for long, or they have waited longer than anybody does, or nobody is let in any more. */
  refuse(): void;
}

/** Lets guests in one after another, as fast as the process can bear. */
export interface Gate {
  receive(guest: Guest): void;
  /** Refuses whoever waits, and everybody after them. */
  close(): void;
}

/** How often the queue is looked at, and by how much a look may be late before the process has enough to do. */
const lookEveryMs = 20;
const lateMs = 100;

/**
 * Guests a second: where it begins, what it gains with every look that comes in time, and where halving ends. The least costs
 * a tenth of a core: where looks are late even then, others than the guests make them so.
 */
const pace = { first: 300, gain: 10, least: 200 };

/** A guest in the queue has a line within so long, which is half of what a widget waits for an answer. */
const queueMs = 4_000;
/** Whoever waited so long, because the pace fell, has given up or is about to. */
const patienceMs = 7_000;
/** Turns are given out so far ahead. Who comes after that many is turned away as cheaply as can be. */
const turnsMs = 60_000;
/** So many are told their turns at one look: telling costs half of what a line costs. */
const toldTogether = 100;

/**
 * After a restart everybody returns at once, and what a server can bear is not a number one could write down: it depends on
 * the machine and on what else it does. So it is found out as TCP finds out what a network bears. While the looks at the queue
 * come in time the pace rises, up to `most`; when one is late, because the event loop had other work, it is halved. While
 * the database is behind with those let in before, nobody follows.
 *
 *   guest → token there and queue empty? → in
 *         → in the queue within 4 s at this pace? → waits connected, in order
 *         → a turn within the next minute? → told when, each another moment
 *         → turned away
 */
export function createGate(clock: Clock, { most, isBehind }: { most: Rate; isBehind(): boolean }): Gate {
  const least = Math.min(pace.least, most.perSecond);
  /** Since when each has waited. */
  const queue = new Map<Guest, number>();
  /** When it is the turn of those who have yet to be told. */
  const turns = new Map<Guest, number>();
  let perSecond = Math.min(pace.first, most.perSecond);
  let tokens = most.burst;
  let countedAt = clock.now();
  let lastTurn = 0;
  let cancel: (() => void) | undefined;
  let closed = false;

  function gain(): void {
    const now = clock.now();
    tokens = Math.min(most.burst, tokens + (Math.max(0, now - countedAt) / 1_000) * perSecond);
    countedAt = now;
  }

  function look(dueAt: number): void {
    cancel = undefined;
    const now = clock.now();
    const behind = isBehind();
    perSecond = behind || now - dueAt > lateMs ? Math.max(least, perSecond / 2) : Math.min(most.perSecond, perSecond + pace.gain);
    gain();
    for (const [guest, since] of queue) {
      const isTired = now - since > patienceMs;
      if (!isTired && (behind || tokens < 1)) break;
      queue.delete(guest);
      if (isTired) guest.refuse();
      else {
        tokens -= 1;
        guest.enter();
      }
    }
    let told = 0;
    for (const [guest, turn] of turns) {
      if ((told += 1) > toldTogether) break;
      turns.delete(guest);
      guest.comeBack(Math.max(0, Math.ceil(turn - now)));
    }
    lookLater();
  }

  function lookLater(): void {
    if (cancel || queue.size + turns.size === 0) return;
    const dueAt = clock.now() + lookEveryMs;
    cancel = clock.after(lookEveryMs, () => look(dueAt));
  }

  return {
    receive(guest) {
      if (closed) return guest.refuse();
      gain();
      if (queue.size === 0 && tokens >= 1 && !isBehind()) {
        tokens -= 1;
        return guest.enter();
      }
      const now = clock.now();
      if (queue.size < (perSecond * queueMs) / 1_000) {
        queue.set(guest, now);
        return lookLater();
      }
      // The queue will have been let in by then; from there on one after another. What slows a gate down is mostly the rush
      // itself, which is over by then: at the pace of its worst moment the last would come when nobody else did any more.
      // Who comes too early all the same waits in the queue, or is told another turn.
      // Turns so far ahead are given to nobody: the clock was set back.
      if (lastTurn > now + turnsMs) lastTurn = 0;
      const turn = Math.max(lastTurn, now + queueMs) + 1_000 / Math.max(perSecond, most.perSecond / 2);
      if (turn - now > turnsMs) return guest.refuse();
      lastTurn = turn;
      turns.set(guest, turn);
      lookLater();
    },
    close() {
      closed = true;
      cancel?.();
      for (const guest of [...queue.keys(), ...turns.keys()]) guest.refuse();
      queue.clear();
      turns.clear();
    },
  };
}
