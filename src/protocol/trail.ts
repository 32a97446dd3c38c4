// Apart from the other limits: these a visitor needs before anything is sent, the others not.

/** Characters of a search that are kept. */
export const wordsLength = 200;

/** How many earlier searches and articles travel with a command. */
export const trailLength = 5;
