/** What can be said before the widget is there. */
export const en = {
  open: 'Help',
} as const;
