import type { SourceFile } from '../draft.ts';

/** Thrown when a page does not come; the message is a sentence for the merchant. */
export class NotFetchedError extends Error {
  override readonly name = 'NotFetchedError';
  readonly address: string;
  /** The host says that there is no such page. */
  readonly isGone: boolean;

  constructor(address: string, message: string, options: ErrorOptions & { readonly isGone?: boolean } = {}) {
    super(message, options);
    this.address = address;
    this.isGone = options.isGone ?? false;
  }
}

export interface RequestTools {
  readonly fetch: typeof fetch;
  readonly authorization: string | undefined;
  wait(ms: number): Promise<unknown>;
}

const limitMs = 30_000;
const mostBytes = 50_000_000;
const mostAttempts = 4;
const longestWaitMs = 60_000;

/** Makes the function that fetches one page: in time, within bounds, and again when the host asks for patience. */
export function createRequest({ fetch, authorization, wait }: RequestTools): (address: string) => Promise<Required<SourceFile>> {
  return async (address) => {
    for (let attempt = 1; ; attempt++) {
      const response = await respond(address);
      const isBusy = response.status === 429 || response.status === 503;
      if (!isBusy || attempt === mostAttempts) return understood(address, response);
      drop(response);
      const asked = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000;
      await wait(Math.min(asked > 0 ? asked : 1000 * 2 ** attempt, longestWaitMs));
    }
  };

  async function respond(address: string): Promise<Response> {
    const headers = { accept: 'application/json, text/html;q=0.9, */*;q=0.5', ...(authorization !== undefined && { authorization }) };
    try {
      return await fetch(address, { headers, signal: AbortSignal.timeout(limitMs) });
    } catch (cause) {
      const why = cause instanceof Error && cause.name === 'TimeoutError' ? `did not answer within ${limitMs / 1000} seconds` : `cannot be reached${reasonOf(cause)}`;
      throw new NotFetchedError(address, `${address} ${why}.`, { cause });
    }
  }
}

async function understood(address: string, response: Response): Promise<Required<SourceFile>> {
  const { status } = response;
  if (!response.ok) {
    drop(response);
    const isClosed = status === 401 || status === 403;
    const advice = isClosed ? ' It wants to know who asks: set DESKBELL_AUTHORIZATION to the value of an Authorization header.' : '';
    throw new NotFetchedError(address, `${address} answered with status ${status}.${advice}`, { isGone: status === 404 || status === 410 });
  }
  const charset = /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
  try {
    const text = new TextDecoder(charset).decode(await bytesOf(address, response));
    // What redirected us is where the page's own links are to be read from.
    return { file: address, address: response.url || address, text };
  } catch (cause) {
    if (cause instanceof NotFetchedError) throw cause;
    throw new NotFetchedError(address, `${address} broke off${reasonOf(cause)}.`, { cause });
  }
}

/** Lets go of an answer nobody will read. */
function drop(response: Response): void {
  response.body?.cancel().catch(() => {});
}

/** Reads no more than a page may have, whatever its host said about its length. */
async function bytesOf(address: string, response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > mostBytes) throw new NotFetchedError(address, `${address} is larger than ${mostBytes / 1_000_000} MB.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Node hides what went wrong behind "fetch failed". */
function reasonOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
  return cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : '';
}
