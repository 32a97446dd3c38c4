import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ArticleTextSchema } from '../../src/protocol/article.ts';
import { buildFaq, ForeignFolderError, isSamePackage, writePackage, type FaqBuild } from '../../src/search/build/index.ts';
import { openFaq } from '../../src/search/index.ts';
import { createPackageHost, hostUrl } from './package-host.ts';
import { temporaryFolder } from './temporary-folder.ts';

const realArticles = fileURLToPath(new URL('help-centre/articles', import.meta.url));
const article = (front: string, text = 'Some text.') => `---\n${front}\n---\n\n${text}\n`;

async function build(files: Readonly<Record<string, string | Uint8Array>>): Promise<FaqBuild> {
  return buildFaq({ from: await temporaryFolder(files), locale: 'en' });
}

const told = ({ findings }: FaqBuild) => findings.map(({ severity, kind, file, line }) => `${file}:${line} ${severity} ${kind}`);

async function open(build: FaqBuild) {
  const host = createPackageHost(build.files ?? new Map());
  return { host, faq: await openFaq({ url: hostUrl, locale: 'en', fetch: host.fetch }) };
}

describe('building from a folder', () => {
  test('keeps everything the front matter says', async () => {
    const front = 'title: "Track: your parcel"\nid: 0012345678901234567890\ncategory: Orders\ntags: [delivery, Parcel]\npopularity: 80\nupdated: 2026-07-22\npages:\n  - /orders/*\nquestions: |\n  Where is my parcel?\n  When will it come?';
    const { faq } = await open(await build({ 'a.md': article(front) }));
    expect(faq.articles).toEqual([
      {
        id: '0012345678901234567890', title: 'Track: your parcel', category: 'Orders', tags: ['delivery', 'Parcel'], popularity: 80, pages: ['/orders/*'],
        updated: '2026-07-22', questions: ['Where is my parcel?', 'When will it come?'],
      },
    ]);
    expect(faq.search('come')).toHaveLength(1);
  });

  test('takes folders for categories, whatever is in their names', async () => {
    const { faq } = await open(await build({ 'Élan & Co/Part 2/a.md': article('title: A') }));
    expect(faq.articles[0]?.category).toBe('Élan & Co / Part 2');
  });

  test('finds a title in the first heading or the file’s name, and says so', async () => {
    const done = await build({ 'heading.md': '## How to *return*\n\nText.', 'my-file_name.md': 'Text.' });
    expect(told(done)).toEqual(['heading.md:1 warning title-missing', 'my-file_name.md:1 warning title-missing']);
    const { faq } = await open(done);
    expect(faq.articles.map(({ id, title }) => [id, title])).toEqual([['heading', 'How to return'], ['my-file_name', 'my file name']]);
    expect((await faq.article('heading')).body).toEqual([{ type: 'paragraph', children: ['Text.'] }]);
  });

  test('writes nothing when two files share an id, and names both', async () => {
    const done = await build({ 'one.md': article('title: One\nid: same'), 'two/2.md': article('title: Two\nid: same') });
    expect(told(done)).toEqual(['two/2.md:1 error duplicate-id']);
    expect(done.findings[0]?.message).toContain('one.md');
    expect(done.files).toBeUndefined();
  });

  test.each([
    ['front matter that is no YAML', { 'a.md': '---\ntitle: [broken\n---\nText' }, 'a.md:2 error front-matter'],
    ['front matter that is a list', { 'a.md': '---\n- title\n---\nText' }, 'a.md:1 error front-matter'],
    ['a file that is not text', { 'a.md': new Uint8Array([0x74, 0xff, 0xfe]), 'b.md': article('title: B') }, 'a.md:1 error not-text'],
    ['a folder without articles', { 'a.txt': 'Text' }, '.:1 error no-articles'],
  ])('writes nothing of %s', async (_, files, finding) => {
    const done = await build(files);
    expect(told(done)).toContain(finding);
    expect(done.files).toBeUndefined();
  });

  test('leaves out drafts and empty articles, and says so', async () => {
    const done = await build({ 'a.md': article('title: A'), 'b.md': article('title: B\ndraft: true'), 'c.md': article('title: C', '<!-- nothing yet -->') });
    expect(told(done)).toEqual(['b.md:1 note draft', 'c.md:1 warning article-empty']);
    expect(done.articles).toBe(1);
  });

  test('doubts what front matter cannot mean', async () => {
    const done = await build({ 'a.md': article('title: A\npopularity: lots\nupdated: yesterday') });
    expect(told(done)).toEqual(['a.md:1 warning front-matter-value', 'a.md:1 warning front-matter-value']);
    const { faq } = await open(done);
    expect(faq.articles[0]).toMatchObject({ popularity: 0, updated: '' });
  });

  test('copies images that are there and reports those that are not, with their line', async () => {
    const png = new Uint8Array([137, 80, 78, 71]);
    const done = await build({ 'help/a.md': article('title: A', '![Bell](img/a%20bell.png)\n\n![Gone](../gone.png)'), 'help/img/a bell.png': png, 'unused.png': png });
    expect(told(done)).toEqual(['help/a.md:7 warning image-missing']);
    const images = [...(done.files ?? [])].filter(([name]) => name.startsWith('images/'));
    expect(images.map(([, bytes]) => bytes)).toEqual([png]);
    const { faq } = await open(done);
    const [first] = (await faq.article('a')).body;
    expect(first).toEqual({ type: 'paragraph', children: [{ type: 'image', src: `${hostUrl}${images[0]?.[0]}`, alt: 'Bell' }] });
  });

  test('never reads an image from outside the folder', async () => {
    const folder = await temporaryFolder({ 'secret.png': 'x', 'faq/a.md': article('title: A', '![x](../secret.png)') });
    const done = await buildFaq({ from: join(folder, 'faq'), locale: 'en' });
    expect(told(done)).toEqual(['a.md:5 warning image-missing']);
  });

  test('orders articles by what people ask most, then by path', async () => {
    const { faq } = await open(await build({ 'a.md': article('title: A'), 'c.md': article('title: C\npopularity: 9'), 'b.md': article('title: B') }));
    expect(faq.articles.map(({ title }) => title)).toEqual(['C', 'A', 'B']);
  });

  test('makes the same bytes of the same articles', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => buildFaq({ from: realArticles, locale: 'en' })));
    const written = (done: typeof one) => [...(done?.files ?? [])].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
    expect(written(one)).toEqual(written(two));
  });

  test('swallows real articles and tells what is odd', async () => {
    const done = await buildFaq({ from: realArticles, locale: 'en', baseUrl: 'https://support.arduino.cc/hc/en-us/articles' });
    const kinds = new Set(done.findings.map(({ kind }) => kind));
    expect(done.articles).toBe(32);
    expect([...kinds].sort()).toEqual(['draft', 'image-elsewhere', 'image-missing', 'link-outside']);
    for (const [name, bytes] of done.files ?? []) {
      if (!name.includes('articles-')) continue;
      const bodies: unknown = JSON.parse(new TextDecoder().decode(bytes));
      expect(v.is(v.array(ArticleTextSchema), bodies)).toBe(true);
    }
  });
});

describe('writing a package', () => {
  const files = new Map([['manifest.json', new TextEncoder().encode('{"format":"deskbell-faq"}')], ['en/x.json', new Uint8Array([1])]]);

  test('makes the folder, and replaces an older package whole', async () => {
    const out = join(await temporaryFolder(), 'deep/faq');
    await writePackage(out, files);
    await writeFile(join(out, 'en/old.json'), 'old');
    expect(await isSamePackage(out, files)).toBe(false);
    await writePackage(out, files);
    expect((await readdir(out, { recursive: true })).sort()).toEqual(['en', 'en/x.json', 'manifest.json']);
    expect(await isSamePackage(out, files)).toBe(true);
    expect(await readdir(join(out, '..'))).toEqual(['faq']);
  });

  test('refuses a folder it did not write, unless forced', async () => {
    const out = await temporaryFolder({ 'photos/holiday.jpg': 'precious' });
    await expect(writePackage(out, files)).rejects.toThrow(ForeignFolderError);
    expect(await readFile(join(out, 'photos/holiday.jpg'), 'utf8')).toBe('precious');
    await writePackage(out, files, { force: true });
    expect(await isSamePackage(out, files)).toBe(true);
  });

  test('leaves the old package as it was when the new one cannot be written', async () => {
    const out = join(await temporaryFolder(), 'faq');
    await writePackage(out, files);
    const impossible = new Map([...files, ['manifest.json/inside', new Uint8Array([1])]]);
    await expect(writePackage(out, impossible)).rejects.toThrow();
    expect(await isSamePackage(out, files)).toBe(true);
    expect(await readdir(join(out, '..'))).toEqual(['faq']);
  });

  test('is not read as articles when it lies among them', async () => {
    const folder = await temporaryFolder({ 'a.md': article('title: A', '![x](x.png)'), 'x.png': 'x' });
    const out = join(folder, 'out');
    const first = await buildFaq({ from: folder, locale: 'en' });
    await writePackage(out, first.files ?? new Map());
    await writeFile(join(out, 'stray.md'), article('title: Stray'));
    expect((await buildFaq({ from: folder, locale: 'en' })).articles).toBe(1);
  });
});

describe('related articles', () => {
  const files = {
    'a.md': article('title: Descale the kettle', 'Chalk stays behind when water boils. Fill the kettle with vinegar.'),
    'b.md': article('title: The kettle does not boil', 'Chalk keeps water from boiling. Switch the kettle on again.'),
    'c.md': article('title: Pay by invoice', 'The invoice comes with the parcel.'),
    'd.md': article('title: Change an invoice', 'Tell us what the invoice should say.'),
    'e.md': article('title: Opening hours', 'We open at nine, and you are welcome.'),
    'f.md': article('title: Gift wrap', 'In paper, with a card for you.'),
  };

  test('are those that share telling words, not those that share common ones', async () => {
    const { faq } = await open(await build(files));
    const related = Object.fromEntries(await Promise.all(faq.articles.map(async ({ id }) => [id, (await faq.article(id)).related] as const)));
    expect(related).toEqual({ a: ['b'], b: ['a'], c: ['d'], d: ['c'], e: undefined, f: undefined });
  });
});
