import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
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

/** Files kept in memory, compressed; a shop's widget and FAQ are far below it. */
const maxKeptBytes = 64 * 1024 * 1024;

/** How a folder is served. */
export interface StaticOptions {
  /** Lets pages of any origin read the files: they are public and carry no cookie. */
  readonly shared: boolean;
}

/** A folder whose files are served and nothing beside them. */
export interface StaticFolder {
  /** The answer for a path inside the folder; undefined when there is no such file. */
  serve(path: string, request: Request): Promise<Response | undefined>;
  /** A file as text, for a page that is changed on the way. */
  text(path: string): Promise<string | undefined>;
}

interface Kept {
  readonly stamp: string;
  readonly body: Buffer;
  readonly etag: string;
  readonly encoding: Encoding;
}

type Encoding = 'br' | 'gzip' | 'identity';

/** Serves a folder from memory, reading a file again when it has changed. */
export function createStaticFolder(folder: string, { shared }: StaticOptions): StaticFolder {
  const kept = new Map<string, Kept>();
  let keptBytes = 0;

  async function load(file: string, type: string, encoding: Encoding): Promise<Kept> {
    const { mtimeMs, size } = await stat(file);
    const stamp = `${mtimeMs} ${size}`;
    const key = `${encoding} ${file}`;
    const known = kept.get(key);
    if (known?.stamp === stamp) return known;
    const plain = await readFile(file);
    const body = await compress(plain, type, encoding);
    const fresh: Kept = {
      stamp,
      body,
      encoding: body === plain ? 'identity' : encoding,
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
    };
    if (keptBytes + body.length > maxKeptBytes) {
      kept.clear();
      keptBytes = 0;
    }
    keptBytes += body.length - (known?.body.length ?? 0);
    kept.set(key, fresh);
    return fresh;
  }

  return {
    async serve(path, request) {
      const file = await locate(folder, path);
      if (!file) return undefined;
      const type = types[extname(file).toLowerCase()] ?? 'application/octet-stream';
      const { body, etag, encoding } = await load(file, type, encodingFor(request.headers.get('accept-encoding') ?? ''));
      const headers = new Headers({
        ETag: etag,
        'Content-Type': type,
        'Cache-Control': 'public, max-age=300',
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
    },
    async text(path) {
      const file = await locate(folder, path);
      return file && readFile(file, 'utf8');
    },
  };
}

/** The file of a path, followed through links: whatever a path says, it ends inside the folder or nowhere. */
async function locate(folder: string, path: string): Promise<string | undefined> {
  let name: string;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  // Names that begin with a dot are nobody's business: `.env`, `.git`, and `..` among them.
  if (name.includes('\0') || name.split(/[/\\]/).some((part) => part.startsWith('.'))) return undefined;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, name));
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

function encodingFor(accepted: string): Encoding {
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
