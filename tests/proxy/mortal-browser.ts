import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium, type BrowserContext } from 'playwright-core';

/** A browser with a profile on the disk, which can be killed as a battery that is empty does it. */
export interface MortalBrowser {
  readonly context: BrowserContext;
  kill(): Promise<void>;
}

/** Starts Chromium on a profile that an earlier one may have left. */
export async function startMortalBrowser(profile: string): Promise<MortalBrowser> {
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const child = spawn(process.env['CHROMIUM'] ?? '/usr/bin/chromium', [...flags, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own, so that its children die in the same instant.
    detached: true,
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const over = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await over;
  };
  for await (const line of createInterface({ input: child.stderr })) {
    const [, address] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
    if (!address) continue;
    // Nobody reads on; it must not wait for that.
    child.stderr.resume();
    const browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    if (context) return { context, kill };
  }
  await kill();
  throw new Error('Chromium did not start.');
}
