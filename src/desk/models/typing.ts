import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { World } from '../world.ts';

/** Who is typing, in both directions. */
export interface Typing {
  /** Whether the visitor is typing. */
  readonly other: ReadonlySignal<boolean>;
  /** The visitor began or stopped. */
  hear(on: boolean): void;
  /** The agent's draft is now this. */
  type(text: string): void;
  /** The agent turned away. */
  stop(): void;
  dispose(): void;
}

/** While somebody goes on typing it is said again this often, for those who have only now come. */
export const sayAgainMs = 3_000;
/** A pause this long is not typing any more. */
export const pauseMs = 5_000;
/** Whoever has gone without saying so is not shown typing for ever. */
export const forgetMs = 10_000;

/** Watches one conversation. */
export function createTyping({ world, tell }: { readonly world: Pick<World, 'after' | 'elapsed'>; readonly tell: (on: boolean) => void }): Typing {
  const other = signal(false);
  let undoForget = () => {};
  let undoPause = () => {};
  let saidAt: number | undefined;

  function hear(on: boolean) {
    undoForget();
    other.value = on;
    if (on) undoForget = world.after(forgetMs, () => (other.value = false));
  }

  function stop() {
    undoPause();
    if (saidAt === undefined) return;
    saidAt = undefined;
    tell(false);
  }

  return {
    other,
    hear,
    type(text) {
      if (!text.trim()) return stop();
      undoPause();
      undoPause = world.after(pauseMs, stop);
      if (saidAt !== undefined && world.elapsed() - saidAt < sayAgainMs) return;
      saidAt = world.elapsed();
      tell(true);
    },
    stop,
    dispose() {
      stop();
      hear(false);
    },
  };
}
