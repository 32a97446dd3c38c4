import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * The heading of what takes the place of something the visitor has just used. It takes the focus that fell out when
 * that went away, and only then: whoever is busy elsewhere on the page is left alone.
 */
export function Arrival({ children, class: name }: { readonly children: ComponentChildren; readonly class: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const root = heading.current?.getRootNode();
    if (!(root instanceof ShadowRoot || root instanceof Document)) return;
    // In a page of another's the focus shows as ours by the host element; `body` means that nothing has it.
    const inside = root.activeElement;
    const outside = document.activeElement;
    const nobodys = !outside || outside === document.body || outside === document.documentElement;
    if ((!inside || inside === document.body) && (nobodys || (root instanceof ShadowRoot && outside === root.host))) heading.current?.focus();
  }, []);
  return (
    <h3 class={name} ref={heading} tabIndex={-1}>
      {children}
    </h3>
  );
}
