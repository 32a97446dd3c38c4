/** What can be said before the widget is there. */
export const en = {
  open: 'Help',
  failed: 'Help did not load. Please try again.',
} as const;
