import type { Platform, Undo } from './platform.ts';

/** The right to work alone among all tabs. */
export interface Turns {
  /** Waits for the turn, works, and gives it on. */
  take(work: () => Promise<void>): Promise<void>;
  /** Whoever has the turn gave a sign of life: waiting begins anew. */
  heard(): void;
  dispose(): void;
}

/** What {@link createTurns} needs to know. */
export interface TurnOptions {
  readonly platform: Pick<Platform, 'tabs' | 'after'>;
  /** What tabs take turns at. */
  readonly lock: string;
  /** How long to wait for a tab that is silent: a phone may have frozen it together with its turn. */
  readonly patienceMs: number;
}

/** Two that work at once, because one was taken for frozen, repeat each other, which is safe. */
export function createTurns({ platform, lock, patienceMs }: TurnOptions): Turns {
  /** Set while waiting: ends it, and begins it anew. */
  let waiting: { readonly undo: Undo; restart(): void } | undefined;

  return {
    take: (work) =>
      new Promise((resolve, reject) => {
        let begun = false;
        const begin = async () => {
          waiting?.undo();
          waiting = undefined;
          if (begun) return;
          begun = true;
          await work();
        };
        const restart = () => {
          waiting?.undo();
          waiting = { restart, undo: platform.after(patienceMs, () => void begin().then(resolve, reject)) };
        };
        restart();
        platform.tabs.alone(lock, begin).then(resolve, reject);
      }),
    heard: () => waiting?.restart(),
    dispose: () => waiting?.undo(),
  };
}
