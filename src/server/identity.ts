import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { limits, line } from '../protocol/index.ts';
import type { Config } from './config.ts';
import { Refusal } from './refusal.ts';

/** Who a shop says that somebody is. */
export interface Proven {
  /** The shop's own name for this customer. */
  readonly subject: string;
  readonly name?: string;
  readonly email?: string;
  /** When the proof runs out, in milliseconds. */
  readonly expiresAt: number;
}

/** How long a shop may make a proof good for; it is shown once and exchanged for a token. */
const maxLifeMs = 10 * 60 * 1000;
/** Clocks of two machines differ. */
const leewayMs = 30_000;
const maxBytes = 4_096;

const second = v.pipe(v.number(), v.minValue(0), v.maxValue(1e11));

/** Any algorithm but this one, `none` above all, is refused: the key decides what a proof is, never the proof itself. */
const HeaderSchema = v.object({
  alg: v.literal('HS256'),
  typ: v.exactOptional(v.pipe(v.string(), v.regex(/^JWT$/i))),
  // Rules we would have to understand and do not.
  crit: v.exactOptional(v.never()),
});

const ClaimsSchema = v.object({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  aud: v.union([v.string(), v.array(v.string())]),
  exp: second,
  iat: v.exactOptional(second),
  nbf: v.exactOptional(second),
  name: v.fallback(v.exactOptional(line(limits.nameLength)), undefined as never),
  email: v.fallback(v.exactOptional(line(limits.emailLength)), undefined as never),
});

/** Reads a JSON Web Token (RFC 7519) signed by the shop; whatever is not right about it is refused in the same words. */
export function readProof(proof: unknown, { key, audience }: NonNullable<Config['identity']>, now: number): Proven {
  if (typeof proof !== 'string' || proof.length > maxBytes) throw refuse();
  const [head = '', body = '', signature = '', ...more] = proof.split('.');
  if (more.length > 0) throw refuse();
  const expected = createHmac('sha256', key).update(`${head}.${body}`).digest();
  const given = bytesOf(signature);
  // The signature first: nothing of what a stranger wrote is looked at.
  if (!given || given.length !== expected.length || !timingSafeEqual(given, expected)) throw refuse();
  const header = v.safeParse(HeaderSchema, jsonOf(head));
  const parsed = v.safeParse(ClaimsSchema, jsonOf(body));
  if (!header.success || !parsed.success) throw refuse();

  const { sub, aud, exp, iat, nbf, name, email } = parsed.output;
  const at = (time: number) => time * 1_000;
  if (!(Array.isArray(aud) ? aud : [aud]).includes(audience)) throw refuse();
  if (at(exp) <= now - leewayMs || at(exp) > now + maxLifeMs + leewayMs) throw refuse();
  if ([iat, nbf].some((time) => time !== undefined && at(time) > now + leewayMs)) throw refuse();
  return { subject: sub, expiresAt: at(exp), ...(name && { name }), ...(email && { email }) };
}

function refuse(): Refusal {
  return new Refusal('unauthorized', 'This proof of identity is not good.');
}

/** Only the one spelling that the bytes have: another would be the same proof under a second name. */
function bytesOf(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

function jsonOf(text: string): unknown {
  try {
    const bytes = bytesOf(text);
    return bytes && (JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown);
  } catch {
    return undefined;
  }
}
