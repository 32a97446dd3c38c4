import { signal, type ReadonlySignal } from '@preact/signals-core';
import { createNotes } from './notes.ts';

/** Which colours an agent wants; `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark';
export const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** The colours of the page. */
export interface ThemeChoice {
  readonly theme: ReadonlySignal<Theme>;
  choose(theme: Theme): void;
  dispose(): void;
}

/** Paints the page light or dark and remembers what was chosen on this device. */
export function createThemeChoice(window: Window): ThemeChoice {
  const notes = createNotes(() => window.localStorage, 'deskbell-desk');
  const kept = notes.read('theme');
  const theme = signal<Theme>(themes.find((one) => one === kept) ?? 'auto');
  const system = window.matchMedia('(prefers-color-scheme: dark)');

  function paint() {
    const dark = theme.value === 'dark' || (theme.value === 'auto' && system.matches);
    window.document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }
  system.addEventListener('change', paint);
  paint();

  return {
    theme,
    choose(next) {
      theme.value = next;
      notes.write('theme', next === 'auto' ? undefined : next);
      paint();
    },
    dispose: () => system.removeEventListener('change', paint),
  };
}
