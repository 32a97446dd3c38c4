import { compileTree } from './article-tree.ts';
import type { CompiledArticle } from './compile-articles.ts';
import type { Images } from './images.ts';
import { createLinkTargets } from './link-targets.ts';
import { createResolveLink } from './links.ts';
import { parseMarkdown } from './markdown.ts';
import type { Report } from './report.ts';

/** An article that was not read from a file: its parts are given, and its text is Markdown without front matter. */
export interface Written extends Omit<CompiledArticle, 'body' | 'hidden'> {
  readonly markdown: string;
}

/**
 * Compiles one article by itself, by the same rules as those of a folder. `ids` are the articles it may link to, as
 * `faq:<id>`; images are shown from web addresses only, since there is no folder beside it.
 */
export function compileWritten({ markdown, ...written }: Written, { ids, report }: { ids: ReadonlySet<string>; report: Report }): CompiledArticle {
  const resolveLink = createResolveLink({ ...createLinkTargets([], ''), ids }, report);
  const { id, title } = written;
  const { body, hidden } = compileTree(parseMarkdown(markdown), { file: id, id, title, resolveLink, images: imagesElsewhere(report), report });
  return { ...written, body, hidden };
}

function imagesElsewhere(report: Report): Images {
  return {
    files: new Map(),
    find(src, place) {
      if (/^https?:\/\//i.test(src)) {
        report.add('image-elsewhere', place, `The image ${src} is loaded from another host; shoppers' browsers will ask it.`);
        return src;
      }
      report.add('image-refused', place, `The image "${src.slice(0, 80)}" was left out: write its whole web address.`);
      return undefined;
    },
  };
}
