// A plain static server for the demo shop. It knows nothing of Deskbell but the one tag it writes into each page.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** The policy the shop lives under: what the README promises to work with. `widget` is the origin of the tag. */
export function shopPolicy(widget, backend = widget) {
  const socket = (origin) => origin.replace(/^http/, 'ws');
  const { origin } = new URL(backend);
  return [
    "default-src 'self'",
    `script-src 'self' ${widget}`,
    `connect-src ${[...new Set(["'self'", widget, socket(widget), origin, socket(origin)])].join(' ')}`,
    `img-src 'self' ${widget}`,
    "style-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/**
 * Serves a folder on an address of this machine.
 * @param {{ folder: string, tag: string, widget: string, backend?: string, port?: number, host?: string, policy?: string | null }} options
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serveShop({ folder, tag, widget, port = 0, host = '127.0.0.1', backend, policy = shopPolicy(widget, backend) }) {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function answer(request, response) {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://shop.invalid').pathname);
    let file = normalize(join(folder, path));
    if (file !== folder && !file.startsWith(folder + sep)) return void response.writeHead(403).end();
    let found = await stat(file).catch(() => undefined);
    if (found?.isDirectory()) {
      file = join(file, 'index.html');
      found = await stat(file).catch(() => undefined);
    }
    if (!found?.isFile()) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page in this shop.\n');
    const type = types[extname(file)] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'no-cache' };
    if (!type.startsWith('text/html')) {
      response.writeHead(200, headers);
      createReadStream(file).pipe(response);
      return;
    }
    if (policy) headers['content-security-policy'] = policy;
    response.writeHead(200, headers);
    response.end((await readFile(file, 'utf8')).replace('<!-- deskbell -->', tag));
  }

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address();
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
