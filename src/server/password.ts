import { randomBytes, scrypt as scryptWithCallback, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from './random.ts';

const scrypt = promisify<string, Buffer, number, ScryptOptions, Buffer>(scryptWithCallback);

// 32 MiB and about a tenth of a second for each guess.
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const keyBytes = 32;

/** A password as it is kept: its salt and what scrypt makes of both. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await scrypt(password.normalize('NFKC'), salt, keyBytes, cost);
  return `scrypt$${cost.N}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether a password is the one that was kept. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, n, salt = '', key = ''] = kept.split('$');
  const expected = Buffer.from(key, 'base64url');
  const found = await scrypt(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), keyBytes, { ...cost, N: Number(n) });
  return found.length === expected.length && timingSafeEqual(found, expected);
}

/** Five groups of four letters that are hard to confuse: 100 bits. */
export function createPassword(random: Random): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const text = Array.from(random.bytes(20), (byte) => letters[byte % letters.length]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

/** A kept password nobody has: what an unknown name is compared with. */
export const nobodysPassword = `scrypt$${cost.N}$AAAAAAAAAAAAAAAAAAAAAA$${Buffer.alloc(keyBytes).toString('base64url')}`;
