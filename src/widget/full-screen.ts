import { adopt } from '../ui/index.ts';
import { pageBody, pageElement } from './browser/page.ts';
import style from './full-screen.css?inline';

/**
 * Puts the page out of reach while the panel fills the screen: it does not scroll, cannot be focused, and is where it
 * was afterwards, once it is `gone`. The panel follows what of the screen is left beside the keyboard.
 */
export function takeScreen(panel: HTMLElement, gone: AbortSignal): void {
  if (gone.aborted) return;
  adopt(panel.getRootNode() as ShadowRoot, style);
  const page = pageElement();
  const body = pageBody();
  const viewport = window.visualViewport;
  const [left, top] = [window.scrollX, window.scrollY];
  const overflow = page.style.getPropertyValue('overflow');
  const priority = page.style.getPropertyPriority('overflow');
  const wasInert = body?.inert ?? false;

  const fit = () => {
    if (!viewport) return;
    // A pinched screen is looked at, not typed at.
    if (viewport.scale > 1.01) return;
    panel.style.setProperty('--db-screen-top', `${viewport.offsetTop}px`);
    panel.style.setProperty('--db-screen-height', `${viewport.height}px`);
  };
  fit();
  for (const event of ['resize', 'scroll']) viewport?.addEventListener(event, fit, { signal: gone });
  page.style.setProperty('overflow', 'hidden', 'important');
  if (body) body.inert = true;

  const giveBack = () => {
    if (overflow) page.style.setProperty('overflow', overflow, priority);
    else page.style.removeProperty('overflow');
    if (page.getAttribute('style') === '') page.removeAttribute('style');
    if (body) body.inert = wasInert;
    // iOS scrolls the page to make room for the keyboard, whatever is on top of it.
    if (window.scrollX !== left || window.scrollY !== top) window.scrollTo({ left, top, behavior: 'instant' });
  };
  gone.addEventListener('abort', giveBack, { once: true });
}
