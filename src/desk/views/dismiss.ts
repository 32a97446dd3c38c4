import type { Signal } from '@preact/signals';
import { useSignalEffect } from '@preact/signals';
import type { RefObject } from 'preact';

/** What {@link useDismiss} watches over. */
export interface DismissOptions {
  readonly open: Signal<boolean>;
  /** A button, and after it what it opens. */
  readonly whole: RefObject<HTMLElement | null>;
}

/** Closes what a button has opened on Escape, which leads back to the button, and when somebody turns elsewhere. The answer closes it too. */
export function useDismiss({ open, whole }: DismissOptions): () => void {
  function close() {
    open.value = false;
    whole.current?.querySelector('button')?.focus();
  }

  useSignalEffect(() => {
    if (!open.value) return;
    const { ownerDocument } = whole.current!;
    const outside = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) open.value = false;
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close();
    };
    ownerDocument.addEventListener('keydown', escape, { capture: true });
    ownerDocument.addEventListener('pointerdown', outside);
    ownerDocument.addEventListener('focusin', outside);
    return () => {
      ownerDocument.removeEventListener('keydown', escape, { capture: true });
      ownerDocument.removeEventListener('pointerdown', outside);
      ownerDocument.removeEventListener('focusin', outside);
    };
  });

  return close;
}
