import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };

/** The first line of a page may say under which policy it is to be served. */
const policyLine = /^<!-- content-security-policy: (.+) -->\n/i;

/**
 * Serves a folder of pages that anybody could copy: what stands in double braces is filled in, such as `{{origin}}` for
 * the address of the Deskbell server, and a page may name its own content security policy.
 */
export async function servePages(folder: string, fill: (text: string) => string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://pages.invalid').pathname, response).catch(() => response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.'));
  });

  async function answer(pathname: string, response: ServerResponse): Promise<void> {
    // Browsers ask for it unasked, and note on the console that it is not there.
    if (pathname === '/favicon.ico') return void response.writeHead(204).end();
    const file = normalize(join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    if (!file.startsWith(folder + sep)) throw new Error('It is outside.');
    const text = fill(await readFile(file, 'utf8'));
    const policy = policyLine.exec(text)?.[1];
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain', ...(policy ? { 'content-security-policy': policy } : {}) });
    response.end(text.replace(policyLine, ''));
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
