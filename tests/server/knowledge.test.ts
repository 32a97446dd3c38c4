import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePackage, buildFaq } from '../../src/search/build/index.ts';
import { temporaryFolder } from '../search/temporary-folder.ts';
import { signIn } from './desk.ts';
import { furnishedFolder, startHouse } from './house.ts';
import { buildBase, describeKnowledge, idsOf, kettle, openAt, publish, until } from './knowledge-suite.ts';
import { fetchAs } from './visitor.ts';

describeKnowledge('libsql', async () => ({ dataFolder: await furnishedFolder() }));

test('the manifest is asked for anew each time and costs nothing while nothing was published; named files are kept for ever', async () => {
  const server = await startHouse({ faqFolder: await buildBase() });
  const ask = (etag = '') => fetch(`${server.url}/faq/manifest.json`, { headers: { 'if-none-match': etag } });
  for (const isPublished of [false, true]) {
    if (isPublished) {
      await publish(await signIn(server));
      await until(server, ({ articles }) => articles.length === 3);
    }
    const { headers } = await ask();
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect((await ask(headers.get('etag') ?? '')).status).toBe(304);
    const { editions } = (await (await ask()).json()) as { editions: Record<string, { index: string }> };
    const index = await fetch(`${server.url}/faq/${editions['en']?.index}`);
    expect(index.headers.get('cache-control')).toContain('immutable');
  }
});

test('a package the merchant builds anew is taken up while the server runs, and keeps what the desk wrote', async () => {
  const folder = await buildBase();
  const server = await startHouse({ faqFolder: folder });
  const { article } = await publish(await signIn(server));
  await until(server, ({ articles }) => articles.length === 3);
  const { files } = await buildFaq({ from: await temporaryFolder({ 'only.md': '# Only this\n\nText.\n' }), locale: 'en' });
  await writePackage(folder, files!);
  const faq = await until(server, ({ articles }) => articles.length === 2);
  expect(idsOf(faq, 'left-handed kettle')).toEqual([article]);
});

test('a package that is damaged leaves shoppers what they had', async () => {
  const folder = await buildBase();
  const server = await startHouse({ faqFolder: folder });
  await publish(await signIn(server));
  await until(server, ({ articles }) => articles.length === 3);
  writeFileSync(join(folder, 'manifest.json'), '{"format":"deskbell-faq","version":1,"editions":');
  expect((await openAt(server)).articles).toHaveLength(3);
});

test('how Markdown will look is told with what is odd about it, and to agents only', async () => {
  const server = await startHouse({ faqFolder: await buildBase() });
  const desk = await signIn(server);
  const { body, findings } = await desk.preview({ ...kettle, body: 'See [this](javascript:alert(1)) and [that](faq:gone).\n\n<script>alert(1)</script>' });
  expect(JSON.stringify(body)).not.toContain('script');
  expect(findings.map(({ line }) => line)).toEqual(expect.arrayContaining([1]));
  for (const path of ['/desk/api/knowledge', '/desk/api/articles/x']) expect((await fetchAs(server, path)).status).toBe(401);
  const anybody = await fetchAs(server, '/desk/api/preview', { json: kettle, headers: { Origin: server.url } });
  expect(anybody.status).toBe(401);
});
