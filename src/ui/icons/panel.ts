import type { Drawing } from '../icon.tsx';

/** Pictures of the panel itself. */
export const panelIcons = {
  search: 'm21 21-4.3-4.3M3 11a8 8 0 1 0 16 0 8 8 0 1 0-16 0',
  back: { turning: 'm12 19-7-7 7-7M19 12H5' },
  close: 'M18 6 6 18M6 6l12 12',
  expand: 'M15 3h6v6M21 3l-7 7M3 21l7-7M9 21H3v-6',
  shrink: 'm14 10 7-7M20 10h-6V4M3 21l7-7M4 14h6v6',
  offline: 'M10.94 5.27A7 7 0 0 1 15.7 10h1.8a4.5 4.5 0 0 1 4.22 6.06M18.8 18.8a4.5 4.5 0 0 1-1.3.2H9A7 7 0 0 1 5.8 5.8M2 2l20 20',
} as const satisfies Readonly<Record<string, Drawing>>;
