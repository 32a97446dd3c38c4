import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { temporaryFolder } from '../search/temporary-folder.ts';
import { createRecordedTerminal } from './recorded-terminal.ts';

async function run(files: Readonly<Record<string, string>>, ...argv: string[]) {
  const folder = await temporaryFolder(files);
  const terminal = createRecordedTerminal();
  const code = await runProgram(argv.map((arg) => (Object.keys(files).some((file) => file === arg || file.startsWith(`${arg}/`)) ? join(folder, arg) : arg)), terminal);
  return { code, out: terminal.outLines, err: terminal.errLines.join('\n') };
}

const files = {
  'articles.json': '[{"id":"a","title":"Return an item","body":"Send it back."},{"id":"b","title":"Ways to pay","body":"Card."}]',
  'queries.jsonl': '{"q":"how to return","relevant":["a"]}\n{"q":"pay","relevant":["b"]}\n',
  'none.jsonl': '{"q":"weather tomorrow","relevant":[]}\n',
};

describe('deskbell eval', () => {
  test('prints the figures for people', async () => {
    const { code, out } = await run(files, 'eval', 'articles.json', 'queries.jsonl', 'none.jsonl');
    expect(code).toBe(0);
    expect(out.join('\n')).toContain('2 questions with an answer, 1 without');
    expect(out.join('\n')).toMatch(/MRR@10 +1\.000/);
  });

  test('prints one object for programs', async () => {
    const { out } = await run(files, 'eval', 'articles.json', 'queries.jsonl', 'none.jsonl', '--json');
    expect(JSON.parse(out.at(-1) ?? '')).toMatchObject({ mrr10: 1, recall5: 1, ndcg10: 1, noAnswerAuc: 1 });
  });

  const folder = { 'faq/return.md': '---\ntitle: Return an item\nid: a\n---\nSend it back.', 'faq/pay.md': '---\ntitle: Ways to pay\nid: b\n---\nCard.' };

  test('reads whatever an index is built from, and lists what another article comes first for', async () => {
    const queries = { 'queries.jsonl': '{"q":"return","relevant":["a"]}\n{"q":"ways to pay","relevant":["a"]}\n{"q":"zzz","relevant":["b"]}\n' };
    const { code, out } = await run({ ...folder, ...queries }, 'eval', 'faq', 'queries.jsonl', '--misses');
    expect(code).toBe(0);
    expect(out).toContain('3 questions with an answer, 0 without');
    expect(out.slice(-2)).toEqual(['ways to pay\n    found b; right a', 'zzz\n    found nothing; right b']);
  });

  test('refuses articles an index would not be built from, naming the place', async () => {
    const { code, err } = await run({ 'faq/a.md': '---\ntitle: [\n---\nText', 'queries.jsonl': files['queries.jsonl'] }, 'eval', 'faq', 'queries.jsonl');
    expect(code).toBe(5);
    expect(err).toContain('a.md:');
  });

  test('ends with 3 when a file is missing and with 5 when it is something else, naming it', async () => {
    expect((await run(files, 'eval', 'articles.json', 'gone.jsonl')).code).toBe(3);
    const swapped = await run(files, 'eval', 'queries.jsonl', 'articles.json');
    expect(swapped.code).toBe(5);
    expect(swapped.err).toContain('queries.jsonl: This is not a list of articles');
  });
});
