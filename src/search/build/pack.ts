import type { ArticleSummary } from '../../protocol/article.ts';
import { checksum } from '../checksum.ts';
import { manifestName, manifestVersion, type Edition, type Manifest, type PackageFile } from '../manifest.ts';
import { writeSummaries } from '../summaries.ts';
import type { CompiledArticle } from './compile-articles.ts';
import { writeIndex } from './index-writer.ts';
import { createLanguage } from './language.ts';
import { textOfBlocks } from './inline-text.ts';
import { buildWithLunr, type SearchedText } from './lunr-builder.ts';
import type { PackageFiles } from './package-folder.ts';

/** Article texts to a file: a few kilobytes compressed, and who reads one article often reads its neighbour. */
const articlesPerFile = 8;

/** Makes the files of a package out of compiled articles. The same articles make the same bytes. */
export function packArticles(articles: readonly CompiledArticle[], options: { locale: string; images: PackageFiles }): PackageFiles {
  const { locale } = options;
  const files = new Map<string, Uint8Array>();
  const put = (name: string, extension: string, content: string | Uint8Array): PackageFile => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const sum = checksum(bytes);
    const file = { name: `${locale}/${name}-${sum}.${extension}`, checksum: sum };
    files.set(file.name, bytes);
    return file;
  };

  const language = createLanguage(locale);
  const builder = buildWithLunr(articles.map(searchedText), language);
  const lexicon = language.lexiconFor(new Set(Object.keys(builder.invertedIndex)));
  const groups = Array.from({ length: Math.ceil(articles.length / articlesPerFile) }, (_, at) => articles.slice(at * articlesPerFile, (at + 1) * articlesPerFile));
  const edition: Edition = {
    summaries: put('summaries', 'json', writeSummaries(articles.map(summaryOf))),
    index: put('index', 'bin', writeIndex(builder, lexicon)),
    ...(articles.some(({ hidden }) => hidden !== '') && { hidden: put('hidden', 'json', JSON.stringify(articles.map(({ hidden }) => hidden))) }),
    articles: {
      count: articles.length,
      perFile: articlesPerFile,
      files: groups.map((group, at) => put(`articles-${at}`, 'json', JSON.stringify(group.map(({ body }) => body)))),
    },
  };
  const manifest: Manifest = { format: 'deskbell-faq', version: manifestVersion, editions: { [locale]: edition } };
  for (const [name, bytes] of options.images) files.set(name, bytes);
  files.set(manifestName, new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 1)}\n`));
  return files;
}

function summaryOf({ id, title, category, tags, popularity, pages, updated, questions }: CompiledArticle): ArticleSummary {
  return { id, title, category, tags, popularity, pages, updated, questions };
}

function searchedText({ title, questions, tags, category, hidden, body }: CompiledArticle): SearchedText {
  return { title, questions: questions.join('\n'), tags: [...tags, category, hidden].join('\n'), body: textOfBlocks(body) };
}
