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
import { openFaultProxy, type FaultProxy } from '../proxy/fault-proxy.ts';
import { servePages } from './serve-pages.ts';

const root = resolve(import.meta.dirname, '../..');

/** A folder of the repository. */
export const folder = (path: string) => join(root, path);

/** What the desk's first agent signs in with. */
export const agent = { name: 'desk', password: 'a password for tests' } as const;

/** What pages have complained about: nothing of it is acceptable unless a test says so. */
export interface Complaints {
  readonly errors: string[];
  readonly warnings: string[];
  /** Reports of the page's content security policy. */
  readonly violations: string[];
}

/** Somebody with a browser of their own: nothing is shared with anybody else's. */
export interface Person {
  readonly context: BrowserContext;
  /** The page they came to first. */
  readonly page: Page;
  /** Of all their pages. */
  readonly complaints: Complaints;
  /** Opens another page of the shop, or a whole address, in a tab beside. */
  openTab(path: string): Promise<Page>;
}

/** How somebody comes. */
export interface PersonOptions extends BrowserContextOptions {
  /** Complaints that belong to what is being tried; the test itself looks whether they are the right ones. */
  readonly forgives?: RegExp;
  /** Prepares the browser before its first page. */
  prepare?(context: BrowserContext): Promise<unknown>;
}

export interface World {
  readonly browser: Browser;
  /** Origin of the shop, without a slash at the end. */
  readonly shop: string;
  /** Origin of the Deskbell server. */
  readonly origin: string;
  /** What lies between shoppers and the server, if they are told to go through it. The desk goes straight there, unless it is opened through it too. */
  readonly network: FaultProxy | undefined;
  /** Origin the widget's files and the FAQ come from: the server's, unless they are apart. */
  readonly files: string;
  /** Where the server keeps its data. */
  readonly dataFolder: string;
  /** Somebody opens a page of the shop, or a whole address. */
  visit(path?: string, options?: PersonOptions): Promise<Person>;
  stopServer(): Promise<void>;
  /** Starts the server again on the same port and data; what is given here is different from now on. */
  startServer(changes?: ConfigInput): Promise<void>;
  /** Everybody closes their browser. Throws what their pages have complained about. */
  everybodyLeaves(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly server?: ConfigInput;
  /** Further attributes of the demo shop's script tag. */
  readonly attributes?: string;
  /** Folder of pages to serve instead of the demo shop's. They bring their own tags and policies. */
  readonly pages?: string;
  /** The widget's files and the FAQ come from a host of their own, which stays up when the server goes. */
  readonly filesApart?: boolean;
  /** Shoppers reach the server through a network that can have faults. */
  readonly throughNetwork?: boolean;
  /** Pages that are left may be kept whole for going back, which Chromium does not do for programs by itself. */
  readonly keepsPages?: boolean;
  /** Folder of a built FAQ. Default: the demo's, built for the occasion. */
  readonly faq?: string;
}

/** As wide as a suite needs: everybody in it comes from one address, and some do in seconds what takes others an hour. */
const wideRates: ConfigInput['rates'] = {
  signIn: { burst: 1_000, perSecond: 100 },
  account: { burst: 1_000, perSecond: 100 },
  number: { burst: 1_000, perSecond: 100 },
};

/** Longer than anything takes here, and shorter than a test may, so that it is the step that says it failed. */
export const stepMs = 10_000;

/** How long one journey may take; some visit many pages, and the machine may be busy. */
export const journeyMs = 60_000;

/** Starts Chromium the way tests want it: no update checks, no first-run pages. */
export function launch({ keepsPages = false } = {}): Promise<Browser> {
  return chromium.launch({
    ...(keepsPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  for (const built of ['dist/cdn', 'dist/desk']) {
    if (!existsSync(folder(built))) throw new Error(`${built} is missing. Run "npm run build" first.`);
  }
  const data = await mkdtemp(join(tmpdir(), 'deskbell-world-'));
  const faq = options.faq ?? (await buildDemoFaq(join(data, 'faq')));
  const files: ConfigInput = { host: '127.0.0.1', widgetFolder: folder('dist/cdn'), faqFolder: faq, logLevel: 'error' };

  const origin = `http://localhost:${await freePort()}`;
  const fileHost = options.filesApart ? await startServer({ ...files, port: 0, dataFolder: join(data, 'files') }) : undefined;
  const filesOrigin = fileHost ? `http://localhost:${fileHost.port}` : origin;
  const network = options.throughNetwork ? await openFaultProxy({ to: Number(new URL(origin).port) }) : undefined;
  const reached = network ? `http://localhost:${network.port}` : origin;
  const shop = await (options.pages ? servePages(options.pages, fill) : serveDemo());

  /** Fills in what pages of ours leave open. */
  function fill(text: string): string {
    const places = { origin: reached, files: filesOrigin, socket: reached.replace(/^http/, 'ws') };
    return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (places as Record<string, string>)[name] ?? whole);
  }

  function serveDemo() {
    const tag = fill(`<script async src="{{files}}/deskbell.js" data-endpoint="{{origin}}" data-faq="{{files}}/faq/" data-shop="Tülle" ${options.attributes ?? ''}></script>`);
    return serveShop({ folder: folder('demo/shop'), tag, widget: reached, ...(fileHost ? { policy: fill(policyForTwoHosts) } : {}) });
  }

  const dataFolder = join(data, 'data');
  const config: ConfigInput = {
    ...(await demoConfig()),
    heartbeatMs: 1_000,
    ...options.server,
    ...files,
    rates: { ...wideRates, ...options.server?.rates },
    port: Number(new URL(origin).port),
    // Without one it answers to whatever it is called, as it must where somebody has a network before it and others do not.
    ...(network ? {} : { publicUrl: origin }),
    dataFolder,
    origins: [shop.url, ...(options.server?.origins ?? [])],
    deskFolder: folder('dist/desk'),
    firstPassword: agent.password,
  };
  let server: RunningServer | undefined = await startServer(config);
  const browser = await launch(options);
  const people = new Map<Person, RegExp | undefined>();

  const world: World = {
    browser,
    shop: shop.url,
    origin,
    network,
    files: filesOrigin,
    dataFolder,
    async visit(path = '/', { forgives, prepare, ...contextOptions } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/London', ...contextOptions });
      context.setDefaultTimeout(stepMs);
      await prepare?.(context);
      const complaints = hearComplaints(context);
      const openTab = async (to: string) => {
        const page = await context.newPage();
        await page.goto(new URL(to, shop.url).href);
        return page;
      };
      const person: Person = { context, complaints, openTab, page: await openTab(path) };
      people.set(person, forgives);
      return person;
    },
    async stopServer() {
      await server?.close();
      server = undefined;
    },
    async startServer(changes = {}) {
      server ??= await startServer({ ...config, ...changes });
    },
    async everybodyLeaves() {
      const leaving = [...people];
      people.clear();
      await Promise.all(leaving.map(([{ context }]) => context.close()));
      const unforgiven = leaving.flatMap(([{ complaints }, forgives]) => Object.values(complaints).flat().filter((text: string) => !forgives?.test(text)));
      if (unforgiven.length > 0) throw new Error(`Pages have complained:\n${unforgiven.join('\n')}`);
    },
    async close() {
      await browser.close();
      await Promise.all([shop.close(), network?.close(), server?.close(), fileHost?.close()]);
      await rm(data, { recursive: true, force: true });
    },
  };
  return world;
}

function hearComplaints(context: BrowserContext): Complaints {
  const complaints: Complaints = { errors: [], warnings: [], violations: [] };
  context.on('weberror', (error) => complaints.errors.push(String(error.error())));
  context.on('console', (message) => {
    const text = message.text();
    if (/content security policy|trusted ?type/i.test(text)) complaints.violations.push(text);
    else if (message.type() === 'error') complaints.errors.push(`${text} ${message.location().url}`);
    else if (message.type() === 'warning') complaints.warnings.push(text);
  });
  return complaints;
}

/** The demo's settings, but always open: a journey must not depend on the hour it is run at. Tests of hours bring their own. */
async function demoConfig(): Promise<ConfigInput> {
  const { hours: _hours, closedDays: _closedDays, ...config } = JSON.parse(await readFile(folder('demo/deskbell.config.json'), 'utf8')) as ConfigInput;
  return config;
}

async function buildDemoFaq(out: string): Promise<string> {
  const { files, findings } = await buildFaq({ from: folder('demo/faq'), locale: 'en' });
  if (!files) throw new Error(`The demo's FAQ has errors: ${JSON.stringify(findings)}`);
  await writePackage(out, files);
  return out;
}

/** No `unsafe-*` anywhere, for a shop whose help comes from two hosts. */
const policyForTwoHosts = [
  "default-src 'self'",
  "script-src 'self' {{files}}",
  "connect-src 'self' {{files}} {{origin}} {{socket}}",
  "img-src 'self' {{files}}",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** A port that was free a moment ago. The server needs one it can have again after a restart. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise<void>((done) => server.close(() => done()));
  if (address === null || typeof address === 'string') throw new Error('No port could be had.');
  return address.port;
}
