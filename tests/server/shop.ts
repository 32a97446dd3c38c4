/** The page every visitor of a test or a measurement is on. */
export const shopOrigin = 'https://shop.example';
/** The password of the agent "desk". */
export const password = 'a long enough password';
