import { Command } from 'commander';
import { buildFaq, isSamePackage, writePackage, type FaqBuild, type PackageFiles } from '../search/build/index.ts';
import { authorized, endWithoutInput } from './article-source.ts';
import { CommandError, exitCode } from './exit-code.ts';
import { counted, countFindings, printFindings } from './findings.ts';
import { checkLocale } from './locale.ts';
import { createTerminal, type Terminal } from './terminal.ts';

interface IndexOptions {
  readonly out: string;
  readonly locale: string;
  readonly baseUrl?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly all?: boolean;
  readonly check?: boolean;
  readonly force?: boolean;
}

const help = `
Reads Markdown, HTML (pages, FAQPage data, <details>), CSV, JSON, and what Zendesk Help Center, Help Scout Docs,
Chatwoot portals and Discourse give away, told apart by what is in it. From a web address it fetches all there is:
  deskbell index faq/ -o public/faq
  deskbell index questions.csv -o public/faq
  deskbell index https://shop.zendesk.com/api/v2/help_center/en-us/articles.json -o public/faq
DESKBELL_AUTHORIZATION is sent to that address as the Authorization header.

Exit codes: 0 written, 1 not written, 2 wrong use, 3 nothing there, 5 errors in the articles, 6 not up to date.`;

/** What keeps a folder from being written, for people. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'you may not write there.'],
  ['EPERM', 'you may not write there.'],
  ['EROFS', 'the disk is read-only.'],
  ['ENOSPC', 'the disk is full.'],
  ['ENOTDIR', 'a part of its path is a file.'],
  ['EEXIST', 'a part of its path is a file.'],
]);

/** `deskbell index`: builds an FAQ package from articles of any kind. */
export function indexCommand(terminal: Terminal = createTerminal(process)): Command {
  return new Command('index')
    .description('build a search index from articles: Markdown, HTML, CSV, JSON, or the export of a help centre')
    .argument('<source>', 'a folder (folders inside it become categories), a file, or a web address')
    .requiredOption('-o, --out <folder>', 'where to write the package')
    .option('--locale <tag>', 'the language of articles that do not name their own', 'en')
    .option('--base-url <url>', 'where the articles are published; links to there lead to the article inside the widget')
    .option('--check', 'write nothing; tell whether the package is up to date (exit code 6 when not)')
    .option('--force', 'replace the output folder even if it is not an FAQ package')
    .option('--all', 'list every finding, not only the first of each kind')
    .option('--json', 'print one JSON object a line; the last one is the result')
    .option('--quiet', 'print errors only')
    .addHelpText('after', help)
    .action((source: string, options: IndexOptions) => runIndex(source, options, terminal));
}

async function runIndex(source: string, options: IndexOptions, terminal: Terminal): Promise<void> {
  checkLocale(options.locale);
  const say = (event: object) => options.json === true && terminal.out(JSON.stringify(event));

  const build = await buildFaq({
    from: source,
    ...authorized(),
    locale: options.locale,
    ...(options.baseUrl !== undefined && { baseUrl: options.baseUrl }),
    onProgress(done, total) {
      if (options.quiet !== true) terminal.progress(`Reading ${done} of ${total}`);
      if (done % 100 === 0) say({ type: 'progress', done, total });
    },
  }).catch(endWithoutInput);
  terminal.progress('');
  if (options.json === true) build.findings.forEach((finding) => say({ type: 'finding', ...finding }));
  else printFindings(build.findings, terminal, { ...options, source });

  if (build.files === undefined) {
    say({ type: 'result', ok: false, ...countsOf(build) });
    throw new CommandError(exitCode.content, 'Nothing was written: mend the errors above first.');
  }
  if (options.check === true) await check(options.out, build.files);
  else await write(options.out, build.files, options.force === true);

  const size = sizeOf(build.files);
  say({ type: 'result', ok: true, out: options.out, ...countsOf(build), ...size });
  if (options.json === true || options.quiet === true) return;
  const done = options.check === true ? 'is up to date with' : 'holds';
  const languages = build.locales.map((tag) => `"${tag}"`).join(', ');
  terminal.out(`${terminal.paint('green', '✓')} ${options.out} ${done} ${counted(build.articles, 'article')} in ${languages} (index ${kilobytes(size.indexBytes)}, texts and images ${kilobytes(size.otherBytes)}).`);
}

async function write(out: string, files: PackageFiles, force: boolean): Promise<void> {
  try {
    await writePackage(out, files, { force });
  } catch (cause) {
    const reason = reasons.get((cause as NodeJS.ErrnoException).code ?? '');
    if (reason === undefined) throw cause;
    throw new CommandError(exitCode.failure, `Cannot write ${out}: ${reason}`, { cause });
  }
}

async function check(out: string, files: PackageFiles): Promise<void> {
  if (await isSamePackage(out, files)) return;
  throw new CommandError(exitCode.findings, `${out} is not up to date. Run "deskbell index" without --check.`);
}

function countsOf({ articles, locales, findings }: FaqBuild) {
  return { articles, locales, findings: countFindings(findings) };
}

function sizeOf(files: PackageFiles): { indexBytes: number; otherBytes: number } {
  const sum = (wanted: (name: string) => boolean) => [...files].reduce((bytes, [name, file]) => bytes + (wanted(name) ? file.length : 0), 0);
  // What a browser fetches to search.
  const isIndex = (name: string) => /(?:^manifest|\/(?:first-)?(?:index|summaries)-)/.test(name);
  return { indexBytes: sum(isIndex), otherBytes: sum((name) => !isIndex(name)) };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`;
}
