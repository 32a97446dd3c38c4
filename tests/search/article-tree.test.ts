import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ArticleBodySchema, type Block } from '../../src/protocol/article.ts';
import { compileArticles } from '../../src/search/build/compile-articles.ts';
import { createReport, type FindingKind } from '../../src/search/build/report.ts';

interface Compiled {
  readonly body: readonly Block[];
  readonly hidden: string;
  readonly findings: readonly { kind: FindingKind; line: number }[];
}

const others = [
  { file: 'Orders & Returns/return.md', text: '---\ntitle: Return\nid: r1\n---\n## Steps\n\nSend it back.' },
  { file: 'Orders & Returns/47-sizes.md', text: '---\ntitle: Sizes\nid: "47"\n---\nMeasure.' },
];

/** Compiles one article that lies beside a few others. */
function compile(markdown: string): Compiled {
  const report = createReport();
  const images = { files: new Map<string, Uint8Array>(), find: (src: string) => (src === 'img/bell.png' ? 'images/bell.png' : undefined) };
  const source = { file: 'Orders & Returns/test.md', text: `---\ntitle: Test\nid: test\n---\n${markdown}` };
  const articles = compileArticles([...others, source], { images, report, baseUrl: 'https://help.example/articles' });
  const { body = [], hidden = '' } = articles.find(({ id }) => id === 'test') ?? {};
  expect(v.is(ArticleBodySchema, body)).toBe(true);
  return { body, hidden, findings: report.findings.filter(({ file }) => file === source.file).map(({ kind, line }) => ({ kind, line })) };
}

const first = (markdown: string) => compile(markdown).body[0];

describe('Markdown compiled to a tree', () => {
  test('has paragraphs, emphasis, code and breaks', () => {
    expect(first('A **bold** *word*, ~~gone~~, `code`  \nnext <kbd>Esc</kbd>')).toEqual({
      type: 'paragraph',
      children: [
        'A ', { type: 'strong', children: ['bold'] }, ' ', { type: 'emphasis', children: ['word'] }, ', ', { type: 'delete', children: ['gone'] },
        ', ', { type: 'code', value: 'code' }, { type: 'break' }, 'next ', { type: 'kbd', children: ['Esc'] },
      ],
    });
  });

  test('drops a first heading that repeats the title, and lets no heading stand above level 2', () => {
    expect(compile('# Test\n\n# Other').body).toEqual([{ type: 'heading', level: 2, id: 'other', children: ['Other'] }]);
  });

  test('names headings as GitHub does, twice the same name apart', () => {
    const ids = compile('## What’s new?\n## Again\n## Again\n## Named {#Own-Name}').body.map((block) => block.type === 'heading' && block.id);
    expect(ids).toEqual(['whats-new', 'again', 'again-1', 'own-name']);
  });

  test('turns a marked quotation into a call-out', () => {
    expect(first('> [!WARNING]\n> Hot.')).toEqual({ type: 'callout', tone: 'warning', children: [{ type: 'paragraph', children: ['Hot.'] }] });
    expect(first('> Just said.')).toMatchObject({ type: 'quote' });
  });

  test('keeps tables of Markdown with their alignment', () => {
    expect(first('| a | b |\n|---|--:|\n| 1 | 2 |')).toEqual({
      type: 'table',
      rows: [
        { cells: [{ header: 'column', children: [{ type: 'paragraph', children: ['a'] }] }, { header: 'column', align: 'right', children: [{ type: 'paragraph', children: ['b'] }] }] },
        { cells: [{ children: [{ type: 'paragraph', children: ['1'] }] }, { align: 'right', children: [{ type: 'paragraph', children: ['2'] }] }] },
      ],
    });
  });

  test('reads tables of raw HTML, with lists and links in cells and blank lines between rows', () => {
    const table = first('<table>\n  <thead><tr><th>Way</th></tr></thead>\n\n  <tr>\n    <td colspan="2"><ul><li>Fast<li><a href="https://x.example">Link</a></ul></td></tr>\n\n</table>');
    expect(table).toEqual({
      type: 'table',
      rows: [
        { cells: [{ header: 'column', children: [{ type: 'paragraph', children: ['Way'] }] }] },
        {
          cells: [
            {
              columns: 2,
              children: [
                {
                  type: 'list',
                  ordered: false,
                  items: [
                    [{ type: 'paragraph', children: ['Fast'] }],
                    [{ type: 'paragraph', children: [{ type: 'link', to: { kind: 'external', href: 'https://x.example' }, children: ['Link'] }] }],
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('lets Markdown stand inside raw HTML', () => {
    expect(first('<details><summary>More</summary>\n\n- **one**\n\n</details>')).toEqual({
      type: 'details',
      summary: ['More'],
      children: [{ type: 'list', ordered: false, items: [[{ type: 'paragraph', children: [{ type: 'strong', children: ['one'] }] }]] }],
    });
  });

  test('moves a place set before a heading into it', () => {
    expect(first('<a id="Sketch"></a>\n\n### Sketchbook')).toEqual({ type: 'heading', level: 3, id: 'sketchbook', children: [{ type: 'anchor', id: 'sketch' }, 'Sketchbook'] });
  });

  test('shows an unknown tag as text, since its author meant a placeholder', () => {
    const { body, findings } = compile('Run `x` -P <port> now');
    expect(body).toEqual([{ type: 'paragraph', children: ['Run ', { type: 'code', value: 'x' }, ' -P <port> now'] }]);
    expect(findings).toEqual([{ kind: 'tag-unknown', line: 5 }]);
  });

  test('drops scripts, styles and their content', () => {
    const { body, findings } = compile('Before\n\n<script>alert(1)</script>\n\n<style>p{}</style>\n\nAfter <b onclick="x()">bold</b>');
    expect(body).toEqual([
      { type: 'paragraph', children: ['Before'] },
      { type: 'paragraph', children: ['After ', { type: 'strong', children: ['bold'] }] },
    ]);
    expect(findings.map(({ kind }) => kind)).toEqual(['embed-dropped', 'embed-dropped']);
  });

  test('offers films as links', () => {
    expect(first('<video controls><source src="https://films.example/a.mp4"></video>')).toEqual({ type: 'video', href: 'https://films.example/a.mp4', title: '' });
    expect(first('<iframe title="Tour" src="//films.example/tour"></iframe>')).toEqual({ type: 'video', href: 'https://films.example/tour', title: 'Tour' });
  });

  test('keeps hidden words for searching only', () => {
    const { body, hidden } = compile('Shown\n\n<p style="display:none;">\n  Tags: sprache\n</p>');
    expect(body).toEqual([{ type: 'paragraph', children: ['Shown'] }]);
    expect(hidden).toContain('sprache');
  });

  test('knows images beside it, and shows the description of one that is missing', () => {
    expect(first('![Bell](img/bell.png)')).toEqual({ type: 'paragraph', children: [{ type: 'image', src: 'images/bell.png', alt: 'Bell' }] });
    expect(first('![Gone](img/gone.png)')).toEqual({ type: 'paragraph', children: ['Gone'] });
  });

  test('drops other tools’ attribute lists after a link', () => {
    expect(first('[Go](https://x.example){.link-chevron-right}')).toEqual({ type: 'paragraph', children: [{ type: 'link', to: { kind: 'external', href: 'https://x.example' }, children: ['Go'] }] });
  });

  test('has footnotes at its end', () => {
    const { body, findings } = compile('Text[^1]\n\n[^1]: Note');
    expect(JSON.stringify(body)).toContain('note-1');
    expect(body.map(({ type }) => type)).toEqual(['paragraph', 'rule', 'list']);
    expect(findings).toEqual([]);
  });
});

describe('links', () => {
  const linked = (markdown: string) => {
    const { body, findings } = compile(markdown);
    const link = JSON.stringify(body).match(/"to":(\{[^}]*\})/)?.[1];
    return { to: link === undefined ? undefined : (JSON.parse(link) as object), kinds: findings.map(({ kind }) => kind) };
  };

  test.each([
    ['[a](return.md)', { kind: 'article', id: 'r1' }],
    ['[a](./return.md#Steps)', { kind: 'article', id: 'r1', anchor: 'steps' }],
    ['[a](../Orders%20%26%20Returns/return.md)', { kind: 'article', id: 'r1' }],
    ['[a](faq:r1)', { kind: 'article', id: 'r1' }],
    ['[a](https://help.example/articles/47-Sizes-of-things#:~:text=x)', { kind: 'article', id: '47' }],
    ['[a](https://help.example/articles/r1?x=1)', { kind: 'article', id: 'r1' }],
    ['<a href="#here">a</a><a id="Here"></a>', { kind: 'anchor', id: 'here' }],
    ['[a](/returns?x#y)', { kind: 'page', href: '/returns?x#y' }],
    ['[a](//cdn.example/x)', { kind: 'external', href: 'https://cdn.example/x' }],
    ['[a](mailto:help@shop.example)', { kind: 'mail', href: 'mailto:help@shop.example' }],
    ['<help@shop.example>', { kind: 'mail', href: 'mailto:help@shop.example' }],
    ['[a](tel:+4930123)', { kind: 'tel', href: 'tel:+4930123' }],
    ['https://bare.example', { kind: 'external', href: 'https://bare.example' }],
  ])('%s is understood', (markdown, to) => {
    expect(linked(markdown)).toEqual({ to, kinds: [] });
  });

  test.each([
    ['[a](gone.md)', 'link-broken'],
    ['[a](faq:gone)', 'link-broken'],
    ['[a]()', 'link-broken'],
    ['<a href="java&#10;script:alert(1)">a</a>', 'link-broken'],
    ['<a href="JAVASCRIPT:alert(1)">a</a>', 'link-unsafe'],
    ['[a](data:text/html,x)', 'link-unsafe'],
    ['[a](file:///etc/passwd)', 'link-unsafe'],
    ['<a href="/\\evil.example">a</a>', 'link-broken'],
  ])('%s becomes its text, and the report says so', (markdown, kind) => {
    expect(linked(markdown)).toEqual({ to: undefined, kinds: [kind] });
  });

  test('to an article published elsewhere only lead there, with a note', () => {
    expect(linked('[a](https://help.example/articles/999)')).toEqual({ to: { kind: 'external', href: 'https://help.example/articles/999' }, kinds: ['link-outside'] });
  });

  test('to a place that does not exist are reported with their line', () => {
    expect(compile('One\n\n[a](#gone) [b](return.md#gone)').findings).toEqual([
      { kind: 'anchor-missing', line: 7 },
      { kind: 'anchor-missing', line: 7 },
    ]);
  });
});
