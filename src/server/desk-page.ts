import type { Context, Hono } from 'hono';
import type { Backend } from './backend.ts';
import type { Config } from './config.ts';
import type { HttpEnv } from './http-env.ts';
import { isSecure } from './origin.ts';
import { createSecret } from './random.ts';
import type { StaticFolder } from './static-folder.ts';

/** Serves the desk: one page with its own files and nothing from anywhere else. */
export function serveDesk(app: Hono<HttpEnv>, backend: Backend, folder: StaticFolder): void {
  app.get('/desk', (c) => c.redirect('/desk/', 308));
  app.get('/desk/*', async (c) => {
    const path = c.req.path.slice('/desk/'.length);
    // Addresses without a file's ending are the page's own business.
    if (path === '' || !path.includes('.') || path === 'index.html') return page(c);
    const file = await folder.serve(path, c.req.raw);
    if (!file) return c.notFound();
    for (const [name, value] of Object.entries(guardHeaders(backend.config, undefined))) file.headers.set(name, value);
    return file;
  });

  async function page(c: Context<HttpEnv>): Promise<Response> {
    const html = await folder.text('index.html');
    if (html === undefined) return c.notFound();
    const nonce = createSecret(backend.random);
    return c.html(withNonce(html, nonce), 200, { ...guardHeaders(backend.config, nonce), 'Cache-Control': 'no-store' });
  }
}

function guardHeaders(config: Config, nonce: string | undefined): Record<string, string> {
  const scripts = nonce === undefined ? "'none'" : `'nonce-${nonce}'`;
  return {
    'Content-Security-Policy': `default-src 'none'; script-src ${scripts}; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    ...(isSecure(config) && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
}

/** The built page names its scripts itself; only those get the number that lets them run. */
function withNonce(html: string, nonce: string): string {
  return html.replace(/<(?:script|link(?=[^>]*\bmodulepreload\b))\b/g, (tag) => `${tag} nonce="${nonce}"`);
}
