// `npm run bench:feel`: how the panel answers the hand on a processor four times slower than this one: the
// longest task of each step, during which nothing else can answer, beside that of the same hand on a page with one plain
// field and one plain button, in the same run.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromium as findChromium } from '../machine.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, slower: { type: 'string', default: '4' } } });

/** Nothing answers for longer than this: people notice. */
const longTaskMs = 50;

const words = 'how long does shipping take';
const type = (page, field) => field.pressSequentially(words, { delay: 40 }).then(() => page.waitForTimeout(0));
const button = (page, name) => page.getByRole('button', { name });

/** What a hand does, and what is to be seen then. */
const steps = {
  async 'open the panel'(page) {
    await button(page, 'Help').click();
    await page.getByRole('combobox').waitFor();
    await button(page, /^Chat with us ./).waitFor();
  },
  async 'type a question'(page) {
    await type(page, page.getByRole('combobox'));
    await page.getByRole('option').first().waitFor();
  },
  async 'open an answer'(page) {
    await page.getByRole('option').first().click();
    await page.getByRole('group', { name: 'Did this help?' }).waitFor();
  },
  async 'switch to the form'(page) {
    await button(page, /^Write to us/).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
  },
  async 'write in the form'(page) {
    await type(page, page.getByRole('textbox', { name: 'Message' }));
  },
  async 'switch to the chat'(page) {
    await button(page, 'Back').click();
    await button(page, /^Chat with us/).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
  },
  async 'write and send'(page) {
    await type(page, page.getByRole('textbox', { name: 'Message' }));
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText(words).waitFor();
  },
  async 'close the panel'(page) {
    await button(page, 'Close help').last().click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  },
};

/** The same hand where there is next to nothing. */
const plainSteps = {
  async click(page) {
    await button(page, 'Show').click();
    await page.getByText('Shown').waitFor();
  },
  async type(page) {
    await type(page, page.getByRole('textbox'));
  },
};

/** The demo, as `npm start` has it, on ports of its own. */
async function startDemo(folder) {
  const port = await new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => done(free));
    });
  });
  const demo = spawn(process.execPath, [resolve(import.meta.dirname, '../../demo/start.mjs'), '--shop-port', '0', '--port', String(port), '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => demo.on('exit', done));
  const url = await new Promise((done, fail) => {
    let said = '';
    demo.stdout.on('data', (text) => {
      said += text;
      const address = /^Shop\s+(\S+)/m.exec(said)?.[1];
      if (address && /^Desk\s/m.test(said)) done(address);
    });
    void ended.then(() => fail(new Error(`The demo has ended: ${said}`)));
  });
  return {
    url,
    close() {
      demo.kill('SIGTERM');
      return ended;
    },
  };
}

/** Plays steps on a slowed page. Gives for each the longest and all work of the page's main thread, in milliseconds of the processor. */
async function play(browser, url, plan, draw) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  await draw(page);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slower) });
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline'] });
  for (const [name, act] of Object.entries(plan)) {
    await page.evaluate((mark) => void performance.mark(mark), begin + name);
    await act(page);
    // Two pictures later everything of this step is done.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  await page.evaluate((mark) => void performance.mark(mark), begin);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await context.close();

  const marks = traceEvents.filter(({ name, cat }) => cat === 'blink.user_timing' && name.startsWith(begin)).toSorted((a, b) => a.ts - b.ts);
  const { pid, tid } = marks[0];
  // Time of the thread, not of the clock: what else the machine has to do does not count. The slowing down does.
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid && event.tdur);
  return Object.fromEntries(
    marks.slice(0, -1).map((mark, at) => {
      const within = tasks.filter(({ ts }) => ts >= mark.ts && ts < marks[at + 1].ts).map(({ tdur }) => tdur / 1000);
      return [mark.name.slice(begin.length), { longest: Math.max(0, ...within), all: within.reduce((sum, ms) => sum + ms, 0) }];
    }),
  );
}

const begin = 'step:';
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const data = mkdtempSync(join(tmpdir(), 'deskbell-feel-'));
const shop = await startDemo(data);
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const rounds = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    const plain = await play(browser, `${shop.url}privacy.html`, plainSteps, (page) =>
      page.evaluate(() => {
        const shown = document.createElement('p');
        const show = document.createElement('button');
        show.textContent = 'Show';
        show.addEventListener('click', () => (shown.textContent = 'Shown'));
        document.body.replaceChildren(document.createElement('textarea'), show, shown);
      }),
    );
    const widget = await play(browser, `${shop.url}shipping.html`, steps, (page) => button(page, 'Help').waitFor());
    rounds.push({ ...plain, ...widget });
  }
  const of = (name, figure) => median(rounds.map((round) => round[name][figure]));
  const plain = Math.max(...Object.keys(plainSteps).map((name) => of(name, 'longest')));
  console.log(`A processor ${values.slower} times slower than this one; medians of ${rounds.length} rounds; longest task of an empty page ${plain.toFixed(1)} ms\n`);
  console.log('  step                  longest task   of an empty page   all work');
  let isSlow = false;
  for (const name of Object.keys(steps)) {
    const longest = of(name, 'longest');
    isSlow ||= longest > longTaskMs;
    console.log(`  ${name.padEnd(20)}  ${`${longest.toFixed(1)} ms`.padStart(12)}   ${`${(longest / plain).toFixed(1)} ×`.padStart(16)}   ${`${of(name, 'all').toFixed(0)} ms`.padStart(8)}`);
  }
  console.log(`\n${isSlow ? `There are tasks over ${longTaskMs} ms.` : `No task over ${longTaskMs} ms.`}`);
} finally {
  await browser.close();
  await shop.close();
  rmSync(data, { recursive: true, force: true });
}
