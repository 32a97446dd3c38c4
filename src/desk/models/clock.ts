import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Undo } from '../../core/platform.ts';
import type { World } from '../world.ts';

/** The time for things on the screen that grow old: "2 minutes ago", "call in 12 minutes". */
export interface Clock {
  readonly now: ReadonlySignal<number>;
  dispose(): void;
}

/** Fine enough for words that speak of minutes. */
export const tickMs = 10_000;

/** Starts a clock. It runs on its own while the page can be seen, and catches up when the page comes back. */
export function createClock(world: Pick<World, 'now' | 'after' | 'visible'>): Clock {
  const now = signal(world.now());
  let undoTick: Undo = () => {};
  const undoVisible = world.visible.subscribe((visible) => {
    undoTick();
    if (visible) tick();
  });
  function tick() {
    now.value = world.now();
    undoTick = world.after(tickMs, tick);
  }
  return {
    now,
    dispose() {
      undoVisible();
      undoTick();
    },
  };
}
