import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const compressible = /^(?:text\/|application\/json|image\/svg)/;

/** How bytes go over the wire. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A file as it is sent. */
export interface ReadyFile {
  readonly body: Buffer;
  readonly etag: string;
  readonly encoding: Encoding;
  readonly type: string;
}

/** What a file's answer says beside the file. */
export interface FileAnswer {
  /** Lets pages of any origin read the file: it is public and carries no cookie. */
  readonly shared: boolean;
  readonly cacheControl: string;
}

/** Prepares a file by its name; a kind that gains nothing by it stays as it is. */
export async function readyFile(name: string, plain: Buffer, encoding: Encoding): Promise<ReadyFile> {
  const type = types[extname(name).toLowerCase()] ?? 'application/octet-stream';
  const body = await compress(plain, type, encoding);
  return {
    type,
    body,
    encoding: body === plain ? 'identity' : encoding,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
  };
}

/** Sends a file, or says that the asker has it already. */
export function answerFile({ body, etag, encoding, type }: ReadyFile, request: Request, { shared, cacheControl }: FileAnswer): Response {
  const headers = new Headers({
    ETag: etag,
    'Content-Type': type,
    'Cache-Control': cacheControl,
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
  });
  if (shared) {
    headers.set('Access-Control-Allow-Origin', '*');
    headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    // Opened by itself, a drawing with a script in it would run on the desk's own origin.
    headers.set('Content-Security-Policy', 'sandbox');
  }
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding);
  if ((request.headers.get('if-none-match') ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
}

/** What the asker likes best of what it understands. */
export function encodingFor(request: Request): Encoding {
  const accepted = request.headers.get('accept-encoding') ?? '';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(accepted) ? 'gzip' : 'identity';
}

async function compress(plain: Buffer, type: string, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity' || !compressible.test(type) || plain.length < 500) return plain;
  if (encoding === 'gzip') return compressGzip(plain, { level: 9 });
  // The last steps of quality cost seconds on a large index and win a few per cent.
  const quality = plain.length > 1_000_000 ? 6 : 11;
  return compressBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } });
}
