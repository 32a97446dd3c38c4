import { compileWritten, createReport, joinEditions, packArticles, type CompiledArticle, type PackageFiles } from '../../search/build/index.ts';
import type { PopularityRow } from '../store/rows/faq.ts';
import type { Base } from './base.ts';
import { blend } from './popularity.ts';

/** An article of the desk as shoppers are to read it. */
export interface LiveArticle {
  readonly id: string;
  readonly locale: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly category: string;
  readonly questions: readonly string[];
  readonly at: number;
}

/** What the desk and the shoppers add to a package. */
export interface Additions {
  readonly articles: readonly LiveArticle[];
  readonly popularity: readonly PopularityRow[];
}

/** New articles begin in the middle: neither above what a merchant praised nor below what nobody reads. */
const firstPopularity = 50;

/** Whether the merchant's package would come out of {@link composePackage} as it is. */
export function isNothing({ articles, popularity }: Additions): boolean {
  return articles.length === 0 && popularity.length === 0;
}

/**
 * Makes one package of a merchant's articles, the desk's and what was learned, by the code of `deskbell index`. The same
 * input makes the same bytes: several servers behind one address agree on every file's name.
 */
export function composePackage(base: Base, { articles, popularity }: Additions): PackageFiles {
  const learned = new Map(popularity.map((row) => [keyOf(row.locale, row.article), row]));
  const locales = new Set([...base.keys(), ...articles.map(({ locale }) => locale)]);
  return joinEditions(
    [...locales].map((locale) => {
      const own = base.get(locale) ?? [];
      const written = compileAll(articles.filter((each) => each.locale === locale), own);
      const edition = [...own, ...written]
        .map((article) => ({ ...article, popularity: blend(article.popularity, learned.get(keyOf(locale, article.id))) }))
        .sort((a, b) => b.popularity - a.popularity);
      return packArticles(edition, { locale, images: new Map() });
    }),
  );
}

function compileAll(articles: readonly LiveArticle[], others: readonly CompiledArticle[]): CompiledArticle[] {
  const ids = new Set([...others, ...articles].map(({ id }) => id));
  return articles
    .map(({ body: markdown, at, id, title, category, questions }) => {
      const written = { id, title, category, questions, markdown, tags: [], pages: [], popularity: firstPopularity, updated: dayOf(at) };
      // What is odd about it the author was shown; shoppers get what can be shown.
      return compileWritten(written, { ids, report: createReport() });
    })
    .filter(({ body }) => body.length > 0);
}

function keyOf(locale: string, article: string): string {
  return `${locale} ${article}`;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
