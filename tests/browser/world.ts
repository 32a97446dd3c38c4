// A whole world for a journey: the built widget and desk on a real server with a real database, a shop on another
// origin, and a real Chromium. Whoever opens a world closes it.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { serveShop } from '../../demo/shop-server.mjs';
import { buildFaq, writePackage } from '../../src/search/build/index.ts';
import { startServer, type ConfigInput, type RunningServer } from '../../src/server/index.ts';

const root = resolve(import.meta.dirname, '../..');
const built = (folder: string) => join(root, 'dist', folder);

/** What the desk's first agent signs in with. */
export const agent = { name: 'desk', password: 'a password for tests' } as const;

/** What a page of a world has complained about: nothing of it is acceptable unless a test says so. */
export interface Complaints {
  readonly errors: string[];
  readonly warnings: string[];
  /** Reports of the page's content security policy. */
  readonly violations: string[];
}

export interface World {
  readonly browser: Browser;
  /** Origin of the shop, without a slash at the end. */
  readonly shop: string;
  /** Origin of the Deskbell server. */
  readonly origin: string;
  server: RunningServer;
  /** A new visitor: a browser context of its own, with its page and what the page complained about. */
  visit(path?: string, options?: BrowserContextOptions): Promise<{ page: Page; context: BrowserContext; complaints: Complaints }>;
  /** Watches a page opened by hand. */
  watch(page: Page): Complaints;
  /** Stops the server and starts it again on the same port and data. */
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly server?: ConfigInput;
  /** Further attributes of the script tag. */
  readonly attributes?: string;
  /** The whole tag, with `{{origin}}` for the server's origin, instead of the usual one. */
  readonly tag?: string;
  /** Folder of the shop's pages. Default: the demo shop. */
  readonly pages?: string;
  /** The shop's policy; `null` for none. Default: the demo shop's strict one. */
  readonly policy?: string | null;
}

/** Starts Chromium the way tests want it: no update checks, no first-run pages, background pages in the back/forward cache. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  for (const folder of ['cdn', 'desk']) {
    if (!existsSync(built(folder))) throw new Error(`dist/${folder} is missing. Run "npm run build" first.`);
  }
  const data = await mkdtemp(join(tmpdir(), 'deskbell-world-'));
  const faq = join(data, 'faq');
  const { files, findings } = await buildFaq({ folder: join(root, 'demo/faq'), locale: 'en' });
  if (!files) throw new Error(`The demo's FAQ has errors: ${JSON.stringify(findings)}`);
  await writePackage(faq, files);
  const shopConfig = JSON.parse(await readFile(join(root, 'demo/deskbell.config.json'), 'utf8')) as ConfigInput;

  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const tag =
    options.tag?.replaceAll('{{origin}}', origin) ??
    `<script async src="${origin}/deskbell.js" data-endpoint="${origin}" data-faq="${origin}/faq/" data-shop="Shop" ${options.attributes ?? ''}></script>`;
  const shop = await serveShop({
    folder: options.pages ?? join(root, 'demo/shop'),
    tag,
    widget: origin,
    ...(options.policy === undefined ? {} : { policy: options.policy }),
  });
  const config: ConfigInput = {
    ...shopConfig,
    // Always open, so that a journey does not depend on the hour it is run at; tests of hours say otherwise.
    hours: undefined as never,
    heartbeatMs: 1_000,
    ...options.server,
    port,
    host: '127.0.0.1',
    publicUrl: origin,
    dataFolder: join(data, 'data'),
    origins: [shop.url, ...(options.server?.origins ?? [])],
    widgetFolder: built('cdn'),
    deskFolder: built('desk'),
    faqFolder: faq,
    firstPassword: agent.password,
    logLevel: 'error',
  };
  if (config.hours === undefined) delete (config as { hours?: unknown }).hours;
  const browser = await launch();

  const world: World = {
    browser,
    shop: shop.url,
    origin,
    server: await startServer(config),
    async visit(path = '/', contextOptions = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/London', ...contextOptions });
      const page = await context.newPage();
      const complaints = world.watch(page);
      await page.goto(`${shop.url}${path}`);
      return { page, context, complaints };
    },
    watch(page) {
      const complaints: Complaints = { errors: [], warnings: [], violations: [] };
      page.on('pageerror', (error) => complaints.errors.push(String(error)));
      page.on('console', (message) => {
        const text = message.text();
        if (/content security policy|trusted ?type/i.test(text)) complaints.violations.push(text);
        else if (message.type() === 'error') complaints.errors.push(text);
        else if (message.type() === 'warning') complaints.warnings.push(text);
      });
      return complaints;
    },
    stopServer: () => world.server.close(),
    async startServer() {
      world.server = await startServer(config);
    },
    async close() {
      await browser.close();
      await shop.close();
      await world.server.close();
      await rm(data, { recursive: true, force: true });
    },
  };
  return world;
}

/** A port that was free a moment ago. The server needs one it can have again after a restart. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise<void>((done) => server.close(() => done()));
  if (address === null || typeof address === 'string') throw new Error('No port could be had.');
  return address.port;
}
