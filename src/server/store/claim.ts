/**
 * What somebody who opens a database is about to do with it: `serve` it, be `alone` with it to replace everything, or
 * look in for a moment as a `guest` beside a running server. SQLite bears one of the first two, PostgreSQL many that
 * serve or one that is alone.
 */
export type Claim = 'serve' | 'alone' | 'guest';
