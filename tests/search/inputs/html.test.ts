import { describe, expect, test } from 'vitest';
import { buildFaq } from '../../../src/search/build/index.ts';
import { createHost } from './help-centres.ts';
import { buildFrom, contents, openBuilt, told } from './read.ts';

const page = (main: string, head = '<title>Help | Teapots</title>') =>
  `<!doctype html>\n<html lang="en"><head>${head}</head><body><header><a href="/">Teapots</a></header><nav>Menu</nav>\n${main}\n<footer>Imprint</footer><script>track()</script></body></html>`;

describe('a page', () => {
  test('is its main part, named by its heading, without what stands around it', async () => {
    const done = await buildFrom({ 'returns.html': page('<main><h1>How to return</h1><aside>Buy more</aside><p>Send it <em>back</em>.</p></main>') });
    expect(await contents(done)).toEqual(['returns |  | How to return | Send it back.']);
    expect(told(done)).toEqual([]);
  });

  test('is its only article, and is named by its title where it has no heading', async () => {
    const done = await buildFrom({ 'a.html': page('<div class="page"><p>Crumbs</p><article><p>Text.</p></article></div>', '<title>Opening hours | Teapots</title>') });
    expect(await contents(done)).toEqual(['a |  | Opening hours | Text.']);
  });

  test('tells its keywords, its day and its language', async () => {
    const head = '<title>A</title><meta name="keywords" content="parcel, post"><meta property="article:modified_time" content="2026-03-04T09:00:00Z">';
    const faq = await openBuilt(await buildFrom({ 'a.html': page('<main><p>Text.</p></main>', head) }));
    expect(faq.articles[0]).toMatchObject({ tags: ['parcel', 'post'], updated: '2026-03-04' });
  });

  test('that asks not to be found is left out', async () => {
    const done = await buildFrom({ 'a.html': page('<main>Text</main>'), '404.html': page('<main>Gone</main>', '<meta name="robots" content="noindex"><title>x</title>') });
    expect(told(done)).toEqual(['404.html:1 note draft']);
  });

  test('keeps tables, lists, images, code and films, and none of what could run', async () => {
    const faq = await openBuilt(
      await buildFrom({
        'help/a.html': page('<main><h1>A</h1><p onclick="x()">Look <img src="/img/pot.png" alt="pot"></p><table><tr><th>Size<td>1 l</table><pre><code class="language-sh">ls</code></pre><iframe src="https://films.example/1" title="Tour"></iframe><form><input></form><a href="javascript:alert(1)">Click</a></main>'),
        'img/pot.png': new Uint8Array([137, 80]),
      }),
    );
    const { body } = await faq.article('a');
    expect(body.map(({ type }) => type)).toEqual(['paragraph', 'table', 'code-block', 'video', 'paragraph']);
    expect(JSON.stringify(body)).toMatch(/"src":"https:\/\/[^"]+images\/[^"]+\.png"/);
    expect(JSON.stringify(body)).not.toMatch(/javascript|onclick|alert/);
  });
});

describe('a built site', () => {
  const site = {
    'index.html': page('<main><h1>Help</h1><p><a href="/returns/">Returns</a> <a href="pay.html#how">Pay</a></p></main>'),
    'returns/index.html': page('<main><h1>Returns</h1><p><a href="../pay">Pay</a> <a href="https://teapots.example/help/pay.html">Pay</a></p></main>', '<link rel="canonical" href="https://teapots.example/help/returns/"><title>x</title>'),
    'pay.html': page('<main><h1>Pay</h1><h2 id="how">How</h2><p><a href="https://teapots.example/help/returns">Returns</a> <a href="/shop">Shop</a></p></main>', '<link rel="canonical" href="https://teapots.example/help/pay.html"><title>x</title>'),
  };

  test('is linked as it was, however its pages name each other', async () => {
    const done = await buildFrom(site);
    const faq = await openBuilt(done);
    const links = async (id: string) => JSON.stringify((await faq.article(id)).body).match(/"to":\{[^}]*\}/g);
    expect(faq.articles.map(({ id }) => id).sort()).toEqual(['index', 'pay', 'returns']);
    expect(await links('index')).toEqual(['"to":{"kind":"article","id":"returns"}', '"to":{"kind":"article","id":"pay","anchor":"how"}']);
    expect(await links('returns')).toEqual(['"to":{"kind":"article","id":"pay"}', '"to":{"kind":"article","id":"pay"}']);
    expect(await links('pay')).toEqual(['"to":{"kind":"article","id":"returns"}', '"to":{"kind":"page","href":"/shop"}']);
    expect(told(done)).toEqual([]);
  });

  test('is fetched by its sitemap', async () => {
    const at = 'https://teapots.example/help/';
    const sitemap = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${at}pay.html</loc></url><url><loc>${at}returns/</loc></url><url><loc>https://elsewhere.example/</loc></url></urlset>`;
    const host = createHost({ [`${at}sitemap.xml`]: sitemap, [`${at}pay.html`]: site['pay.html'], [`${at}returns/`]: site['returns/index.html'] });
    const done = await buildFaq({ from: `${at}sitemap.xml`, locale: 'en', fetch: host.fetch });
    expect((await contents(done)).sort()).toEqual(['pay |  | Pay | How / Returns Shop', 'returns |  | Returns | Pay Pay']);
    expect(told(done)).toEqual([`${at}sitemap.xml:1 note link-outside`]);
    expect(host.asked).toHaveLength(3);
  });
});

describe('a page of questions', () => {
  const data = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'Organization', name: 'Teapots' },
      {
        '@type': ['WebPage', 'FAQPage'],
        mainEntity: [
          { '@type': 'Question', name: 'Do you ship &amp; wrap?', acceptedAnswer: { '@type': 'Answer', text: '<p>Yes, <a href="/shipping">worldwide</a>.</p><ul><li>Post</li></ul>' } },
          { '@type': 'Question', name: 'Is it safe?', acceptedAnswer: [{ '@type': 'Answer', text: 'Plain &lt;text&gt;.' }] },
          { '@type': 'Thing', name: 'No question' },
        ],
      },
    ],
  };

  test('declared for search engines is an article each', async () => {
    const done = await buildFrom({ 'faq.html': page('<main><h1>FAQ</h1><p>Whatever</p></main>', `<script type="application/ld+json">${JSON.stringify(data)}</script>`) });
    expect(await contents(done)).toEqual(['do-you-ship-wrap |  | Do you ship & wrap? | Yes, worldwide. / Post', 'is-it-safe |  | Is it safe? | Plain <text>.']);
  });

  test('with broken data is read as what it shows, and the report says so with its line', async () => {
    const done = await buildFrom({ 'faq.html': page('<main><h1>FAQ</h1><p>Text</p></main>', '\n<script type="application/ld+json">{oops</script>') });
    expect(told(done)).toEqual(['faq.html:3 warning data-broken']);
    expect(await contents(done)).toEqual(['faq |  | FAQ | Text']);
  });

  test('that unfold is an article each, in the category of the heading above', async () => {
    const done = await buildFrom({
      'faq.html': page('<main><h1>FAQ</h1><h2>Orders</h2><details><summary>Where is <b>it</b>?</summary><p>On its way, most of the time.</p></details><h2>Money</h2><details open><summary>Cheaper?</summary>Sometimes, in a sale.</details></main>'),
    });
    expect(await contents(done)).toEqual(['where-is-it | Orders | Where is it? | On its way, most of the time.', 'cheaper | Money | Cheaper? | Sometimes, in a sale.']);
  });

  test('one part of an article that unfolds leaves it an article', async () => {
    const done = await buildFrom({ 'a.html': page(`<main><h1>A</h1><p>${'Long text. '.repeat(30)}</p><details><summary>More</summary>One</details><details><summary>Even more</summary>Two</details></main>`) });
    expect(done.articles).toBe(1);
  });

  test('asked twice gets two ids and a warning', async () => {
    const done = await buildFrom({ 'a.html': page('<main><details><summary>Same?</summary><p>One answer to it.</p></details><details><summary>Same?</summary><p>Quite another answer.</p></details></main>') });
    expect((await contents(done)).map((line) => line.split(' ')[0])).toEqual(['same', 'same-2']);
    expect(told(done)).toEqual(['a.html:3 warning title-twice']);
  });
});
