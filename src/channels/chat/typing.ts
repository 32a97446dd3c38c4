import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Platform, Undo } from '../../core/platform.ts';

/** Who is typing, in both directions. Lost hints do no harm: both sides let it lapse. */
export interface Typing {
  /** The name of whoever is typing on the other side. */
  readonly who: ReadonlySignal<string | undefined>;
  /** The other side says so. */
  heard(on: boolean, name: string): void;
  /** The visitor has changed the text; `on` unless it is empty now. */
  typed(on: boolean): void;
  dispose(): void;
}

/** Without another word, nobody is typing any more. */
const lapseMs = 6_000;

/** Said again this often while it goes on, so that the other side does not let it lapse. */
const repeatMs = 3_000;

export function createTyping(platform: Platform, tell: (on: boolean) => void): Typing {
  const who = signal<string | undefined>(undefined);
  let forget: Undo | undefined;
  let stop: Undo | undefined;
  let toldAt: number | undefined;

  function heard(on: boolean, name: string): void {
    forget?.();
    forget = on ? platform.after(lapseMs, () => heard(false, name)) : undefined;
    who.value = on ? name : undefined;
  }

  function typed(on: boolean): void {
    stop?.();
    stop = on ? platform.after(lapseMs, () => typed(false)) : undefined;
    const isFresh = toldAt !== undefined && platform.elapsed() - toldAt < repeatMs;
    if (on ? isFresh : toldAt === undefined) return;
    toldAt = on ? platform.elapsed() : undefined;
    tell(on);
  }

  return {
    who,
    heard,
    typed,
    dispose() {
      forget?.();
      stop?.();
    },
  };
}
