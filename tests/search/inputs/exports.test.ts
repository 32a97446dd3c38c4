import { describe, expect, test } from 'vitest';
import { buildFaq } from '../../../src/search/build/index.ts';
import { buildFrom, contents, openBuilt, told } from './read.ts';
import { chatwoot, chatwootStart, createHost, discourse, discourseStart, helpScout, helpScoutStart, zendesk, zendeskStart } from './help-centres.ts';

const saved = (pages: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.values(pages).map((page, at) => [`page-${at}.json`, JSON.stringify(page)]));
const fetched = (from: string, pages: Readonly<Record<string, unknown>>) => buildFaq({ from, locale: 'en', fetch: createHost(pages).fetch });

describe('Zendesk Help Center', () => {
  test.each([
    ['from its address, page by page, with sections and categories', () => fetched(zendeskStart, zendesk)],
    ['from saved pages in a folder', () => buildFrom(saved(zendesk))],
    ['from all pages in one file', () => buildFrom({ 'all.json': JSON.stringify(Object.values(zendesk)) }, { only: 'all.json' })],
  ])('%s', async (_, build) => {
    const done = await build();
    expect(await contents(done)).toEqual(['360001 | Orders / Returns | Return an item | How / See invoices, again.', '360002 | Orders / Returns / Money | Pay by invoice | When / In 14 days.']);
    const kinds = done.findings.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['draft', 'embed-dropped', 'not-public']);
  });

  test('keeps labels, the day of the last edit, and what helped most', async () => {
    const { articles } = await openBuilt(await buildFrom(saved(zendesk)));
    expect(articles[0]).toMatchObject({ tags: ['returns'], updated: '2026-02-03', popularity: 100 });
    expect(articles[1]).toMatchObject({ id: '360002', popularity: 100 });
  });

  test('leads links between its articles to the articles, whatever words and language stand in them', async () => {
    const faq = await openBuilt(await buildFrom(saved(zendesk)));
    const { body } = await faq.article('360001');
    expect(JSON.stringify(body).match(/"to":\{[^}]*\}/g)).toEqual(['"to":{"kind":"article","id":"360002","anchor":"when"}', '"to":{"kind":"article","id":"360002"}']);
  });

  test('makes an edition for each language it has', async () => {
    const article = (id: number, locale: string, title: string) => ({ id, locale, title, section_id: 1, body: `<p>${title} ${locale}</p>` });
    const build = await buildFrom({ 'a.json': JSON.stringify({ articles: [article(1, 'en-us', 'Returns'), article(1, 'de', 'Rückgabe')] }) });
    expect(build.locales).toEqual(['en', 'de']);
    expect(await contents(build, 'en')).toEqual(['1 |  | Returns | Returns en-us']);
    expect(await contents(build, 'de')).toEqual(['1 |  | Rückgabe | Rückgabe de']);
  });
});

describe('Help Scout Docs', () => {
  test.each([
    ['from its collections, down to each article', () => fetched(helpScoutStart, helpScout)],
    ['from saved answers', () => buildFrom(saved(helpScout))],
  ])('%s', async (_, build) => {
    const done = await build();
    expect((await contents(done)).sort()).toEqual(['a1 | Shop / Returns | Return an item | Pack it, then see this.', 'a2 | Shop | Lost parcel | We look for it.']);
    const faq = await openBuilt(done);
    expect(faq.articles.find(({ id }) => id === 'a1')).toMatchObject({ tags: ['send back'], popularity: 100, updated: '2026-02-02' });
    expect(JSON.stringify((await faq.article('a1')).body)).toContain('"to":{"kind":"article","id":"a2"}');
  });

  test('says which articles a list only names', async () => {
    const lists = Object.fromEntries(Object.entries(helpScout).filter(([address]) => !address.includes('/articles/a1')));
    const done = await buildFrom(saved(lists));
    expect(done.findings.find(({ kind }) => kind === 'no-content')?.message).toBe('"Return an item" is only listed; its text is at /v1/articles/a1.');
  });

  test('asks for nothing of a private collection', async () => {
    const host = createHost(helpScout);
    await buildFaq({ from: helpScoutStart, locale: 'en', fetch: host.fetch, authorization: 'Basic a2V5Olg=' });
    expect(host.asked.map(({ address }) => address).filter((address) => address.includes('c2'))).toEqual([]);
    expect(new Set(host.asked.map(({ authorization }) => authorization))).toEqual(new Set(['Basic a2V5Olg=']));
  });
});

describe('Chatwoot portals', () => {
  test('are read page by page, their Markdown and categories with them', async () => {
    const done = await fetched(chatwootStart, chatwoot);
    expect(done.articles).toBe(101);
    const faq = await openBuilt(done);
    expect(faq.articles[0]).toMatchObject({ id: '101', title: 'The last one', category: 'Returns & refunds', popularity: 100, updated: '2026-02-03' });
    expect((await faq.article('5')).body).toMatchObject([
      { type: 'heading', children: ['Answer'] },
      { type: 'paragraph', children: ['Number ', { type: 'strong' }, ', and ', { type: 'link', to: { kind: 'article', id: '101' } }, '.'] },
    ]);
  });

  test('leave out what is not published, in an export of the account', async () => {
    const payload = [{ id: 1, title: 'Shown', content: 'Yes.', status: 'published' }, { id: 2, title: 'Not yet', content: 'No.', status: 'draft' }];
    const done = await buildFrom({ 'articles.json': JSON.stringify({ payload, meta: { all_articles_count: 2 } }) });
    expect(await contents(done)).toEqual(['1 |  | Shown | Yes.']);
  });
});

describe('Discourse topics', () => {
  test.each([
    ['from a category, topic by topic', () => fetched(discourseStart, discourse)],
    ['from saved topics', () => buildFrom(saved(discourse))],
  ])('%s', async (_, build) => {
    const done = await build();
    const [first, second] = await contents(done);
    expect(first).toBe('71 | Help | Does the pot drip | No, it never :smile: drips. See cleaning.');
    expect(second).toBe('72 | Help | Clean the pot | The pot / With water.');
  });

  test('answer with the solution, know each other, and show images from where they are', async () => {
    const faq = await openBuilt(await fetched(discourseStart, discourse));
    expect(JSON.stringify((await faq.article('71')).body)).toContain('"to":{"kind":"article","id":"72"}');
    expect(JSON.stringify((await faq.article('72')).body)).toContain('"src":"https://forum.teapots.example/uploads/pot.png"');
  });
});

describe('a file that is nobody’s export', () => {
  test('is passed over in a folder, with a note', async () => {
    const done = await buildFrom({ 'a.md': '---\ntitle: A\n---\nText.', 'package.json': '{"name":"site"}' });
    expect(told(done)).toEqual(['package.json:1 note not-understood']);
  });

  test('alone makes no package', async () => {
    const done = await buildFrom({ 'x.json': '{"a":1}', 'y.json': 'oh no' });
    expect(told(done).sort()).toEqual(['.:1 error no-articles', 'x.json:1 note not-understood', 'y.json:1 error not-readable']);
    expect(done.files).toBeUndefined();
  });
});
