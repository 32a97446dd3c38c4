import { readFileSync } from 'node:fs';

/** Kept for the database, files, logs and those who are only told to come back. */
const kept = 200;

/** What a system whose limit cannot be found out surely allows. */
const fallback = 1_024;

/** How many sockets this process may hold and still open files. */
export function socketsAllowed(limit: number = descriptorLimit()): number {
  return limit - Math.min(kept, Math.floor(limit / 2));
}

/** How many descriptors this process may have open; Node raises it to the hard limit when it starts. */
function descriptorLimit(): number {
  try {
    const soft = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return soft === undefined ? fallback : Math.min(Number(soft), 1_000_000);
  } catch {
    return fallback;
  }
}
