import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../src/server/index.ts';
import { startHouse, tempFolder } from './house.ts';

const script = `console.log(${JSON.stringify('x'.repeat(2_000))})`;
let server: RunningServer;
let widgetFolder: string;

beforeEach(async () => {
  const folder = tempFolder();
  widgetFolder = join(folder, 'cdn');
  const [deskFolder, faqFolder] = [join(folder, 'desk'), join(folder, 'faq')];
  for (const each of [widgetFolder, deskFolder, join(faqFolder, 'de')]) mkdirSync(each, { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(widgetFolder, 'deskbell.js'), script);
  writeFileSync(join(widgetFolder, '.env'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(widgetFolder, 'link.txt'));
  writeFileSync(
    join(deskFolder, 'index.html'),
    '<!doctype html><link rel="modulepreload" href="./shared.js"><link rel="stylesheet" href="./desk.css"><script type="module" src="./desk.js"></script>',
  );
  writeFileSync(join(deskFolder, 'desk.js'), script);
  writeFileSync(join(faqFolder, 'de', 'index.json'), '{}');
  server = await startHouse({ widgetFolder, deskFolder, faqFolder });
});

describe('a file', () => {
  test('of the widget may be read by pages of any origin, and is checked for news', async () => {
    const { status, headers, body } = await raw('/deskbell.js', {});
    expect([status, body.toString()]).toEqual([200, script]);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
      vary: 'Accept-Encoding',
    });
    const again = await raw('/deskbell.js', { 'If-None-Match': String(headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    writeFileSync(join(widgetFolder, 'deskbell.js'), `${script};`);
    expect((await raw('/deskbell.js', { 'If-None-Match': String(headers['etag']) })).body.toString()).toBe(`${script};`);
  });

  test('is compressed as the browser wishes', async () => {
    const br = await raw('/deskbell.js', { 'Accept-Encoding': 'gzip, deflate, br' });
    expect([br.headers['content-encoding'], brotliDecompressSync(br.body).toString()]).toEqual(['br', script]);
    const gzip = await raw('/deskbell.js', { 'Accept-Encoding': 'gzip, br;q=0' });
    expect([gzip.headers['content-encoding'], gunzipSync(gzip.body).toString()]).toEqual(['gzip', script]);
    expect(gzip.headers['etag']).not.toBe(br.headers['etag']);
    expect((await raw('/faq/de/index.json', { 'Accept-Encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/link.txt',
    '/.env',
    '/%00',
    '/%ff',
    '/faq/../secret.txt',
    '/faq/',
    '/faq',
    '/desk/../../secret.txt',
    '/nothing.js',
    '//etc/passwd',
    '/deskbell.js/',
  ])('%s is not there', async (path) => {
    const { status, body } = await raw(path, {});
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('secret');
  });
});

describe('the desk', () => {
  test('is a page that runs its own scripts only and can be framed by nobody', async () => {
    const { status, headers, body } = await raw('/desk/', {});
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    const nonce = /'nonce-([\w-]{40,})'/.exec(policy)?.[1];
    for (const rule of [
      "default-src 'none'",
      "style-src 'self'",
      "connect-src 'self'",
      "img-src 'self' data:",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(body.toString()).toBe(
      `<!doctype html><link nonce="${nonce}" rel="modulepreload" href="./shared.js"><link rel="stylesheet" href="./desk.css"><script nonce="${nonce}" type="module" src="./desk.js"></script>`,
    );
    expect(String((await raw('/desk/', {})).headers['content-security-policy'])).not.toBe(policy);
  });

  test('keeps its files to itself', async () => {
    const { status, headers } = await raw('/desk/desk.js', {});
    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('is found without its last slash, and from the front door', async () => {
    expect((await raw('/desk', {})).headers['location']).toBe('/desk/');
    expect((await raw('/', {})).headers['location']).toBe('/desk/');
    expect((await raw('/desk/conversations/abc', {})).status).toBe(200);
  });

  test('is promised to TLS where there is TLS', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    server = await startHouse({ deskFolder: folder, publicUrl: 'https://help.shop.example' });
    expect((await raw('/desk/', {})).headers['strict-transport-security']).toBe('max-age=31536000');
  });
});

/** As sent: `fetch` would tidy paths and unpack bodies. */
function raw(path: string, headers: Record<string, string>): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject);
    asked.end();
  });
}
