/** The languages there are words in, by language alone: each has one kind that all its readers get. English is in the rooms. */
export const languages = {
  de: () => import('./de.ts'),
} as const;
