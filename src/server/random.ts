import { createHash, randomBytes } from 'node:crypto';

/** Where ids, tokens and references come from. A simulator brings a seeded one. */
export interface Random {
  bytes(count: number): Uint8Array;
}

/** The operating system's random source. */
export function createSystemRandom(): Random {
  return { bytes: (count) => randomBytes(count) };
}

/** An id nobody can guess: 128 random bits. */
export function createId(random: Random): string {
  return Buffer.from(random.bytes(16)).toString('base64url');
}

/** A secret that stands for a person: 256 random bits. */
export function createSecret(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}

/** How a secret lies in the database. It has 256 random bits of its own, so it needs neither salt nor slowness. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
