import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { temporaryFolder } from '../search/temporary-folder.ts';
import { createRecordedTerminal } from './recorded-terminal.ts';

async function run(...argv: string[]) {
  const terminal = createRecordedTerminal();
  const code = await runProgram(argv, terminal);
  return { code, out: terminal.outLines.join('\n'), err: terminal.errLines.join('\n'), terminal };
}

const good = { 'faq/a.md': '---\ntitle: A\n---\nText with ![a picture](gone.png).', 'faq/b.md': '---\ntitle: B\n---\nText.' };

describe('deskbell index', () => {
  test('writes a package, tells what it found on stderr and the result on stdout', async () => {
    const folder = await temporaryFolder(good);
    const { code, out, err, terminal } = await run('index', join(folder, 'faq'), '-o', join(folder, 'out'));
    expect(code).toBe(0);
    expect(out).toContain('holds 2 articles in "en"');
    expect(err).toContain(`${join(folder, 'faq/a.md')}:4: warning There is no image gone.png`);
    expect(err).toContain('0 errors, 1 warning, 0 notes.');
    expect(terminal.progressTexts).toContain('Reading 2 of 2');
    expect(JSON.parse(await readFile(join(folder, 'out/manifest.json'), 'utf8'))).toMatchObject({ format: 'deskbell-faq', version: 1 });
  });

  test('ends with 5 on an error in the articles, names both files, and leaves what was there', async () => {
    const folder = await temporaryFolder({ ...good, 'faq/c.md': '---\ntitle: C\nid: a\n---\nText.' });
    const { code, err } = await run('index', join(folder, 'faq'), '-o', join(folder, 'out'));
    expect(code).toBe(5);
    expect(err).toContain('c.md:1: error The id "a" is taken by a.md already.');
    expect(await readdir(folder)).toEqual(['faq']);
  });

  test('ends with 3 when there is no such folder', async () => {
    const { code, err } = await run('index', '/nowhere/at/all', '-o', 'out');
    expect(code).toBe(3);
    expect(err).toBe('error There is no folder or file /nowhere/at/all.');
  });

  test('ends with 1 before it overwrites something else, and does so with --force', async () => {
    const folder = await temporaryFolder({ ...good, 'out/precious.txt': 'x' });
    const { code, err } = await run('index', join(folder, 'faq'), '-o', join(folder, 'out'));
    expect(code).toBe(1);
    expect(err).toContain('not an FAQ package');
    expect(await readFile(join(folder, 'out/precious.txt'), 'utf8')).toBe('x');
    expect((await run('index', join(folder, 'faq'), '-o', join(folder, 'out'), '--force')).code).toBe(0);
  });

  test('with --check tells whether the package is up to date, and writes nothing', async () => {
    const folder = await temporaryFolder(good);
    const args = ['index', join(folder, 'faq'), '-o', join(folder, 'out')];
    expect((await run(...args, '--check')).code).toBe(6);
    expect(await readdir(folder)).toEqual(['faq']);
    await run(...args);
    expect((await run(...args, '--check')).code).toBe(0);
    await writeFile(join(folder, 'faq/b.md'), '---\ntitle: B\n---\nOther text.');
    const stale = await run(...args, '--check');
    expect(stale.code).toBe(6);
    expect(stale.err).toContain('is not up to date');
  });

  test('with --json prints one object a line, the result last', async () => {
    const folder = await temporaryFolder(good);
    const { out, err } = await run('index', join(folder, 'faq'), '-o', join(folder, 'out'), '--json');
    const lines = out.split('\n').map((line) => JSON.parse(line) as { type: string });
    expect(lines.map(({ type }) => type)).toEqual(['finding', 'result']);
    expect(lines.at(-1)).toMatchObject({ ok: true, articles: 2, findings: { error: 0, warning: 1, note: 0 } });
    expect(err).toBe('');
  });

  test('with --json tells of a failure in the same way', async () => {
    const folder = await temporaryFolder({ 'faq/a.md': '---\ntitle: [\n---\n' });
    const { code, out } = await run('index', join(folder, 'faq'), '-o', join(folder, 'out'), '--json');
    expect(code).toBe(5);
    expect(JSON.parse(out.split('\n').at(-1) ?? '')).toMatchObject({ type: 'result', ok: false });
  });

  test('with --quiet says nothing when all is well', async () => {
    const folder = await temporaryFolder(good);
    const { out, err, terminal } = await run('index', join(folder, 'faq'), '-o', join(folder, 'out'), '--quiet');
    expect([out, err, ...terminal.progressTexts.filter((text) => text !== '')].join('')).toBe('');
  });

  test('lists the first of many findings, and all with --all', async () => {
    const images = Array.from({ length: 8 }, (_, at) => `![${at}](gone-${at}.png)`).join('\n\n');
    const folder = await temporaryFolder({ 'faq/a.md': `---\ntitle: A\n---\n${images}` });
    const args = ['index', join(folder, 'faq'), '-o', join(folder, 'out')];
    expect((await run(...args)).err).toContain('… and 3 more of this kind (image-missing)');
    expect((await run(...args, '--all')).err.match(/gone-/g)).toHaveLength(8);
  });

  test('names a file that cannot be read as it was named, and where in it', async () => {
    const folder = await temporaryFolder({ 'a.csv': 'question,answer\nGood?,"Yes', 'b.md': '---\ntitle: [x\n---\nText.', 'empty/.keep': '' });
    expect((await run('index', join(folder, 'a.csv'), '-o', join(folder, 'out'))).err).toContain(`${join(folder, 'a.csv')}:2: error The table cannot be read`);
    expect((await run('index', join(folder, 'b.md'), '-o', join(folder, 'out'))).err).toMatch(/b\.md:2: error The front matter cannot be read: [^\n]+ with a \]\.$/m);
    expect((await run('index', join(folder, 'empty'), '-o', join(folder, 'out'))).err).toContain(`${join(folder, 'empty')}: error There is no article`);
  });

  test('ends with 2 on a language that is none', async () => {
    const folder = await temporaryFolder(good);
    const { code, err } = await run('index', join(folder, 'faq'), '-o', join(folder, 'out'), '--locale', 'not a tag');
    expect(code).toBe(2);
    expect(err).toContain('"not a tag" is not a language tag');
  });

  test('cannot write where a file stands in the way, and says so', async () => {
    const folder = await temporaryFolder({ ...good, file: 'x' });
    const { code, err } = await run('index', join(folder, 'faq'), '-o', join(folder, 'file/out'));
    expect(code).toBe(1);
    expect(err).toContain('file/out: a part of its path is a file.');
  });

  test('reads a single file, whatever it is written in', async () => {
    const folder = await temporaryFolder({ 'questions.csv': 'question,answer,locale\nShip?,Yes,\nVersand?,Ja,de\n' });
    const { code, out } = await run('index', join(folder, 'questions.csv'), '-o', join(folder, 'out'));
    expect(code).toBe(0);
    expect(out).toContain('holds 2 articles in "en", "de"');
  });

  test('fetches an export from its address, with the authorization it was given, and shows progress', async () => {
    const asked: (string | undefined)[] = [];
    const articles = (at: number) => [{ id: at, section_id: 1, title: `Question ${at}`, body: '<p>Text</p>' }];
    const server = createServer((request, response) => {
      asked.push(request.headers.authorization);
      const next = request.url === '/a.json' ? `http://${request.headers.host}/b.json` : null;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ articles: articles(asked.length), sections: [], next_page: next }));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
    vi.stubEnv('DESKBELL_AUTHORIZATION', 'Bearer abc');
    onTestFinished(() => void vi.unstubAllEnvs());
    const out = join(await temporaryFolder(), 'out');
    const done = await run('index', `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.json`, '-o', out);
    expect(done.code).toBe(0);
    expect(done.out).toContain('holds 2 articles');
    expect(asked).toEqual(['Bearer abc', 'Bearer abc']);
    expect(done.terminal.progressTexts).toContain('Reading 2 of 2');
  });

  test.each([
    ['ftp://shop.example/faq', 2],
    ['http://127.0.0.1:1/faq', 1],
  ])('ends on %s with %i', async (source, code) => {
    const out = join(await temporaryFolder(), 'out');
    expect((await run('index', source, '-o', out)).code).toBe(code);
  });

  test('takes an empty folder that is there already', async () => {
    const folder = await temporaryFolder(good);
    await mkdir(join(folder, 'out'));
    expect((await run('index', join(folder, 'faq'), '-o', join(folder, 'out'))).code).toBe(0);
  });
});

describe('deskbell', () => {
  test('tells its version and its commands', async () => {
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+/);
    const help = await run('--help');
    expect(help.code).toBe(0);
    expect(help.out).toContain('index');
  });

  test('ends with 2 on a command or option it does not know, and guesses what was meant', async () => {
    const command = await run('indx');
    expect(command.code).toBe(2);
    expect(command.err).toContain('Did you mean index?');
    const option = await run('index', 'x', '-o', 'y', '--jsno');
    expect(option.code).toBe(2);
    expect(option.err).toContain('Did you mean --json?');
  });

  test('ends with 2 when something is left out', async () => {
    expect((await run('index')).code).toBe(2);
    expect((await run('index', 'faq')).code).toBe(2);
  });
});
