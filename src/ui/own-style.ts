import type { RefObject } from 'preact';
import { useEffect, useRef } from './hooks.ts';
import { adopt } from './sheet.ts';

/**
 * Lets a part bring its own style into whatever root it is drawn in, so that parts of forms cost nothing before there
 * is a form. Runs before the browser paints.
 */
export function useOwnStyle<Node extends HTMLElement>(...styles: readonly string[]): RefObject<Node | null> {
  const element = useRef<Node>(null);
  useEffect(() => {
    const root = element.current?.getRootNode();
    if (root instanceof ShadowRoot || root instanceof Document) for (const text of styles) adopt(root, text);
  }, styles);
  return element;
}
