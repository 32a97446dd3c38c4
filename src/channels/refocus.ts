import type { RefObject } from 'preact';
import { useEffect, useRef } from '../ui/index.ts';

/**
 * Keeps the keyboard in a part of a view whose content is replaced: when `stage` changes and what had the focus has gone
 * with the old stage, the first wrong field gets it, or else the first heading made for it (`tabIndex={-1}`). Whoever is
 * busy elsewhere, in the panel or on the page, is left alone. With `arriving` it does so when it is first drawn, too.
 */
export function useRefocus(stage: string, arriving = false): RefObject<HTMLDivElement | null> {
  const area = useRef<HTMLDivElement>(null);
  const before = useRef(arriving ? undefined : stage);
  useEffect(() => {
    if (before.current === stage) return;
    before.current = stage;
    const element = area.current;
    if (!element || !isFocusLost(element.getRootNode())) return;
    (element.querySelector<HTMLElement>('[aria-invalid="true"]') ?? element.querySelector<HTMLElement>('[tabindex="-1"]'))?.focus();
  }, [stage]);
  return area;
}

/** Focus on a removed element falls to the body, and out of the shadow root. */
function isFocusLost(root: Node): boolean {
  const [body, page, outside] = [member('body'), member('documentElement'), member('activeElement')];
  const inside = root instanceof ShadowRoot ? root.activeElement : null;
  return !inside && (!outside || outside === body || outside === page);
}

/** Asked past any element of the page that goes by the name. */
function member(name: 'body' | 'documentElement' | 'activeElement'): unknown {
  return Reflect.get(Document.prototype, name, document);
}
