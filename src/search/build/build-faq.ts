import { join } from 'node:path';
import { compileArticles, type ArticleSource } from './compile-articles.ts';
import { readImages } from './images.ts';
import { packArticles } from './pack.ts';
import type { PackageFiles } from './package-folder.ts';
import { createReport, type Finding } from './report.ts';
import { listSources, readText } from './source-folder.ts';

export interface BuildOptions {
  /** A folder of Markdown; folders inside it are categories. */
  readonly folder: string;
  /** The language the articles are written in, as a tag such as `en` or `de-AT`. */
  readonly locale: string;
  /** Where the same articles are published. Links to addresses below it lead to the article inside the widget. */
  readonly baseUrl?: string;
  /** Told about each article read. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What came of a build. */
export interface FaqBuild {
  readonly articles: number;
  readonly findings: readonly Finding[];
  /** The package, or nothing when a finding is an error: there is never half an index. */
  readonly files?: PackageFiles;
}

/** Builds an FAQ package from a folder, in memory. {@link writePackage} puts it in its place. */
export async function buildFaq({ folder, locale, baseUrl = '', onProgress }: BuildOptions): Promise<FaqBuild> {
  const report = createReport();
  const { articles: paths, others } = await listSources(folder);
  const sources: ArticleSource[] = [];
  for (const file of paths) {
    const text = await readText(join(folder, file));
    if (text === undefined) report.add('not-text', { file, line: 1 }, 'The file is not UTF-8 text. Save it as UTF-8.');
    else sources.push({ file, text });
    onProgress?.(sources.length, paths.length);
  }
  const images = await readImages(folder, others, report);
  const articles = compileArticles(sources, { images, report, baseUrl });
  const outcome = { articles: articles.length, findings: report.findings };
  return report.hasErrors ? outcome : { ...outcome, files: packArticles(articles, { locale, images: images.files }) };
}
