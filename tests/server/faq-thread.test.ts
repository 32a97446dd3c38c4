import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuilder } from '../../src/server/faq/builder.ts';
import { buildPackage } from '../../src/server/faq/build.ts';
import { buildBase, kettle } from './knowledge-suite.ts';
import { tempFolder } from './house.ts';
import { buildThread } from './process.ts';

const root = resolve(import.meta.dirname, '../..');
let folder = '';
let thread: URL;

beforeAll(async () => {
  mkdirSync(join(root, 'node_modules/.deskbell'), { recursive: true });
  // Inside the project, from where it finds its dependencies.
  folder = mkdtempSync(join(root, 'node_modules/.deskbell/'));
  thread = pathToFileURL(await buildThread(folder, root));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Enough of a merchant's own for a build to take a while. */
async function order(count: number) {
  const articles = Array.from({ length: count }, (_, at) => [`a${at}.md`, `---\ntitle: Question ${at}\n---\n${`Pot number ${at} holds ${at * 25} ml and pours well. `.repeat(20)}\n`] as const);
  return { folder: await buildBase(Object.fromEntries(articles)), articles: [{ ...kettle, id: 'kettle', at: 1_700_000_000_000 }], popularity: [] };
}

test('in a thread of its own the same package is built, byte for byte, while the server has its processor to itself', async () => {
  const what = await order(300);
  const here = await buildPackage(what);
  const before = performance.eventLoopUtilization();
  const there = await createBuilder(thread)(what);
  const { utilization } = performance.eventLoopUtilization(before);
  expect([...there.keys()]).toEqual([...here.keys()]);
  for (const [name, bytes] of here) expect(Buffer.from(there.get(name) ?? []).equals(Buffer.from(bytes)), name).toBe(true);
  // Built within, the loop does nothing else meanwhile.
  expect(utilization).toBeLessThan(0.5);
});

test('a build that fails in its thread is told, and the next one is built', async () => {
  const build = createBuilder(thread);
  const damaged = tempFolder();
  writeFileSync(join(damaged, 'manifest.json'), '{"format":"deskbell-faq"');
  const what = await order(1);
  await expect(build({ ...what, folder: damaged })).rejects.toThrow();
  expect((await build(what)).has('manifest.json')).toBe(true);
});
