/** What can be said before the widget is there. */
export const en = {
  open: 'Help',
  close: 'Close help',
  failed: 'Help could not be loaded. Check your connection and press the button again, or reach us directly.',
  failedAlone: 'Help could not be loaded. Check your connection and press the button again.',
  dismiss: 'Dismiss',
} as const;

/** The loader's words, in whatever language. */
export type LoaderWords = { readonly [Key in keyof typeof en]: string };
