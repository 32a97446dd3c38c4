import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { belongingsOf, keepCount } from './belongings.ts';
import { bell, eventually, fillIn, noAnswer, openHelp, panelOf, say, searchIn, takeWay } from './people.ts';
import { folder, journeyMs, openWorld, stepMs, type World } from './world.ts';

const run = promisify(execFile);

/** What the developer's page has put on its window. */
interface Mounting {
  mountTenLines(): { destroy(): void };
  mountWhole(): { destroy(): void };
  help: { destroy(): void };
}

describe('a developer', { timeout: journeyMs }, () => {
  let world: World;
  /** A project with the package installed, as `npm install deskbell` leaves it. */
  let project: string;
  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'deskbell-developer-'));
    await cp(folder('tests/browser/pages/developer'), project, { recursive: true });
    await mkdir(join(project, 'node_modules'));
    await symlink(folder('.'), join(project, 'node_modules/deskbell'), 'dir');
    // Without Vite's own preload links, which would stay in the page.
    await build({ root: project, configFile: false, logLevel: 'error', build: { outDir: 'dist', assetsDir: '', modulePreload: false } });
    world = await openWorld({ pages: join(project, 'dist'), filesApart: true });
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(async () => {
    await world.close();
    await rm(project, { recursive: true, force: true });
  });

  const mount = (page: Page, what: 'mountTenLines' | 'mountWhole') =>
    page.evaluate((name) => {
      const mounting = window as unknown as Mounting;
      mounting.help = mounting[name]();
    }, what);
  const destroy = (page: Page) => page.evaluate(() => (window as unknown as Mounting).help.destroy());

  it('writes an adapter in ten lines, and the package’s own types say that it is right', async () => {
    const { stdout } = await run(folder('node_modules/.bin/tsc'), ['-p', project]).catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
  });

  it('mounts it: the form is the only way to a person, beside the answers, and letters arrive', async () => {
    const letters: unknown[] = [];
    const { page } = await world.visit('/');
    await page.route('**/letters', (route) => {
      letters.push(route.request().postDataJSON(), route.request().headers()['idempotency-key']);
      return route.fulfill({ status: 204 });
    });
    await mount(page, 'mountTenLines');
    const panel = await openHelp(page);
    await searchIn(panel).fill('refund');
    await panel.getByRole('option', { name: 'When does my refund arrive?' }).waitFor();
    await panel.getByRole('button', { name: /^Write to us/ }).waitFor();
    for (const way of [/^Chat with us/, /^Get a call/]) expect(await panel.getByRole('button', { name: way }).count()).toBe(0);
    await takeWay(panel, 'Write to us');
    await fillIn(panel, { 'Your name': 'Dev Eloper', 'E-mail': 'dev@example.org', Message: 'Ten lines, no more.' });
    await panel.getByRole('button', { name: 'Send message' }).click();
    await panel.getByRole('heading', { name: 'Thank you, we have your message' }).waitFor();
    expect(letters).toEqual([{ name: 'Dev Eloper', email: 'dev@example.org', subject: 'refund', message: 'Ten lines, no more.' }, expect.stringMatching(/^[\w-]{16,64}$/)]);
  });

  it('destroys it in the middle of a conversation, and the page is as it was', async () => {
    const { page } = await world.visit('/', { prepare: keepCount });
    const before = await belongingsOf(page);
    await mount(page, 'mountWhole');
    const panel = await openHelp(page);
    await searchIn(panel).fill('refund');
    await takeWay(panel, 'Chat with us');
    await say(panel, 'Are you there?');
    await panel.getByText('Sent', { exact: true }).waitFor();
    await eventually(async () => (await belongingsOf(page)).connections.length).toBeGreaterThan(1);
    expect((await belongingsOf(page)).listeners.length).toBeGreaterThan(before.listeners.length);

    await destroy(page);
    const after = await belongingsOf(page);
    expect({ ...after, globals: after.globals.filter((name) => name !== 'help'), timers: after.timers.filter((ms) => ms >= 1_000) }).toEqual({ ...before, timers: [] });
    // What was under way for a moment is over in a moment.
    await eventually(async () => (await belongingsOf(page)).timers).toEqual([]);
  });

  it('destroys it before it has come, with letters waiting, and on a phone, and mounts it again', async () => {
    const { page } = await world.visit('/', { prepare: keepCount, viewport: { width: 390, height: 844 }, forgives: noAnswer });
    const before = await belongingsOf(page);
    const isAsBefore = async () => {
      const after = await belongingsOf(page);
      expect({ ...after, globals: after.globals.filter((name) => name !== 'help') }).toEqual(before);
    };
    await mount(page, 'mountWhole');
    await bell(page).waitFor();
    await destroy(page);
    await isAsBefore();

    await mount(page, 'mountWhole');
    await bell(page).click();
    await destroy(page);
    await page.waitForLoadState('networkidle');
    await isAsBefore();

    await mount(page, 'mountWhole');
    const panel = await openHelp(page);
    await takeWay(panel, 'Write to us');
    await panel.getByRole('combobox').selectOption('Something else');
    for (const [name, value] of [['Your name', 'Dev Eloper'], ['E-mail', 'dev@example.org'], ['Message', 'Keep this.']] as const) await panel.getByRole('textbox', { name }).fill(value);
    await world.stopServer();
    await panel.getByRole('button', { name: 'Send message' }).click();
    await panel.getByText('Your message is kept on this device').waitFor();
    await destroy(page);
    await eventually(async () => (await belongingsOf(page)).timers).toEqual([]);
    await isAsBefore();
    await world.startServer();

    await mount(page, 'mountWhole');
    await openHelp(page);
    await takeWay(panelOf(page), 'Write to us');
    await panelOf(page).getByText('The message you wrote earlier has been sent').waitFor();
  });

  it.each([
    ['throws at once', () => { throw new TypeError('I am broken'); }],
    ['rejects with nothing', () => Promise.reject(undefined)],
    ['resolves with nonsense', () => Promise.resolve({ availability: 'maybe', topics: 'all', entries: 7, countries: null })],
    ['never answers', () => new Promise(() => {})],
  ])('mounts an adapter that %s: each way says so in words, nothing typed is lost, and answers are found', async (what, answer) => {
    // An answer is waited for as long as the core is willing to.
    const patiently = { timeout: 2 * stepMs };
    const { page } = await world.visit('/');
    const port = Object.fromEntries(['offer', 'send', 'history', 'dial', 'slots', 'request', 'list'].map((method) => [method, 'method']));
    // By its source, since functions do not travel.
    await page.evaluate(`{ const method = ${answer.toString()}; const port = ${JSON.stringify(port).replaceAll('"', '')}; mountWith({ contact: port, chat: port, callback: port }); }`);
    const panel = await openHelp(page);
    await searchIn(panel).fill('refund');
    await panel.getByRole('option', { name: 'When does my refund arrive?' }).waitFor();
    // All are asked at once, so that all give up at once.
    for (const way of ['Get a call', 'Chat with us', 'Write to us'] as const) await takeWay(panel, way);
    await panel.getByRole('textbox', { name: 'Your name' }).waitFor(patiently);
    await panel.getByRole('button', { name: 'Get a call Not reachable right now' }).waitFor(patiently);
    await takeWay(panel, 'Get a call');
    await panel.getByText('We cannot be reached right now').first().waitFor(patiently);
    await takeWay(panel, 'Chat with us');
    await panel.getByText('The chat cannot be reached right now').waitFor(patiently);
    await takeWay(panel, 'Write to us');
    await fillIn(panel, { 'Your name': 'Dev Eloper', 'E-mail': 'dev@example.org', Message: 'Is this thing on?' });
    await panel.getByRole('button', { name: 'Send message' }).click();
    if (what === 'resolves with nonsense') await panel.getByRole('heading', { name: 'Thank you, we have your message' }).waitFor();
    else await panel.getByRole('blockquote').getByText('Is this thing on?').waitFor(patiently);
  });

  it('imports every door of the package on a server, where nothing happens', async () => {
    const doors = ['deskbell', 'deskbell/adapters/reference', 'deskbell/adapters/memory', 'deskbell/protocol', 'deskbell/search', 'deskbell/testing'];
    const script = `
      const before = Object.keys(globalThis).join();
      for (const door of ${JSON.stringify(doors)}) if (Object.keys(await import(door)).length === 0) throw new Error(door + ' is empty');
      if (Object.keys(globalThis).join() !== before) throw new Error('The globals have changed.');
      const kinds = process.getActiveResourcesInfo().filter((kind) => /Timeout|Immediate|TCP|UDP|Worker|MessagePort/.test(kind));
      if (kinds.length > 0) throw new Error('Something goes on: ' + kinds);`;
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: project });
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
  });
});
