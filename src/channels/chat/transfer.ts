import type { Call } from '../../core/contract.ts';
import { DeskbellError } from '../../core/error.ts';

/** What {@link countBytes} needs to know. */
export interface Counting {
  /** Called with the part that has left, 0 to 1. */
  onProgress(part: number): void;
  isOnline(): boolean;
  after(ms: number, call: () => void): () => void;
}

/** A line on which nothing has moved for so long is dead. */
const stillMs = 30_000;

/**
 * Lends a call whose `fetch` tells how much of a file has left: browsers tell only of the older kind of request. All
 * others, and all where that kind is not there, go as they would.
 */
export function countBytes<Asking extends Pick<Call, 'fetch' | 'signal'>>(call: Asking, counting: Counting): Asking {
  const counted = (input: RequestInfo | URL, init?: RequestInit) => {
    const isFile = init?.body instanceof Blob || init?.body instanceof FormData;
    return isFile && typeof XMLHttpRequest === 'function' ? transfer(String(input), init, { call, ...counting }) : call.fetch(input, init);
  };
  return { ...call, fetch: counted };
}

function transfer(url: string, { method = 'GET', headers, body }: RequestInit, { call, onProgress, isOnline, after }: Counting & { readonly call: Pick<Call, 'signal'> }): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let undo = () => {};
    const watch = () => {
      undo();
      undo = after(stillMs, () => fail('unavailable'));
    };
    const over = () => {
      undo();
      call.signal.removeEventListener('abort', cancel);
    };
    const fail = (kind: 'unavailable' | 'offline' | 'cancelled') => {
      over();
      reject(new DeskbellError(kind, { message: `No answer from ${url}` }));
      request.abort();
    };
    const cancel = () => fail('cancelled');
    if (call.signal.aborted) return cancel();
    call.signal.addEventListener('abort', cancel);
    request.open(method, url);
    request.responseType = 'blob';
    new Headers(headers).forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      watch();
      if (total > 0) onProgress(loaded / total);
    });
    request.addEventListener('error', () => fail(isOnline() ? 'unavailable' : 'offline'));
    request.addEventListener('load', () => {
      over();
      // No body may go with these.
      const content = [204, 205, 304].includes(request.status) ? null : (request.response as Blob);
      // Asked for by its name, a header that another origin keeps to itself is an error on the shop's console.
      const wait = /^retry-after:(.*)/im.exec(request.getAllResponseHeaders());
      resolve(new Response(content, { status: request.status, headers: wait ? { 'retry-after': wait[1] ?? '' } : {} }));
    });
    watch();
    request.send(body as XMLHttpRequestBodyInit);
  });
}
