import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskbellError } from '../../core/error.ts';
import type { Platform, Undo } from '../../core/platform.ts';
import type { CatchUp } from './catch-up.ts';
import type { Wire } from './wire.ts';

/** How the visitor and the backend are connected, as far as it matters to the visitor. */
export type Link =
  /** Connected, or nobody has a reason to be. */
  | { readonly is: 'fine' }
  | { readonly is: 'connecting' }
  | { readonly is: 'reconnecting' }
  | { readonly is: 'offline' }
  | { readonly is: 'down'; readonly error: DeskbellError };

export interface LinkOptions {
  readonly platform: Pick<Platform, 'online' | 'after'>;
  readonly engaged: ReadonlySignal<boolean>;
  readonly complete: ReadonlySignal<boolean>;
  readonly wire: Pick<Wire, 'line'>;
  readonly catchUp: Pick<CatchUp, 'trouble' | 'isCurrent'>;
}

/** A backend that restarts is back after this many failures, and nobody need have been alarmed. */
const patience = 3;

/** What is mended within this time is not worth a word. */
const noticedMs = 1_000;

export function createLink({ platform, engaged, complete, wire, catchUp }: LinkOptions): { readonly state: ReadonlySignal<Link>; readonly dispose: Undo } {
  const lasts = signal(false);
  const now = computed((): Link => {
    const trouble = catchUp.trouble.value;
    if (!platform.online.value) return { is: 'offline' };
    if (!engaged.value || wire.line.value) return { is: 'fine' };
    if (trouble && trouble.times >= patience) return { is: 'down', error: trouble.error };
    // A line that cannot be had is nobody's business while asking now and then works.
    if (catchUp.isCurrent.value) return { is: 'fine' };
    return { is: complete.value ? 'reconnecting' : 'connecting' };
  });
  const isUnderWay = computed(() => now.value.is === 'connecting' || now.value.is === 'reconnecting');
  const dispose = effect(() => {
    lasts.value = false;
    if (isUnderWay.value) return platform.after(noticedMs, () => (lasts.value = true));
  });
  return { state: computed(() => (isUnderWay.value && !lasts.value ? { is: 'fine' } : now.value)), dispose };
}
