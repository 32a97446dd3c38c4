import { posix } from 'node:path';
import { textIn, type ElementNode } from './element.ts';
import type { Matter } from './matter.ts';
import type { Report } from './report.ts';
import { slugOf } from './slugs.ts';

/** A file as it was found, or a page as it was fetched. */
export interface SourceFile {
  /** Path inside the folder, with `/`; of what was fetched, its address. */
  readonly file: string;
  readonly text: string;
  /** Where it was fetched from, which is what its relative links mean. */
  readonly address?: string;
}

/** An article as its source has it: what it says of itself, and its elements, not yet compiled. */
export interface Draft {
  readonly file: string;
  readonly line: number;
  readonly id: string;
  readonly title: string;
  /** Empty where neither the article nor its folder names one. */
  readonly category: string;
  readonly matter: Matter;
  readonly nodes: readonly ElementNode[];
  /** Paths inside the folder by which other articles link to it. */
  readonly paths: readonly string[];
  /** Web addresses at which it is published. */
  readonly addresses: readonly string[];
}

/** Without a title of its own an article is named by its first heading, and without one by its file. */
export function titleOf(nodes: readonly ElementNode[], file: string, report: Report): string {
  const heading = nodes.find((node) => typeof node === 'object' && /^h[1-6]$/.test(node.tag));
  const fromHeading = typeof heading === 'object' ? plainText(heading.children) : '';
  const title = fromHeading || nameOf(file).replaceAll(/[-_]+/g, ' ').trim();
  report.add('title-missing', { file, line: 1 }, `There is no title in the front matter; the ${fromHeading ? 'first heading' : "file's name"} serves: "${title}".`);
  return title;
}

/** The name of a file without its ending; of `returns/index.html` it is `returns`. */
export function nameOf(file: string): string {
  const name = posix.basename(file).replace(/\.[^.]+$/, '');
  const folder = posix.basename(posix.dirname(file));
  return name === 'index' && folder !== '.' && folder !== '' ? folder : name;
}

/** The folders a file lies in, as a category. */
export function categoryOf(file: string): string {
  const folder = posix.dirname(/(?:^|\/)index\.\w+$/.test(file) ? posix.dirname(file) : file);
  return folder === '.' ? '' : folder.replaceAll('/', ' / ');
}

/** Text on one line. */
export function plainText(nodes: readonly ElementNode[]): string {
  return textIn(nodes).replace(/\s+/g, ' ').trim();
}

/** Gives ids to articles that have none, made of their titles; the second of the same title gets a number. */
export function createIds(): (title: string) => string {
  const given = new Map<string, number>();
  return (title) => {
    const slug = slugOf(title).replace(/-{2,}/g, '-').slice(0, 80).replace(/^-|-$/g, '') || 'article';
    const before = given.get(slug) ?? 0;
    given.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before + 1}`;
  };
}
