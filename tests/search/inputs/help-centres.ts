/**
 * Answers of four help centres in the shapes their documentation gives, as JSON by address. A small shop that sells teapots
 * has its articles in each of them.
 */
const zendeskArticle = (id: number, section: number, title: string, more: object = {}) => ({
  id, section_id: section, title, name: title, locale: 'en-us', source_locale: 'en-us', draft: false, promoted: false, position: 0, vote_sum: 0, vote_count: 0,
  user_segment_id: null, permission_group_id: 99, label_names: [], author_id: 1, comments_disabled: true, outdated: false,
  url: `https://teapots.zendesk.com/api/v2/help_center/en-us/articles/${id}.json`,
  html_url: `https://teapots.zendesk.com/hc/en-us/articles/${id}-${title.replaceAll(' ', '-')}`,
  created_at: '2026-01-05T10:00:00Z', updated_at: '2026-03-04T10:00:00Z', edited_at: '2026-02-03T10:00:00Z',
  body: `<p>All about <strong>${title.toLowerCase()}</strong>.</p>`,
  ...more,
});

export const zendeskStart = 'https://teapots.zendesk.com/api/v2/help_center/en-us/articles.json';

export const zendesk: Readonly<Record<string, unknown>> = {
  [zendeskStart]: {
    count: 4, page: 1, page_count: 2, per_page: 2, previous_page: null, next_page: `${zendeskStart}?page=2&per_page=2`,
    articles: [
      zendeskArticle(360001, 11, 'Return an item', { label_names: ['returns'], vote_sum: 4, body: '<h2 id="how">How</h2><p>See <a href="/hc/en-us/articles/360002-Pay-by-invoice#when">invoices</a>, <a href="https://teapots.zendesk.com/hc/articles/360002">again</a>.</p><script>steal()</script>' }),
      zendeskArticle(360002, 12, 'Pay by invoice', { promoted: true, body: '<h2 id="when">When</h2><p>In 14 days.</p>' }),
    ],
  },
  [`${zendeskStart}?page=2&per_page=2`]: {
    count: 4, page: 2, page_count: 2, per_page: 2, next_page: null,
    articles: [zendeskArticle(360003, 12, 'Agents only', { user_segment_id: 7 }), zendeskArticle(360004, 12, 'Unfinished', { draft: true })],
  },
  'https://teapots.zendesk.com/api/v2/help_center/en-us/sections.json?per_page=100': {
    count: 2, next_page: null,
    sections: [
      { id: 11, category_id: 1, parent_section_id: null, name: 'Returns', locale: 'en-us', html_url: 'https://teapots.zendesk.com/hc/en-us/sections/11' },
      { id: 12, category_id: 1, parent_section_id: 11, name: 'Money', locale: 'en-us', html_url: 'https://teapots.zendesk.com/hc/en-us/sections/12' },
    ],
  },
  'https://teapots.zendesk.com/api/v2/help_center/en-us/categories.json?per_page=100': {
    count: 1, next_page: null, categories: [{ id: 1, name: 'Orders', locale: 'en-us', html_url: 'https://teapots.zendesk.com/hc/en-us/categories/1' }],
  },
};

const scout = 'https://docsapi.helpscout.net/v1';
const scoutArticle = (id: string, number: number, name: string, more: object = {}) => ({
  id, number, collectionId: 'c1', slug: name.toLowerCase().replaceAll(' ', '-'), status: 'published', hasDraft: false, name,
  publicUrl: `https://docs.teapots.example/article/${number}-${name.toLowerCase().replaceAll(' ', '-')}`, popularity: 3, viewCount: 12,
  createdAt: '2026-01-05T10:00:00Z', updatedAt: '2026-02-03T10:00:00Z', lastPublishedAt: '2026-02-02T10:00:00Z',
  ...more,
});
const page = (items: readonly unknown[], more: object = {}) => ({ page: 1, pages: 1, count: items.length, items, ...more });

export const helpScoutStart = `${scout}/collections`;

export const helpScout: Readonly<Record<string, unknown>> = {
  [helpScoutStart]: { collections: page([{ id: 'c1', name: 'Shop', visibility: 'public' }, { id: 'c2', name: 'Staff', visibility: 'private' }]) },
  [`${scout}/collections/c1/categories`]: { categories: page([{ id: 'k1', collectionId: 'c1', name: 'Returns', articleCount: 2 }]) },
  [`${scout}/collections/c1/articles?pageSize=100`]: { articles: page([scoutArticle('a1', 7, 'Return an item')], { pages: 2, count: 3 }) },
  [`${scout}/collections/c1/articles?pageSize=100&page=2`]: { articles: page([scoutArticle('a2', 8, 'Lost parcel'), scoutArticle('a3', 9, 'Unfinished', { status: 'notpublished' })], { page: 2, pages: 2, count: 3 }) },
  [`${scout}/articles/a1`]: { article: scoutArticle('a1', 7, 'Return an item', { text: '<p>Pack it, then see <a href="https://docs.teapots.example/article/8-lost-parcel">this</a>.</p>', categories: ['k1'], keywords: ['send back'], popularity: 5 }) },
  [`${scout}/articles/a2`]: { article: scoutArticle('a2', 8, 'Lost parcel', { text: '<p>We look for it.</p>', categories: [] }) },
};

const portal = 'https://help.teapots.example/hc/teapots/en';
const portalArticle = (id: number, title: string, content: string, more: object = {}) => ({
  id, category_id: 5, title, content, description: '', status: 'published', position: id * 10, account_id: 1, last_updated_at: '2026-02-03T10:00:00.000Z',
  slug: `${id}-${title.toLowerCase().replaceAll(' ', '-')}`, category: { id: 5, slug: 'returns', locale: 'en' }, views: 10, author: { id: 1, available_name: 'Ida' }, associated_articles: [],
  link: `hc/teapots/articles/${id}-${title.toLowerCase().replaceAll(' ', '-')}`,
  ...more,
});

export const chatwootStart = `${portal}/articles.json`;

export const chatwoot: Readonly<Record<string, unknown>> = {
  [`${chatwootStart}?per_page=100`]: {
    payload: Array.from({ length: 100 }, (_, at) => portalArticle(at + 1, `Question ${at + 1}`, `## Answer\n\nNumber **${at + 1}**, and [the last](/hc/teapots/articles/101-the-last-one).`, { views: at })),
    meta: { articles_count: 101 },
  },
  [`${chatwootStart}?per_page=100&page=2`]: { payload: [portalArticle(101, 'The last one', 'The end.', { views: 198 })], meta: { articles_count: 101 } },
  [`${portal}/categories.json`]: { payload: [{ name: 'Returns & refunds', slug: 'returns', locale: 'en', description: '', position: 1, related_categories: [], articles_count: 101 }] },
};

const forum = 'https://forum.teapots.example';
const topic = (id: number, title: string, posts: readonly object[], more: object = {}) => ({
  id, title, fancy_title: title, slug: title.toLowerCase().replaceAll(' ', '-'), posts_count: posts.length, created_at: '2026-01-05T10:00:00.000Z', views: 10, like_count: 1,
  archetype: 'regular', visible: true, closed: false, category_id: 5, tags: ['teapots'], post_stream: { posts, stream: posts.map((_, at) => id * 10 + at) },
  ...more,
});
const post = (number: number, cooked: string) => ({ id: number, post_number: number, username: 'ida', cooked, updated_at: '2026-02-03T10:00:00.000Z' });
const listed = (id: number, title: string, more: object = {}) => ({ id, title, slug: 'x', archetype: 'regular', visible: true, category_id: 5, ...more });

export const discourseStart = `${forum}/c/help/5.json`;

export const discourse: Readonly<Record<string, unknown>> = {
  [discourseStart]: { users: [], topic_list: { more_topics_url: '/c/help/5?page=1', per_page: 2, topics: [listed(70, 'About the Help category'), listed(71, 'Does the pot drip')] } },
  [`${forum}/c/help/5.json?page=1`]: { users: [], topic_list: { per_page: 2, topics: [listed(72, 'Clean the pot'), listed(73, 'Hidden', { visible: false })] } },
  [`${forum}/categories.json`]: { category_list: { categories: [{ id: 5, name: 'Help', slug: 'help', topic_url: '/t/about-the-help-category/70' }] } },
  [`${forum}/t/71.json`]: topic(71, 'Does the pot drip', [post(1, '<p>Mine does.</p>'), post(2, '<p>No, it never <img class="emoji" title=":smile:" src="/images/smile.png"> drips. See <a href="/t/clean-the-pot/72">cleaning</a>.</p>')], { accepted_answer: { post_number: 2, username: 'ida' }, views: 90 }),
  [`${forum}/t/72.json`]: topic(72, 'Clean the pot', [post(1, '<div class="lightbox-wrapper"><a class="lightbox" href="/uploads/pot.png"><img src="/uploads/pot.png" alt="The pot"></a><div class="meta">pot 690×388</div></div><p>With water.</p>')]),
};

/** A host that answers with these documents, in the words of `fetch`; anything else is not there. */
export function createHost(pages: Readonly<Record<string, unknown>>) {
  const asked: { readonly address: string; readonly authorization: string | null }[] = [];
  const answer: typeof fetch = async (input, init) => {
    const address = String(input);
    asked.push({ address, authorization: new Headers(init?.headers).get('authorization') });
    const page = pages[address];
    if (page instanceof Response) return page.clone();
    if (typeof page === 'function') return (page as () => Response | Promise<Response>)();
    if (page === undefined) return new Response('Not here', { status: 404 });
    return new Response(typeof page === 'string' ? page : JSON.stringify(page));
  };
  return { fetch: answer, asked };
}
