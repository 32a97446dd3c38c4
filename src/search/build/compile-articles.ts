import type { Article } from '../../protocol/article.ts';
import { compileTree } from './article-tree.ts';
import type { Draft, SourceFile } from './draft.ts';
import type { Images } from './images.ts';
import { readDrafts } from './inputs/read-drafts.ts';
import { createLinkTargets } from './link-targets.ts';
import { createResolveLink, type AnchorUse } from './links.ts';
import type { Report } from './report.ts';

/** A file as it was found. */
export type ArticleSource = SourceFile;

/** An article with what is searched but not shown. */
export interface CompiledArticle extends Article {
  /** Words the article is found by that stand nowhere in it: what its author hid, and other words for the same. */
  readonly hidden: string;
  /** Where it was written, for the report. */
  readonly place?: { readonly file: string; readonly line: number };
}

export interface CompileOptions {
  readonly images: Images;
  readonly report: Report;
  /** Where the same articles are published; links to there lead to the article. */
  readonly baseUrl: string;
}

/** Reads and compiles files of one language, most popular first. */
export function compileArticles(sources: readonly ArticleSource[], options: CompileOptions): CompiledArticle[] {
  return compileDrafts(readDrafts(sources, options.report), options);
}

/** Compiles articles of one language, most popular first. Whatever is odd goes to the report; only an error there forbids to use the result. */
export function compileDrafts(all: readonly Draft[], options: CompileOptions): CompiledArticle[] {
  const { report } = options;
  const drafts = withoutDuplicates(all, report);
  const resolveLink = createResolveLink(createLinkTargets(drafts, options.baseUrl), report);

  const anchors = new Map<string, ReadonlySet<string>>();
  const uses: AnchorUse[] = [];
  const articles = drafts.flatMap(({ file, line, id, title, category, matter, nodes }): CompiledArticle[] => {
    const place = { file, line };
    const tree = compileTree(nodes, { file, id, title, resolveLink, images: options.images, report });
    if (tree.body.length === 0) {
      report.add('article-empty', place, 'The article has no text and was left out.');
      return [];
    }
    anchors.set(id, tree.anchors);
    uses.push(...tree.uses);
    const { tags, questions, synonyms, pages, popularity, updated } = matter;
    return [{ id, title, category, tags, popularity, pages, updated, questions, body: tree.body, hidden: [tree.hidden, ...synonyms].join('\n').trim(), place }];
  });
  checkAnchors(uses, anchors, report);
  if (articles.length === 0) report.add('no-articles', { file: '.', line: 1 }, 'There is no article to build an FAQ of.');

  // A stable order: what people ask most first, then by path, which is the order of the sources.
  return articles.sort((a, b) => b.popularity - a.popularity);
}

function withoutDuplicates(drafts: readonly Draft[], report: Report): Draft[] {
  const files = new Map<string, string>();
  return drafts.filter(({ id, file, line, matter }) => {
    const other = files.get(id);
    if (other === undefined) return files.set(id, file);
    const advice = matter.id === undefined ? 'Give one of them an id in its front matter.' : 'Change one of the two.';
    report.add('duplicate-id', { file, line }, `The id "${id}" is taken by ${other} already. ${advice}`);
    return false;
  });
}

function checkAnchors(uses: readonly AnchorUse[], anchors: ReadonlyMap<string, ReadonlySet<string>>, report: Report): void {
  for (const { article, anchor, file, line } of uses) {
    // Browsers lead #top to the beginning of any page.
    if (anchor === 'top' || anchors.get(article)?.has(anchor) !== false) continue;
    report.add('anchor-missing', { file, line }, `The link to #${anchor} finds no such place in the article "${article}"; it leads to its beginning.`);
  }
}
