import type { ArticleSummary, ArticleText, Block } from '../../protocol/article.ts';
import { checksum } from '../checksum.ts';
import { manifestName, manifestVersion, type Edition, type Manifest, type Part } from '../manifest.ts';
import { writeSummaries } from '../summaries.ts';
import type { CompiledArticle } from './compile-articles.ts';
import { writeIndex } from './index-writer.ts';
import { createLanguage } from './language.ts';
import { textOfBlocks } from './inline-text.ts';
import { buildWithLunr, searchedWords, type SearchedText, type SearchedWords } from './lunr-builder.ts';
import type { PackageFiles } from './package-folder.ts';
import { postingsOf } from './postings.ts';
import { findRelated } from './related.ts';
import { strongestWords } from './strongest.ts';

/** Article texts to a file: a few kilobytes compressed, and who reads one article often reads its neighbour. */
const perFile = 8;

/** The manifest names every file, and is fetched first: it must not grow without end. */
const mostFiles = 250;

/** So much of an FAQ, not yet compressed, is fetched before the first search. */
const firstBytes = 290_000;

/** A smaller index comes whole: some 12 KB compressed. */
const smallBytes = 20_000;

/** And any index does, unless what comes first is less than this share of it. */
const worthwhile = 0.75;

/** Makes the files of a package out of compiled articles. The same articles make the same bytes. */
export function packArticles(articles: readonly CompiledArticle[], options: { locale: string; images: PackageFiles }): PackageFiles {
  const { locale } = options;
  const files = new Map<string, Uint8Array>();
  const put = (name: string, extension: string, content: string | Uint8Array): string => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const file = `${locale}/${name}-${checksum(bytes)}.${extension}`;
    files.set(file, bytes);
    return file;
  };

  const language = createLanguage(locale);
  const words = searchedWords(articles.map(searchedText), language);
  const partOf = (of: readonly SearchedWords[]) => {
    const postings = postingsOf(buildWithLunr(of));
    const index = writeIndex(postings, language.lexiconFor(new Set(postings.terms)));
    const summaries = writeSummaries(articles.slice(0, of.length).map(summaryOf));
    return { postings, index, summaries, length: index.length + summaries.length };
  };
  const putPart = ({ index, summaries }: ReturnType<typeof partOf>, name = ''): Part => ({
    summaries: put(summaries === whole.summaries ? 'summaries' : `${name}summaries`, 'json', summaries),
    index: put(`${name}index`, 'bin', index),
  });
  const whole = partOf(words);
  const count = Math.floor((articles.length * firstBytes) / whole.length);
  const first = whole.index.length > smallBytes ? partOf(strongestWords(words.slice(0, count), language.light)) : whole;
  const size = Math.max(perFile, Math.ceil(articles.length / mostFiles));
  const groups = Array.from({ length: Math.ceil(articles.length / size) }, (_, at) => articles.slice(at * size, (at + 1) * size));
  const related = findRelated(whole.postings, language.light).map((documents) => documents.flatMap((document) => articles[document]?.id ?? []));
  const edition: Edition = {
    ...putPart(whole),
    ...(first.length < worthwhile * whole.length && { first: putPart(first, 'first-') }),
    ...(articles.some(({ hidden }) => hidden !== '') && { hidden: put('hidden', 'json', JSON.stringify(articles.map(({ hidden }) => hidden))) }),
    articles: groups.map((group, at) => put(`articles-${at}`, 'json', JSON.stringify(group.map(({ body }, place) => textOf(body, related[at * size + place]))))),
    perFile: size,
  };
  const manifest: Manifest = { format: 'deskbell-faq', version: manifestVersion, editions: { [locale]: edition } };
  for (const [name, bytes] of options.images) files.set(name, bytes);
  files.set(manifestName, new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 1)}\n`));
  return files;
}

/** What is fetched when an article is read. By id: what is published between two builds may change the order. */
function textOf(body: readonly Block[], related: readonly string[] = []): ArticleText {
  return related.length > 0 ? { body, related } : { body };
}

function summaryOf({ id, title, category, tags, popularity, pages, updated, questions }: CompiledArticle): ArticleSummary {
  return { id, title, category, tags, popularity, pages, updated, questions };
}

function searchedText({ title, questions, tags, category, hidden, body }: CompiledArticle): SearchedText {
  return { title, questions: questions.join('\n'), tags: [...tags, category, hidden].join('\n'), body: textOfBlocks(body) };
}
