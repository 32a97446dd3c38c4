import type { Person } from '../protocol/index.ts';
import type { Backend } from './backend.ts';
import { readProof, type Proven } from './identity.ts';
import { createId, createSecret, hashSecret } from './random.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './store/index.ts';

/** Tokens of one visitor that are good at a time: a tab that lost its own asks for another. */
const tokensKept = 20;
const tokenMs = 30 * 24 * 60 * 60 * 1000;
/** A customer proves anew who they are every day; a browser that is only a browser has nothing to prove. */
const provenTokenMs = 24 * 60 * 60 * 1000;
/** An erased customer may come back and begin anew once what their open pages still had to say has been turned away. */
const provenErasedMs = 60 * 60 * 1000;

/** Who asks for a token. */
export interface Arrival {
  readonly device: string;
  /** What the shop signed, if it did; `undefined` is the one value that says that it did not. */
  readonly proof: unknown;
  /** The token this browser had until now: it ends with the answer. */
  readonly former: string | undefined;
}

/**
 * Makes a token. A proven customer is one visitor on all their devices; what they wrote before they signed in stays with
 * the browser they wrote it in, since nobody proved that it was they who wrote it.
 */
export async function admitVisitor(backend: Backend, { device, proof, former }: Arrival): Promise<string> {
  const { store, clock, random } = backend;
  const now = clock.now();
  const proven = proof === undefined ? undefined : demandProof(backend, proof, now);
  const token = createSecret(random);
  const browser = hashSecret(device);
  // Apart from every device id, which is base64url and has no colon.
  const key = proven ? hashSecret(`identity:${proven.subject}`) : browser;

  await store.transaction(async (rows) => {
    // What this browser still had to say belongs to somebody who wished to be forgotten.
    if (await rows.people.isErased(key, now, proven && provenErasedMs)) throw new Refusal('gone', 'This visitor was erased.');
    // Shown again by the same browser it is a repetition, by another it was stolen.
    if (proven && !(await rows.visitors.claimProof({ hash: hashSecret(String(proof)), device: browser, expires_at: proven.expiresAt })))
      throw new Refusal('unauthorized', 'This proof of identity is not good.');
    const visitor = await rows.visitors.ofDevice({ id: createId(random), device: key, person: '{}', created_at: now });
    if (proven) await rememberProven(rows, visitor, proven);
    if (former !== undefined) await rows.visitors.dropToken(hashSecret(former));
    const expires_at = now + (proven ? provenTokenMs : tokenMs);
    await rows.visitors.addToken({ hash: hashSecret(token), visitor: visitor.id, created_at: now, expires_at }, tokensKept);
  });
  return token;
}

function demandProof({ config }: Backend, proof: unknown, now: number): Proven {
  if (!config.identity) throw new Refusal('unsupported', 'This server knows no key of the shop, so nobody can be proven.');
  return readProof(proof, config.identity, now);
}

async function rememberProven(rows: Rows, visitor: { id: string; person: string }, { subject, name, email }: Proven): Promise<void> {
  const person: Person = { ...(JSON.parse(visitor.person) as Person), ...(name && { name }), ...(email && { email }), verified: subject };
  await rows.visitors.setPerson(visitor.id, JSON.stringify(person));
}
