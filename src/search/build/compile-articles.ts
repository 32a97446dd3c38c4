import { posix } from 'node:path';
import type { Article } from '../../protocol/article.ts';
import { compileTree } from './article-tree.ts';
import { textIn, type ElementNode } from './element.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import type { Images } from './images.ts';
import { createResolveLink, type AnchorUse } from './links.ts';
import { parseMarkdown } from './markdown.ts';
import type { Report } from './report.ts';
import { slugOf } from './slugs.ts';

/** A file as it was found. */
export interface ArticleSource {
  /** Path inside the folder, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** An article with what is searched but not shown. */
export interface CompiledArticle extends Article {
  readonly hidden: string;
}

export interface CompileOptions {
  readonly images: Images;
  readonly report: Report;
  /** Where the same articles are published; see {@link LinkTargets.baseUrl}. */
  readonly baseUrl: string;
}

interface Draft {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly matter: FrontMatter;
  readonly nodes: readonly ElementNode[];
}

/** Compiles articles, most popular first. Whatever is odd goes to the report; only an error there forbids to use the result. */
export function compileArticles(sources: readonly ArticleSource[], options: CompileOptions): CompiledArticle[] {
  const { report } = options;
  const drafts = withoutDuplicates(sources.flatMap((source) => draftOf(source, report)), report);
  const targets = {
    byPath: new Map(drafts.map(({ file, id }) => [file, id])),
    ids: new Set(drafts.map(({ id }) => id)),
    baseUrl: options.baseUrl === '' || options.baseUrl.endsWith('/') ? options.baseUrl : `${options.baseUrl}/`,
  };
  const resolveLink = createResolveLink(targets, report);

  const anchors = new Map<string, ReadonlySet<string>>();
  const uses: AnchorUse[] = [];
  const articles = drafts.flatMap(({ file, id, title, matter, nodes }): CompiledArticle[] => {
    const tree = compileTree(nodes, { file, id, title, resolveLink, images: options.images, report });
    if (tree.body.length === 0) {
      report.add('article-empty', { file, line: 1 }, 'The article has no text and was left out.');
      return [];
    }
    anchors.set(id, tree.anchors);
    uses.push(...tree.uses);
    const { tags, questions, pages, popularity, updated } = matter;
    const category = matter.category ?? categoryOf(file);
    return [{ id, title, category, tags, popularity, pages, updated, questions, body: tree.body, hidden: tree.hidden }];
  });
  checkAnchors(uses, anchors, report);
  if (articles.length === 0) report.add('no-articles', { file: '.', line: 1 }, 'There is no article to build an FAQ of.');

  // A stable order: what people ask most first, then by path, which is the order of the sources.
  return articles.sort((a, b) => b.popularity - a.popularity);
}

function draftOf({ file, text: source }: ArticleSource, report: Report): Draft[] {
  const { matter, text, line } = readFrontMatter(source, file, report);
  if (matter.isDraft) {
    report.add('draft', { file, line: 1 }, 'The article is a draft and was left out.');
    return [];
  }
  const nodes = parseMarkdown(text, line);
  const name = posix.basename(file).replace(/\.[^.]+$/, '');
  return [{ file, matter, nodes, id: matter.id ?? slugOf(name), title: matter.title ?? titleOf(nodes, file, report) }];
}

/** Without a title in the front matter the first heading serves, and without one the file's name. */
function titleOf(nodes: readonly ElementNode[], file: string, report: Report): string {
  const heading = nodes.find((node) => typeof node === 'object' && /^h[1-6]$/.test(node.tag));
  const fromHeading = typeof heading === 'object' ? textIn(heading.children).replace(/\s+/g, ' ').trim() : '';
  const name = posix.basename(file).replace(/\.[^.]+$/, '').replaceAll(/[-_]+/g, ' ').trim();
  const title = fromHeading || name;
  report.add('title-missing', { file, line: 1 }, `There is no title in the front matter; the ${fromHeading ? 'first heading' : "file's name"} serves: "${title}".`);
  return title;
}

function withoutDuplicates(drafts: readonly Draft[], report: Report): Draft[] {
  const files = new Map<string, string>();
  return drafts.filter(({ id, file, matter }) => {
    const other = files.get(id);
    if (other === undefined) return files.set(id, file);
    const advice = matter.id === undefined ? 'Give one of them an id in its front matter.' : 'Change one of the two.';
    report.add('duplicate-id', { file, line: 1 }, `The id "${id}" is taken by ${other} already. ${advice}`);
    return false;
  });
}

function categoryOf(file: string): string {
  const folder = posix.dirname(file);
  return folder === '.' ? '' : folder.replaceAll('/', ' / ');
}

function checkAnchors(uses: readonly AnchorUse[], anchors: ReadonlyMap<string, ReadonlySet<string>>, report: Report): void {
  for (const { article, anchor, file, line } of uses) {
    // Browsers lead #top to the beginning of any page.
    if (anchor === 'top' || anchors.get(article)?.has(anchor) !== false) continue;
    report.add('anchor-missing', { file, line }, `The link to #${anchor} finds no such place in the article "${article}"; it leads to its beginning.`);
  }
}
