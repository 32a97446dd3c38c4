import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import { member } from './browser/page.ts';
import type { LauncherFace } from './frame.ts';

/** Whether the panel is open, and what of the page changes with that. */
export interface Opening {
  readonly isOpen: ReadonlySignal<boolean>;
  /** Whether it fills the screen. */
  readonly full: ReadonlySignal<boolean>;
  open(): void;
  close(): void;
  dispose(): void;
}

/** Small screens are filled: phones, and whatever is enlarged until it is as small as one. */
const small = '(max-width: 480px), (max-height: 420px)';

/** Closed at first. */
export function createOpening(launcher: LauncherFace): Opening {
  const query = window.matchMedia(small);
  const full = signal(query.matches);
  const isOpen = signal(false);
  const gone = new AbortController();
  const focused = () => member('activeElement') as Element | null;
  let cameFrom: Element | null = null;
  query.addEventListener('change', () => (full.value = query.matches), { signal: gone.signal });

  function open(): void {
    if (isOpen.peek() || gone.signal.aborted) return;
    cameFrom = focused();
    isOpen.value = true;
  }

  /** Focus goes back to where the visitor came from; most come from the button. Whoever is busy elsewhere is left alone. */
  function close(): void {
    if (!isOpen.peek()) return;
    const wasInside = focused() === launcher.host;
    isOpen.value = false;
    if (!wasInside) return;
    const other = cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== launcher.host && cameFrom.tabIndex >= 0;
    (other ? (cameFrom as HTMLElement) : launcher.button).focus({ preventScroll: true });
  }

  const undo = effect(() => void (launcher.button.hidden = isOpen.value && full.value));

  return {
    isOpen,
    full,
    open,
    close,
    dispose() {
      isOpen.value = false;
      undo();
      gone.abort();
    },
  };
}
