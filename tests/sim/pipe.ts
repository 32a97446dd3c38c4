import type { Owner, Schedule } from './schedule.ts';

/** One direction of a connection: what is put in comes out later, in order, or not at all. */
export interface Pipe<Item> {
  put(item: Item): void;
  /** Bytes and frames that wait in it. */
  readonly held: readonly Item[];
  /** Nothing comes out any more until `release` or `next`. */
  hold(): void;
  release(): void;
  /** Lets one thing out of a pipe that is held. */
  next(): void;
  /** Swallows the next so many things. */
  lose(count: number): void;
  /** Swallows all from now on, as a line does whose other end has forgotten it. */
  swallow(): void;
  readonly isDeaf: boolean;
}

/** What {@link createPipe} needs. */
export interface PipeOptions<Item> {
  readonly schedule: Schedule;
  /** Whoever is at the end; what arrives at the frozen waits for them. */
  readonly owner: Owner;
  latencyMs(): number;
  out(item: Item): void;
}

export function createPipe<Item>({ schedule, owner, latencyMs, out }: PipeOptions<Item>): Pipe<Item> {
  const held: Item[] = [];
  let isHeld = false;
  let isDeaf = false;
  let toLose = 0;
  let lastDue = 0;

  function plan(): void {
    // TCP keeps the order, whatever each packet takes.
    lastDue = Math.max(lastDue, schedule.elapsed() + latencyMs());
    schedule.after(lastDue - schedule.elapsed(), owner, () => {
      if (!isHeld) give();
    });
  }

  function give(): void {
    const item = held.shift();
    if (item !== undefined && !isDeaf) out(item);
  }

  return {
    held,
    put(item) {
      if (isDeaf) return;
      if (toLose > 0) {
        toLose -= 1;
        return;
      }
      held.push(item);
      if (!isHeld) plan();
    },
    hold() {
      isHeld = true;
    },
    release() {
      if (!isHeld) return;
      isHeld = false;
      for (let count = held.length; count > 0; count -= 1) plan();
    },
    next() {
      if (isHeld) give();
    },
    lose(count) {
      toLose += count;
    },
    swallow() {
      isDeaf = true;
      held.length = 0;
    },
    get isDeaf() {
      return isDeaf;
    },
  };
}
