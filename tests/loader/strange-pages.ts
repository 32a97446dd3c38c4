// Pages of a shop, as strange as they come: markup in, a page in a real Chromium out. The widget's files lie on another
// origin, as they do in life.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const cdn = process.env['DESKBELL_CDN'] ?? resolve(import.meta.dirname, '../../dist/cdn');

export interface StrangePage {
  /** Everything inside `html`. `{{deskbell}}` becomes the address of the loader. */
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly context?: BrowserContextOptions;
  /** Prepares the page before anything of it runs. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** What became of a page. */
export interface Opened {
  readonly page: Page;
  readonly errors: string[];
  readonly warnings: string[];
  /** Addresses that were asked for, without those of the page itself. */
  readonly requests: string[];
}

export interface StrangePages {
  open(strange: StrangePage): Promise<Opened>;
  /** While it is down, the host of the widget's files answers nothing but 503. */
  setDown(down: boolean): void;
  close(): Promise<void>;
}

/** A policy with no `unsafe-*` in it and no style at all. */
export const strictPolicy = (origin: string) =>
  `default-src 'self'; script-src ${origin} 'nonce-page'; connect-src ${origin}; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

export async function openStrangePages(): Promise<StrangePages> {
  if (!existsSync(join(cdn, 'widget.js'))) throw new Error(`${cdn} is missing. Run "npm run build" first.`);
  let html = '';
  let headers: Readonly<Record<string, string>> = {};
  let down = false;
  const files = await listen((request, response) => {
    const name = (request.url ?? '').slice(1).split('?')[0] ?? '';
    const type = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
    if (down && name !== 'deskbell.js') return void response.writeHead(503, type).end();
    readFile(join(cdn, name)).then(
      (content) => response.writeHead(200, type).end(content),
      () => response.writeHead(404, type).end(),
    );
  });
  const filesOrigin = originOf(files);
  const shop = await listen((request, response) => {
    const isPage = ['/', '/next', '/deep/page'].includes(request.url ?? '');
    response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...(isPage ? headers : {}) });
    response.end(isPage ? html : '');
  });
  const browser: Browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

  return {
    async open(strange) {
      html = `<!doctype html><html lang="en">${strange.html.replaceAll('{{deskbell}}', `${filesOrigin}/deskbell.js`)}</html>`;
      headers = Object.fromEntries(Object.entries(strange.headers ?? {}).map(([name, value]) => [name, value.replaceAll('{{origin}}', filesOrigin)]));
      const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...strange.context });
      const page = await context.newPage();
      const opened: Opened = { page, errors: [], warnings: [], requests: [] };
      page.on('pageerror', (error) => opened.errors.push(error.message));
      page.on('console', (message) => {
        // A missing favicon is not ours.
        if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) opened.errors.push(message.text());
        if (message.type() === 'warning') opened.warnings.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(originOf(shop))) opened.requests.push(request.url().replace(filesOrigin, ''));
      });
      await strange.before?.(page);
      await page.goto(`${originOf(shop)}/`);
      return opened;
    },
    setDown: (next) => (down = next),
    async close() {
      await browser.close();
      for (const server of [files, shop]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

async function listen(answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
