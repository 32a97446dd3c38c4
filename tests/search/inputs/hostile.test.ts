import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ArticleBodySchema } from '../../../src/protocol/article.ts';
import { compileArticles } from '../../../src/search/build/compile-articles.ts';
import { createReport } from '../../../src/search/build/report.ts';
import { buildFrom, told } from './read.ts';

const images = { files: new Map<string, Uint8Array>(), find: () => undefined };
const compile = (file: string, text: string) => compileArticles([{ file, text }], { images, report: createReport(), baseUrl: '' });

describe('input made to be trouble', () => {
  test.each([
    ['tags nested a hundred thousand deep', 'a.html', '<div>'.repeat(100_000)],
    ['open formatting without end', 'a.html', '<b><i><p>'.repeat(50_000)],
    ['quotations nested ten thousand deep', 'a.md', `${'>'.repeat(10_000)} deep`],
    ['lists nested ten thousand deep', 'a.md', `${'- '.repeat(10_000)} deep`],
    ['raw HTML nested ten thousand deep', 'a.md', '<div>'.repeat(10_000)],
    ['brackets without end', 'a.md', '[a]('.repeat(100_000)],
    ['as many brackets as may be', 'a.md', '[a]('.repeat(4_900)],
    ['stars without end', 'a.md', '*a _b '.repeat(50_000)],
    ['comments that never end', 'a.md', '<!-- '.repeat(100_000)],
    ['a table of a thousand columns', 'a.md', `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n`],
    ['quotations inside a cell', 'a.csv', `question,answer\n"${'""'.repeat(200_000)}",x`],
    ['a list nested a hundred thousand deep', 'a.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['an export whose sections go in a ring', 'a.json', JSON.stringify({ articles: [{ id: 1, section_id: 1, title: 'A', body: 'x' }], sections: [{ id: 1, parent_section_id: 1, category_id: 9, name: 'S' }] })],
    ['names that mean something to JavaScript', 'a.json', '[{"title":"A","body":"x","__proto__":{"tags":["polluted"]},"constructor":"x"}]'],
  ])('is read or refused without delay: %s', async (_, file, text) => {
    const done = await buildFrom({ [file]: text });
    expect(done.articles).toBeLessThanOrEqual(1);
    expect(({} as { tags?: unknown }).tags).toBeUndefined();
  });

  test('is refused when it is larger than an article can be', async () => {
    expect(told(await buildFrom({ 'a.md': `# A\n\n${'word '.repeat(500_000)}`, 'b.md': '# B\n\nText' }))).toContain('a.md:1 error too-large');
  });

  test('never makes a tree that is not allowed, whatever HTML comes', () => {
    const tag = fc.constantFrom('p', 'a', 'b', 'table', 'tr', 'td', 'li', 'ul', 'details', 'summary', 'pre', 'code', 'script', 'style', 'svg', 'math', 'iframe', 'img', 'template', 'h2', 'x-y', 'form', 'object');
    const attribute = fc.constantFrom('', ' href="javascript:alert(1)"', ' href="java\nscript:x"', ' src="data:text/html,x"', ' onclick=x', ' id="a"', ' colspan=99999', ' href="//evil"', ' srcdoc="<b>"', ' style="display:none"');
    const piece = fc.oneof(fc.tuple(tag, attribute).map(([name, value]) => `<${name}${value}>`), tag.map((name) => `</${name}>`), fc.string({ maxLength: 8 }), fc.constantFrom('<!--', '-->', '<![CDATA[', '&#0;', '&lt;script&gt;', '<', '"'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('a.html', 'a.md', 'a.csv'), (pieces, file) => {
        for (const { body } of compile(file, pieces.join(''))) {
          expect(v.is(ArticleBodySchema, body)).toBe(true);
          expect(JSON.stringify(body)).not.toMatch(/"(?:href|src)":"(?:javascript|data|vbscript):/i);
        }
      }),
      { numRuns: 500 },
    );
  });
});
