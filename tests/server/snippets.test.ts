import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Snippet } from '../../src/protocol/index.ts';
import { buildFaq, writePackage } from '../../src/search/build/index.ts';
import type { ConfigInput } from '../../src/server/index.ts';
import { signIn } from './desk.ts';
import { startHouse, tempFolder } from './house.ts';
import { fetchAs } from './visitor.ts';

const replies = [
  { title: 'Return label', text: 'Print the label from your orders.' },
  { title: 'Goodbye', text: 'You are welcome.' },
];

async function faqOf(articles: Readonly<Record<string, string>>, out = tempFolder()): Promise<string> {
  const folder = tempFolder();
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(folder, `${name}.md`), text);
  const { files, findings } = await buildFaq({ from: folder, locale: 'en' });
  if (!files) throw new Error(JSON.stringify(findings));
  await writePackage(out, files);
  return out;
}

async function asking(config: ConfigInput) {
  const server = await startHouse(config);
  const { cookie } = await signIn(server);
  return async (query: string) =>
    (await fetchAs<{ snippets: Snippet[] }>(server, `/desk/api/snippets?${query}`, { headers: { Cookie: cookie } })).body.snippets;
}

const returns = '---\ntitle: How returns work\n---\nYou have **30 days**.\n\n1. Print [the label](https://post.example/label).\n2. Pack the pot.\n';

describe('words an agent need not write', () => {
  test('are replies of the shop and articles, as plain text a chat can show', async () => {
    const ask = await asking({ replies, faqFolder: await faqOf({ returns, glaze: '---\ntitle: The glaze\n---\nUpper rack.' }) });
    expect(await ask('words=return')).toEqual([
      { id: 'reply Return label', kind: 'reply', ...replies[0] },
      { id: 'article returns', kind: 'article', title: 'How returns work', text: 'You have 30 days.\n\n1. Print the label (https://post.example/label).\n2. Pack the pot.' },
    ]);
    expect((await ask('')).map(({ title }) => title).toSorted()).toEqual(['Goodbye', 'How returns work', 'Return label', 'The glaze']);
  });

  test('are those of the FAQ as it was built last', async () => {
    const faqFolder = await faqOf({ returns });
    const ask = await asking({ faqFolder });
    expect(await ask('words=glaze')).toEqual([]);
    await faqOf({ returns, glaze: '---\ntitle: The glaze\n---\nUpper rack.' }, faqFolder);
    expect(await ask('words=glaze')).toMatchObject([{ title: 'The glaze', text: 'Upper rack.' }]);
  });

  test('are none where there is no FAQ, or a broken one, and nothing else breaks', async () => {
    expect(await (await asking({ replies }))('words=label')).toHaveLength(1);
    expect(await (await asking({ replies, faqFolder: tempFolder() }))('words=label&locale=de')).toHaveLength(1);
  });

  test.each(['locale=../../etc', `words=${'x'.repeat(300)}`])('are not looked for with %s', async (query) => {
    const server = await startHouse();
    const { cookie } = await signIn(server);
    expect((await fetchAs(server, `/desk/api/snippets?${query}`, { headers: { Cookie: cookie } })).status).toBe(400);
  });
});
