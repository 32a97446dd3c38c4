import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { articlesFromJson, evaluate, readArticles, readQueries } from '../../src/search/build/index.ts';

const read = (name: string) => readFileSync(new URL(`../bench/relevance/hint3-sofmattress/${name}`, import.meta.url), 'utf8');

describe('measuring', () => {
  test('real questions to a shop are answered as well as the room’s README says', async () => {
    const queries = [...readQueries(read('queries.jsonl')), ...readQueries(read('queries-out-of-scope.jsonl'))];
    const result = await evaluate(articlesFromJson(read('articles.json')), queries, 'en');
    expect(result).toMatchObject({ answerable: 249, unanswerable: 135 });
    expect(result.mrr10).toBeGreaterThan(0.84);
    expect(result.recall5).toBeGreaterThan(0.94);
    expect(result.noAnswerAuc).toBeGreaterThan(0.85);
    expect(result.withheld).toBeLessThan(0.03);
    expect(result.declined).toBeGreaterThan(0.2);
  });

  test('questions in German are answered: compounds, endings, umlauts typed in any way', async () => {
    const read = (name: string) => readFileSync(new URL(`german/${name}`, import.meta.url), 'utf8');
    const result = await evaluate(articlesFromJson(read('articles.json')), readQueries(read('queries.jsonl')), 'de');
    expect(result).toMatchObject({ answerable: 178, unanswerable: 20 });
    expect(result.mrr10).toBeGreaterThan(0.7);
    expect(result.recall5).toBeGreaterThan(0.86);
    expect(result.noAnswerAuc).toBeGreaterThan(0.88);
    expect(result.withheld).toBeLessThan(0.05);
  });

  test('what shoppers ask the demo’s shop is answered first, or nearly', async () => {
    const { articles } = await readArticles({ from: fileURLToPath(new URL('../../demo/faq', import.meta.url)), locale: 'en' });
    const queries = readQueries(readFileSync(new URL('shop-queries.jsonl', import.meta.url), 'utf8'));
    const result = await evaluate(articles, queries, 'en');
    expect(result).toMatchObject({ answerable: 121, unanswerable: 12, withheld: 0 });
    expect(result.mrr10).toBeGreaterThan(0.93);
    expect(result.noAnswerAuc).toBeGreaterThan(0.95);
    // A word that asks how much must not outweigh what is asked about.
    for (const { q } of result.misses) expect(q).not.toMatch(/^how (?:long|much|many)/);
  });

  const articles = articlesFromJson('[{"id":1,"title":"Apples"},{"id":2,"title":"Pears and apples"},{"id":3,"title":"Cherries"}]');

  test('counts the ranks of right articles', async () => {
    const result = await evaluate(articles, [{ q: 'apples', relevant: ['2'] }, { q: 'cherries', relevant: ['3'] }], 'en');
    expect(result.mrr10).toBeCloseTo((1 / 2 + 1) / 2);
    expect(result.recall5).toBe(1);
    expect(result.ndcg10).toBeCloseTo((1 / Math.log2(3) + 1) / 2);
    expect(result.noAnswerAuc).toBeNull();
  });

  test('counts every right article for recall and gain', async () => {
    const result = await evaluate(articles, [{ q: 'apples', relevant: ['1', '2', '3'] }], 'en');
    expect(result.mrr10).toBe(1);
    expect(result.recall5).toBeCloseTo(2 / 3);
  });

  test('gives zero to what is not found', async () => {
    expect(await evaluate(articles, [{ q: 'zzz', relevant: ['1'] }], 'en')).toMatchObject({ mrr10: 0, recall5: 0, ndcg10: 0, withheld: 1 });
  });

  test.each(['{', '{"id":1}', '[{"id":1}]', '[{"id":"","title":"x"}]', '[{"id":null,"title":"x"}]', '[{"id":1,"title":" "}]', '[{"id":1,"title":"x"},{"id":"1","title":"y"}]', '[null]'])('refuses %s as articles', (json) => {
    expect(() => articlesFromJson(json)).toThrow(expect.objectContaining({ name: 'JsonArticlesError' }));
  });

  test.each([
    ['a mark at its beginning', '\ufeff[{"id":1,"title":"Apples"}]'],
    ['its list under a name', '{"articles":[{"id":"1","title":"Apples"}]}'],
    ['an article a line', '{"id":1,"title":"Apples"}\r\n'],
    ['nothing where there is nothing', '[{"id":1,"title":"Apples","body":null,"tags":null,"questions":"Pears?","popularity":null,"updated":null}]'],
    ['the names of questions and answers, and odd things beside', '[{"id":1,"question":"Apples","answer":"Red.","tags":{"a":1},"popularity":"much","updated":"22.11.2026"}]'],
    ['HTML', '[{"id":1,"title":"Apples","body":"<p>Red &amp; green.</p><ul><li>sweet</li></ul>"}]'],
    ['a text without a title', '[{"id":1,"body":"Apples\\nKeep them cool."}]'],
  ])('reads articles with %s', (_, json) => {
    expect(articlesFromJson(json)).toMatchObject([{ id: '1', title: 'Apples' }]);
  });

  test('finds an article by what its HTML says, a block a line', () => {
    const [article] = articlesFromJson('[{"id":1,"title":"Apples","body":"<p>Red &amp; green.</p><ul><li>sweet</li><li>sour</li></ul>"}]');
    expect(article?.body.flatMap((block) => (block.type === 'paragraph' ? block.children : []))).toEqual(['Red & green.', 'sweet', 'sour']);
  });

  test('reads queries as other tools write them', () => {
    expect(readQueries('\ufeff{"q":"a","relevant":"x"}\r\n{"query":"b","relevant":[7]}\n{"question":"c","relevant":null}\n{"q":"d"}')).toEqual([
      { q: 'a', relevant: ['x'] },
      { q: 'b', relevant: ['7'] },
      { q: 'c', relevant: [] },
      { q: 'd', relevant: [] },
    ]);
  });

  test('names the line of a query that is none', () => {
    expect(() => readQueries('{"q":"a","relevant":[]}\n\n{"words":1}')).toThrow('Line 3');
  });
});
