import type { IncomingHttpHeaders } from 'node:http';
import { limits } from '../protocol/index.ts';
import type { Config } from './config.ts';
import type { Provenance } from './origin.ts';
import { networkOf } from './rate.ts';
import { Refusal } from './refusal.ts';

/** Reads a JSON body, usually of at most one frame's size. */
export async function readJson(request: Request, maxBytes: number = limits.frameBytes): Promise<unknown> {
  const body = await readBody(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch (cause) {
    throw new Refusal('broken', 'The body is not JSON.', { cause });
  }
}

/** Reads a form, with files or without. */
export async function readForm(request: Request, maxBytes: number): Promise<FormData> {
  const body = await readBody(request, maxBytes);
  try {
    return await new Response(body, { headers: { 'content-type': request.headers.get('content-type') ?? '' } }).formData();
  } catch (cause) {
    throw new Refusal('broken', 'The body is not a form.', { cause });
  }
}

async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooBig = () => new Refusal('broken', `A body may have ${maxBytes} bytes.`, { status: 413 });
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooBig();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Counted as it comes: a length need not be announced, nor be true.
  for await (const part of request.body ?? []) {
    bytes += part.byteLength;
    if (bytes > maxBytes) throw tooBig();
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** The token of `Authorization: Bearer …`. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer ([\w-]{1,500})$/i.exec(header ?? '')?.[1];
}

/** The password of `Authorization: Basic …`, whoever says it. */
export function passwordOf(header: string | undefined): string | undefined {
  const [, given] = /^Basic ([A-Za-z0-9+/=]{1,1000})$/i.exec(header ?? '') ?? [];
  return given && /:(.*)$/s.exec(Buffer.from(given, 'base64').toString('utf8'))?.[1];
}

/** The value of one cookie. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** Where an upgrade comes from. */
export function provenanceOf(headers: IncomingHttpHeaders): Provenance {
  const site = headers['sec-fetch-site'];
  return { origin: headers.origin, host: headers.host, fetchSite: typeof site === 'string' ? site : undefined };
}

/** Which network a request comes from, for counting. */
export function networkOfRequest(
  { trustProxy }: Pick<Config, 'trustProxy'>,
  { forwardedFor, remoteAddress }: { forwardedFor: string | undefined; remoteAddress: string | undefined },
): string {
  // The last entry is the nearest proxy's own word; those before it are whatever the visitor wrote.
  const forwarded = trustProxy ? forwardedFor?.split(',').at(-1)?.trim() : undefined;
  return networkOf(forwarded || remoteAddress || 'unknown');
}
