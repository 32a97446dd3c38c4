import type { ArticleHistory, ArticlePreview, ArticleDraft, DeskArticle, Knowledge } from '../../protocol/index.ts';
import { compileWritten, createReport } from '../../search/build/index.ts';
import type { Backend } from '../backend.ts';
import { draftOf } from '../dispatch/article.ts';
import type { Gaps } from './gaps.ts';
import type { Shelf } from './shelf.ts';

type Sources = Pick<Backend, 'config' | 'store'>;

const versionsShown = 100;

/** Everything the desk shows about the FAQ. */
export async function readKnowledge({ config, store }: Sources, { shelf, gaps }: { shelf: Shelf; gaps: Gaps }): Promise<Knowledge> {
  const articles = await readArticles(store);
  const categories = new Set([...shelf.articles.map(({ category }) => category), ...articles.map(({ category }) => category)]);
  return {
    learns: config.faq.learn,
    locales: shelf.locales,
    categories: [...categories].filter((name) => name !== '').sort(),
    gaps: await gaps.read(),
    articles,
  };
}

/** One article and all that was ever done to it; undefined when there is none. */
export async function readHistory({ store }: Pick<Sources, 'store'>, id: string): Promise<ArticleHistory | undefined> {
  const article = (await readArticles(store)).find((each) => each.id === id);
  if (!article) return undefined;
  const versions = await store.rows.articles.versions(id, versionsShown);
  return {
    article,
    versions: versions.map((row) => ({ number: row.number, action: row.action, author: row.author, at: row.at, draft: draftOf(row, article.locale) })),
  };
}

/** Compiles a draft as a publication would. */
export function preview({ title, body: markdown, category, questions }: ArticleDraft, shelf: Shelf): ArticlePreview {
  const report = createReport();
  const ids = new Set(shelf.articles.map(({ id }) => id));
  const written = { id: 'preview', title, category, questions, markdown, tags: [], pages: [], popularity: 0, updated: '' };
  const { body } = compileWritten(written, { ids, report });
  return { body, findings: report.findings.map(({ line, message }) => ({ line, message })) };
}

async function readArticles({ rows }: Backend['store']): Promise<DeskArticle[]> {
  const answered = await rows.faq.answered();
  return (await rows.articles.all()).map(({ article: { id, locale, live, head }, newest }) => {
    const { title, category, author, at } = newest;
    return { id, locale, live, head, title, category, author, at, answered: answered.get(id) ?? 0 };
  });
}
