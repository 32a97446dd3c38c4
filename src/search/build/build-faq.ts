import { compileDrafts, type CompiledArticle } from './compile-articles.ts';
import { byLocale, joinEditions } from './editions.ts';
import { noteTwins } from './twins.ts';
import { readImages } from './images.ts';
import { readDrafts } from './inputs/read-drafts.ts';
import { openInput, type InputTools } from './input.ts';
import { packArticles } from './pack.ts';
import type { PackageFiles } from './package-folder.ts';
import { createReport, type Finding } from './report.ts';

export interface BuildOptions extends InputTools {
  /** A folder of articles, whose folders are categories; a file; or a web address of either a page or an export. */
  readonly from: string;
  /** The language of articles that do not name their own, as a tag such as `en` or `de-AT`. */
  readonly locale: string;
  /** Where the same articles are published. Links to addresses below it lead to the article inside the widget. */
  readonly baseUrl?: string;
}

/** What came of a build. */
export interface FaqBuild {
  readonly articles: number;
  /** The languages there are articles in. */
  readonly locales: readonly string[];
  readonly findings: readonly Finding[];
  /** The package, or nothing when a finding is an error: there is never half an index. */
  readonly files?: PackageFiles;
}

/** Builds an FAQ package, in memory. {@link writePackage} puts it in its place. Rejects with an {@link InputError} when there is nothing to read. */
export async function buildFaq(options: BuildOptions): Promise<FaqBuild> {
  const { editions, images, report } = await compileInput(options);
  const articles = editions.reduce((sum, [, own]) => sum + own.length, 0);
  const outcome = { articles, locales: editions.map(([tag]) => tag), findings: report.findings };
  if (report.hasErrors) return outcome;
  return { ...outcome, files: joinEditions(editions.map(([tag, own]) => packArticles(own, { locale: tag, images: images.files }))) };
}

/** The articles that {@link buildFaq} would pack, of one language, and what is odd about all of them. Rejects as it does. */
export async function readArticles(options: BuildOptions): Promise<{ readonly articles: readonly CompiledArticle[]; readonly findings: readonly Finding[] }> {
  const { editions, report } = await compileInput(options);
  const [, articles = []] = editions.find(([tag]) => tag === options.locale) ?? [];
  return { articles, findings: report.findings };
}

async function compileInput({ from, locale, baseUrl = '', ...tools }: BuildOptions) {
  const report = createReport();
  const input = await openInput(from, report, tools);
  const images = await readImages(input.folder, input.images, report);
  const drafts = byLocale(readDrafts(input.sources, report), locale);
  // Nothing at all is told of once, under the language that was asked for.
  if (drafts.size === 0) drafts.set(locale, []);

  const editions = [...drafts].map(([tag, own]): [string, CompiledArticle[]] => [tag, compileDrafts(own, { images, report, baseUrl })]);
  for (const [, articles] of editions) noteTwins(articles, report);
  return { editions, images, report };
}
