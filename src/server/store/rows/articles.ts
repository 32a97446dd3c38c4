import type { Selectable } from 'kysely';
import type { Queries } from '../database.ts';
import type { FaqArticleTable, FaqVersionTable } from '../schema.ts';

export type ArticleRow = Readonly<Selectable<FaqArticleTable>>;
export type VersionRow = Readonly<Selectable<FaqVersionTable>>;

/** Articles written at the desk, with everything that was ever done to them. */
export function createArticleRows(db: Queries, locksRows: boolean) {
  return {
    async insert(row: ArticleRow): Promise<void> {
      await db.insertInto('faq_articles').values(row).execute();
    },

    async has(id: string): Promise<boolean> {
      return (await db.selectFrom('faq_articles').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
    },

    async byId(id: string): Promise<ArticleRow | undefined> {
      return db.selectFrom('faq_articles').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** Makes everything else done to this article wait for the end of the transaction. */
    async lock(id: string): Promise<ArticleRow | undefined> {
      const query = db.selectFrom('faq_articles').selectAll().where('id', '=', id);
      return (locksRows ? query.forUpdate() : query).executeTakeFirst();
    },

    /** Adds a version and makes it the newest; `live` is the one shoppers read from now on, 0 for none. */
    async addVersion(row: VersionRow, live: number): Promise<void> {
      await db.insertInto('faq_versions').values(row).execute();
      await db.updateTable('faq_articles').set({ head: row.number, live, at: row.at }).where('id', '=', row.article).execute();
    },

    async version(article: string, number: number): Promise<VersionRow | undefined> {
      return db.selectFrom('faq_versions').selectAll().where('article', '=', article).where('number', '=', number).executeTakeFirst();
    },

    /** Newest first. */
    async versions(article: string, limit: number): Promise<VersionRow[]> {
      return db.selectFrom('faq_versions').selectAll().where('article', '=', article).orderBy('number', 'desc').limit(limit).execute();
    },

    /** Every article with its newest version, changed last first. */
    async all(): Promise<{ readonly article: ArticleRow; readonly newest: VersionRow }[]> {
      const articles = await db.selectFrom('faq_articles').selectAll().orderBy('at', 'desc').orderBy('id').execute();
      const newest = await db
        .selectFrom('faq_versions')
        .innerJoin('faq_articles', (on) =>
          on.onRef('faq_articles.id', '=', 'faq_versions.article').onRef('faq_articles.head', '=', 'faq_versions.number'),
        )
        .selectAll('faq_versions')
        .execute();
      const byArticle = new Map(newest.map((version) => [version.article, version]));
      return articles.flatMap((article) => {
        const version = byArticle.get(article.id);
        return version ? [{ article, newest: version }] : [];
      });
    },

    /** What shoppers read, by id: in the same order in every process. */
    async live(): Promise<(VersionRow & { readonly locale: string })[]> {
      return db
        .selectFrom('faq_versions')
        .innerJoin('faq_articles', (on) =>
          on.onRef('faq_articles.id', '=', 'faq_versions.article').onRef('faq_articles.live', '=', 'faq_versions.number'),
        )
        .selectAll('faq_versions')
        .select('faq_articles.locale')
        .orderBy('faq_articles.id')
        .execute();
    },
  };
}
