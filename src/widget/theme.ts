import { accentTokens, defaultAccent, themes } from '../ui/accent.ts';
import { createElement, pageElement } from './browser/page.ts';
import type { Settings } from './options.ts';

/** Follows the wished theme, or the system's. */
export function followTheme(host: HTMLElement, theme: Settings['theme']): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const stop = new AbortController();
  const show = () => (host.dataset['theme'] = theme === 'auto' ? (system.matches ? 'dark' : 'light') : theme);
  system.addEventListener('change', show, { signal: stop.signal });
  show();
  return () => stop.abort();
}

/** The style that carries what follows from the merchant's accent and radius. */
export function accentStyle(root: ShadowRoot, { accent, radius }: Pick<Settings, 'accent' | 'radius'>): string {
  const wished = accent ?? getComputedStyle(pageElement()).getPropertyValue('--deskbell-accent').trim();
  const colour = compute(root, wished);
  const write = (theme: 'light' | 'dark') =>
    `{${Object.entries(accentTokens(colour, themes[theme])).map((token) => token.join(':')).join(';')}}`;
  const shape = radius >= 0 ? `:host{--deskbell-radius:min(${radius}px,24px)}` : '';
  return `:host${write('light')}:host([data-theme=dark])${write('dark')}${shape}`;
}

/** Any way CSS has to write a colour, as the browser computes it. */
function compute(root: ShadowRoot, colour: string): string {
  const probe = createElement('div');
  // What is no colour does not get past here. As a mixture, `oklch(…)` too is computed to red, green and blue.
  probe.style.color = defaultAccent;
  if (colour) for (const written of [colour, `color-mix(in srgb, ${colour}, ${colour})`]) probe.style.color = written;
  root.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return computed;
}
