import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { temporaryFolder } from '../search/temporary-folder.ts';
import { createRecordedTerminal } from './recorded-terminal.ts';

async function run(...argv: string[]) {
  const terminal = createRecordedTerminal();
  const code = await runProgram(argv, terminal);
  return { code, out: terminal.outLines, err: terminal.errLines.join('\n') };
}

describe('deskbell search', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder({ 'faq/return.md': '---\ntitle: Return an item\n---\nSend it back.', 'faq/pay.md': '---\ntitle: Ways to pay\n---\nCard.' });
    await run('index', join(folder, 'faq'), '-o', join(folder, 'out'));
  });

  test('lists what a shopper would find', async () => {
    const { code, out } = await run('search', join(folder, 'out'), 'retrun', 'item');
    expect(code).toBe(0);
    expect(out).toHaveLength(1);
    expect(out[0]).toMatch(/Return an item +return$/);
  });

  test('says so when nothing fits', async () => {
    expect((await run('search', join(folder, 'out'), 'zzz')).out).toEqual(['Nothing fits.']);
  });

  test('prints objects for programs, the count last', async () => {
    const { out } = await run('search', join(folder, 'out'), 'pay', '--json');
    expect(out.map((line) => JSON.parse(line) as object)).toMatchObject([{ type: 'hit', id: 'pay' }, { type: 'result', hits: 1 }]);
  });

  test('ends with 3 where there is no package, and with 2 on a limit that is none', async () => {
    expect(await run('search', join(folder, 'faq'), 'x')).toMatchObject({ code: 3, err: expect.stringContaining(`There is no FAQ package at ${join(folder, 'faq')}.`) as string });
    expect((await run('search', join(folder, 'out'), 'x', '--limit', 'many')).code).toBe(2);
  });
});
