/** Somebody to whom things happen: a tab, a server process. */
export interface Owner {
  /** The dead do nothing more, not even fail. */
  dead: boolean;
  /** What would happen to the frozen happens when they thaw. */
  frozen: boolean;
}

/** The only clock there is, and everything that will happen, in order. */
export interface Schedule {
  /** Milliseconds since the beginning of the world. */
  elapsed(): number;
  after(ms: number, owner: Owner, call: () => void): () => void;
  /** Lets what is due happen, each thing after everything before it has come to rest; not to the end if it is over before. */
  advance(ms: number, isOver: () => boolean): Promise<void>;
  /** Lets what was put off while somebody was frozen happen. */
  thaw(owner: Owner): void;
}

interface Timer {
  due: number;
  order: number;
  readonly owner: Owner;
  call: (() => void) | undefined;
}

export function createSchedule(): Schedule {
  let elapsed = 0;
  let count = 0;
  const heap: Timer[] = [];
  const parked = new Map<Owner, Timer[]>();

  function run(timer: Timer): boolean {
    const { owner, call } = timer;
    if (!call || owner.dead) return false;
    if (owner.frozen) {
      parked.set(owner, [...(parked.get(owner) ?? []), timer]);
      return false;
    }
    timer.call = undefined;
    call();
    return true;
  }

  return {
    elapsed: () => elapsed,
    after(ms, owner, call) {
      const timer: Timer = { due: elapsed + Math.max(0, ms), order: (count += 1), owner, call };
      push(heap, timer);
      return () => void (timer.call = undefined);
    },
    async advance(ms, isOver) {
      const until = elapsed + ms;
      await rest();
      for (let first = heap[0]; first && first.due <= until && !isOver(); first = heap[0]) {
        pop(heap);
        elapsed = first.due;
        if (run(first)) await rest();
      }
      elapsed = until;
    },
    thaw(owner) {
      owner.frozen = false;
      const waiting = parked.get(owner) ?? [];
      parked.delete(owner);
      for (const timer of waiting) push(heap, Object.assign(timer, { due: elapsed, order: (count += 1) }));
    },
  };
}

/**
 * Node does what was asked of `nextTick` when no promise is left that can settle. A turn of the event loop would do the
 * same and takes ten times as long.
 */
function rest(): Promise<void> {
  return new Promise((done) => process.nextTick(done));
}

// A binary heap: the earliest first, and of two at the same time the one that was asked for first.

const isBefore = (a: Timer, b: Timer) => a.due < b.due || (a.due === b.due && a.order < b.order);

function push(heap: Timer[], timer: Timer): void {
  let at = heap.length;
  heap.push(timer);
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (!isBefore(timer, heap[up]!)) break;
    heap[at] = heap[up]!;
    at = up;
  }
  heap[at] = timer;
}

function pop(heap: Timer[]): void {
  const last = heap.pop()!;
  if (heap.length === 0) return;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    if (down >= heap.length) break;
    if (down + 1 < heap.length && isBefore(heap[down + 1]!, heap[down]!)) down += 1;
    if (!isBefore(heap[down]!, last)) break;
    heap[at] = heap[down]!;
    at = down;
  }
  heap[at] = last;
}
