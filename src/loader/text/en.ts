/** What can be said before the widget is there. */
export const en = {
  open: 'Help',
  failed: 'Help could not be loaded. Please try again.',
} as const;
