import { describe, expect, test } from 'vitest';
import { buildFrom, contents, openBuilt, told } from './read.ts';

describe('a table (CSV)', () => {
  test('has a question and an answer a row, quoted or not, with commas and lines inside', async () => {
    const done = await buildFrom({ 'faq.csv': '\uFEFFQuestion,Answer\r\n"Ship, and wrap?","Yes: ""always"".\nEven at **night**."\r\nCheaper?,No\r\n' }, { only: 'faq.csv' });
    expect(await contents(done)).toEqual(['ship-and-wrap |  | Ship, and wrap? | Yes: "always". / Even at night.', 'cheaper |  | Cheaper? | No']);
    expect(told(done)).toEqual([]);
  });

  test.each([
    ['semicolons', 'Frage;Antwort\nWas, bitte?;Nichts, danke.\n'],
    ['tabs', 'title\tbody\nWas, bitte?\tNichts, danke.\n'],
    ['bars', '"name"|"html"\nWas, bitte?|<p>Nichts, danke.</p>\n'],
  ])('is told apart by what separates its names: %s', async (_, csv) => {
    expect(await contents(await buildFrom({ 'a.csv': csv }))).toEqual(['was-bitte |  | Was, bitte? | Nichts, danke.']);
  });

  test('takes every column it knows, and leaves others alone', async () => {
    const csv = 'id,question,answer,category,tags,questions,synonyms,pages,popularity,updated,owner\nr1,Return?,Yes,Orders,"back, post",can i send it back|undo my order,regret,/cart* /orders,70,2026-02-03,Ida\n';
    const faq = await openBuilt(await buildFrom({ 'a.csv': csv }));
    expect(faq.articles).toEqual([
      { id: 'r1', title: 'Return?', category: 'Orders', tags: ['back', 'post'], popularity: 70, pages: ['/cart*', '/orders'], updated: '2026-02-03', questions: ['can i send it back', 'undo my order'] },
    ]);
    expect(faq.search('regret').map(({ article }) => article.id)).toEqual(['r1']);
  });

  test('without names takes the first two columns, and says so', async () => {
    const done = await buildFrom({ 'a.csv': 'Return?,Yes\nShip?,No\n' });
    expect(await contents(done)).toEqual(['return |  | Return? | Yes', 'ship |  | Ship? | No']);
    expect(told(done)).toEqual(['a.csv:1 warning no-header']);
  });

  test('tells of rows that are missing something, with their line', async () => {
    const done = await buildFrom({ 'a.csv': 'question,answer,popularity\nGood?,"Yes,\nvery",5\n,No question\nNo answer?\nLoud?,Yes,eleven\n' });
    expect(told(done)).toEqual(['a.csv:4 warning title-missing', 'a.csv:6 warning front-matter-value', 'a.csv:5 warning article-empty']);
    expect(done.articles).toBe(2);
  });

  test('that breaks off inside a quotation makes no package', async () => {
    const done = await buildFrom({ 'a.csv': 'question,answer\nGood?,"Yes' });
    expect(told(done)).toEqual(['a.csv:2 error not-readable', '.:1 error no-articles']);
  });

  test('is read as spreadsheets write it in what they call Unicode', async () => {
    const text = 'question\tanswer\nPürée?\tOui\n';
    const wide = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer)]);
    expect(await contents(await buildFrom({ 'a.csv': wide }))).toEqual(['pürée |  | Pürée? | Oui']);
  });
});

describe('a list (JSON)', () => {
  test.each([
    ['an array', (list: object[]) => list],
    ['under a name', (list: object[]) => ({ articles: list })],
  ])('of articles: %s', async (_, wrap) => {
    const list = [
      { id: 7, title: 'Return?', body: 'Send it.\nSoon.\n\n- one\n- two', tags: ['back'], questions: ['undo'], popularity: 9, updated: '2026-02-03T10:00:00Z' },
      { question: 'Ship?', answer: '<p>Yes, <b>soon</b>.</p><script>x()</script>' },
      { name: 'Wrap?', html: 'In <i>paper</i>.' },
    ];
    const done = await buildFrom({ 'a.json': JSON.stringify(wrap(list)) }, { only: 'a.json' });
    expect(await contents(done)).toEqual(['7 |  | Return? | Send it. / Soon. / one / two', 'ship |  | Ship? | Yes, soon.', 'wrap |  | Wrap? | In paper.']);
    const faq = await openBuilt(done);
    expect(faq.articles[0]).toMatchObject({ tags: ['back'], questions: ['undo'], popularity: 9, updated: '2026-02-03' });
    expect((await faq.article('7')).body[0]).toEqual({ type: 'paragraph', children: ['Send it.', { type: 'break' }, 'Soon.'] });
  });

  test('leads links to the address of an article to the article', async () => {
    const list = [{ id: 'a', title: 'A', url: 'https://x.example/a', body: 'See [b](https://x.example/b/#how).' }, { id: 'b', title: 'B', url: 'https://x.example/b', body: '## How\n\nSo.' }];
    const faq = await openBuilt(await buildFrom({ 'a.json': JSON.stringify(list) }));
    expect(JSON.stringify((await faq.article('a')).body)).toContain('{"kind":"article","id":"b","anchor":"how"}');
  });

  test('tells which article of the list has no title', async () => {
    expect(told(await buildFrom({ 'a.json': '[{"title":"A","body":"Text"},{"body":"Text"}]' }))).toEqual(['a.json:2 warning title-missing']);
  });
});

describe('front matter', () => {
  test('finds an article by its synonyms, without showing them', async () => {
    const faq = await openBuilt(await buildFrom({ 'a.md': '---\ntitle: Refunds\nsynonyms: [moneyback, "cash return"]\n---\nText.' }));
    expect(faq.search('moneyback')).toHaveLength(1);
    expect(JSON.stringify([faq.articles, await faq.article('a')])).not.toContain('moneyback');
  });

  test('sorts articles into editions by their locale', async () => {
    const build = await buildFrom({ 'en/a.md': '---\ntitle: Returns\n---\nText, see [pay](pay.md).', 'en/pay.md': '---\ntitle: Pay\n---\nText.', 'de/a.md': '---\ntitle: Rückgabe\nlocale: de-DE\n---\nText.' });
    expect(build.locales).toEqual(['en', 'de-DE']);
    expect(told(build)).toEqual([]);
    expect((await openBuilt(build, 'de')).articles.map(({ title }) => title)).toEqual(['Rückgabe']);
    expect((await openBuilt(build, 'en')).articles.map(({ title }) => title)).toEqual(['Returns', 'Pay']);
  });

  test('doubts a locale that is none', async () => {
    expect(told(await buildFrom({ 'a.md': '---\ntitle: A\nlocale: not a tag\n---\nText.' }))).toEqual(['a.md:1 warning front-matter-value']);
  });
});

describe('articles that are alike', () => {
  const text = 'You have thirty days to send an item back to us. Pack it well, put the label on it and bring it to any post office near you.';
  const files = (second: string, title = 'B') => ({ 'a.md': `---\ntitle: A\n---\n${text}`, 'b.md': `---\ntitle: ${title}\n---\n${second}` });

  test.each([
    ['the same', text, ['b.md:1 warning near-identical']],
    ['nearly the same', text.replace('near you', 'in town'), ['b.md:1 warning near-identical']],
    ['about the same thing in other words', 'Send it back within a month: pack the item, add our label, and any post office takes it.', []],
    ['short and equal', 'Yes.', []],
  ])('are told of when they are %s', async (_, second, expected) => {
    expect(told(await buildFrom(files(second)))).toEqual(expected);
  });

  test('in their titles are told of, naming the other', async () => {
    const done = await buildFrom(files('Something else entirely.', 'a!'));
    expect(told(done)).toEqual(['b.md:1 warning title-twice']);
    expect(done.findings[0]?.message).toContain('"a" (a.md:1)');
  });
});
