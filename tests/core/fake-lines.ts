import type { Dialling, LineEnd, WatchedLine } from '../../src/core/index.ts';

interface FakeLine extends WatchedLine {
  /** Whether the other side has been told that we left. */
  readonly left: boolean;
  end(how: Partial<LineEnd>): void;
}

/** A backend whose lines open, live and end when the test says so. */
export function createFakeLines({ silenceMs }: { silenceMs?: number } = {}) {
  const dials: (Dialling & { accept(): FakeLine; reject(error: unknown): void })[] = [];
  const lines: FakeLine[] = [];

  function open(): FakeLine {
    let settle!: (how: LineEnd) => void;
    const closed = new Promise<LineEnd>((done) => (settle = done));
    let left = false;
    const line: FakeLine = {
      closed,
      ...(silenceMs === undefined ? {} : { silenceMs }),
      // A dead socket says nothing for a long time, so that nothing here may wait for `closed` after `close()`.
      close: () => void (left = true),
      get left() {
        return left;
      },
      end: (how) => settle({ error: new Error('ended') as never, retryable: true, ...how }),
    };
    lines.push(line);
    return line;
  }

  return {
    dials,
    lines,
    dial: (dialling: Dialling) =>
      new Promise<FakeLine>((resolve, reject) => {
        dials.push({
          ...dialling,
          accept() {
            const line = open();
            resolve(line);
            return line;
          },
          reject,
        });
      }),
    /** Lines nobody has left. */
    get open() {
      return lines.filter((line) => !line.left).length;
    },
    get last() {
      const last = dials.at(-1);
      if (!last) throw new Error('Nobody has dialled yet.');
      return last;
    },
  };
}
