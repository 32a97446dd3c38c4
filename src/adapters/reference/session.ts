import * as v from 'valibot';
import { isDeskbellError, subjectOf, type Call } from '../../core/index.ts';
import { closeCodes } from '../../protocol/index.ts';
import type { Question } from './question.ts';

/** The token the server knows this visitor by. */
export interface Session {
  /** Does something with the token, made first if there is none; and once more with a new one if the server knows it no longer. */
  use<T>(call: Call, work: (token: string) => Promise<T>): Promise<T>;
  /** The same for who only looks: looking makes nobody known. Without a token, or once erased, there is `nothing` to see. */
  look<T>(call: Call, nothing: T, work: (token: string) => Promise<T>): Promise<T>;
}

const TokenSchema = v.object({ token: v.pipe(v.string(), v.minLength(1), v.maxLength(500)) });

/** Keeps the token of one server. */
export function createSession(endpoint: string, ask: <Answer>(question: Question<Answer>) => Promise<Answer>): Session {
  // Kept with the address it belongs to: ports of two servers may share one adapter name, and one must not be shown the
  // token of the other.
  const prefix = `${endpoint} `;

  async function read({ identity }: Call): Promise<string | undefined> {
    const [kept, ending] = [await identity.readSession(), endingOf(await identity.token())];
    // Who signs in is another person to the server than the browser was before, and so is who signs out.
    return kept?.startsWith(prefix) && kept.endsWith(ending) ? kept.slice(prefix.length, -ending.length) : undefined;
  }

  async function make(call: Call): Promise<string> {
    const { identity } = call;
    const [device, proof] = [await identity.device(), await identity.token()];
    try {
      const { token } = await ask({ call, path: '/visitors', schema: TokenSchema, body: { device, identity: proof } });
      await identity.writeSession(prefix + token + endingOf(proof));
      return token;
    } catch (error) {
      // Erased, at the person's own wish. What they said before must not come back under a new name: this attempt fails,
      // and only what is said from now on is said by somebody new.
      if (isDeskbellError(error, 'gone')) await identity.forget(device);
      throw error;
    }
  }

  async function use<T>(call: Call, work: (token: string) => Promise<T>): Promise<T> {
    try {
      return await work((await read(call)) ?? (await make(call)));
    } catch (error) {
      if (!isUnknownToken(error)) throw error;
      return work(await make(call));
    }
  }

  return {
    use,
    async look(call, nothing, work) {
      if ((await read(call)) === undefined) return nothing;
      try {
        return await use(call, work);
      } catch (error) {
        if (isDeskbellError(error, 'gone')) return nothing;
        throw error;
      }
    },
  };
}

/** Whom a proof is about, to tell people apart. */
function endingOf(proof?: string): string {
  return ` ${(proof && subjectOf(proof)) ?? ''}`;
}

/** Not every `unauthorized`: a shop whose pages the server does not serve gets no further with a new token. */
function isUnknownToken(error: unknown): boolean {
  if (!isDeskbellError(error, 'unauthorized')) return false;
  const { status, code } = (error.cause ?? {}) as { status?: unknown; code?: unknown };
  return status === 401 || code === closeCodes.signIn;
}
