import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { gzipSync } from 'node:zlib';
import { articlesFromJson } from '../../../src/search/build/index.ts';
import { packArticles } from '../../../src/search/build/pack.ts';
import type { PackageFiles } from '../../../src/search/build/package-folder.ts';
import { readIndex, type CompactIndex } from '../../../src/search/compact-index.ts';
import { createFindAlike } from '../../../src/search/likeness.ts';
import { editionFor, manifestName, parseManifest, readManifest } from '../../../src/search/manifest.ts';
import { createSearcher } from '../../../src/search/searcher.ts';
import { readSummaries } from '../../../src/search/summaries.ts';
import { askLunr, askMiniSearch, buildLunr, buildMiniSearch, miniSearchOptions } from './engines.ts';
import type { PlainArticle } from './sets.ts';

/** What one engine costs, in milliseconds and bytes of gzip. */
export interface Cost {
  readonly engine: string;
  readonly buildMs: number;
  readonly indexBytes: number;
  readonly loadMs: number;
  readonly keystroke: { readonly p50: number; readonly p99: number };
  /** What is prepared after the first answers, in all and at a stretch. */
  readonly laterMs?: { readonly all: number; readonly longest: number };
}

/** Measures building, loading and typing on the same articles; `questions` are typed letter by letter. */
export async function measureCost(articles: readonly PlainArticle[], questions: readonly string[]): Promise<Cost[]> {
  const json = JSON.stringify(articles);
  const [files, buildMs] = timed(() => packArticles(articlesFromJson(json), { locale: 'en', images: new Map() }));
  const summaries = fileIn(files, 'summaries');
  const bytes = fileIn(files, 'index');
  const [loaded, loadMs] = timed(() => {
    const index = readIndex(bytes);
    const list = readSummaries(summaries);
    return { index, list, searcher: createSearcher(index, list) };
  });
  const { findAlike, ...laterMs } = await prepared(loaded.index);
  const searcher = createSearcher(loaded.index, loaded.list, findAlike);
  const ours: Cost = { engine: 'Deskbell', buildMs, indexBytes: gzipped(bytes), loadMs, laterMs, keystroke: typing((text) => searcher.search(text, 8), questions) };

  const [lunrIndex, lunrBuildMs] = timed(() => buildLunr(articles));
  const lunrJson = JSON.stringify(lunrIndex);
  const [lunrLoaded, lunrLoadMs] = timed(() => lunr.Index.load(JSON.parse(lunrJson) as object));
  const [mini, miniBuildMs] = timed(() => buildMiniSearch(articles));
  const miniJson = JSON.stringify(mini);
  const [miniLoaded, miniLoadMs] = timed(() => MiniSearch.loadJSON(miniJson, miniSearchOptions));
  // Both take their time: fewer questions tell as much.
  const fewer = questions.slice(0, Math.ceil(questions.length / 8));
  return [
    ours,
    { engine: 'lunr', buildMs: lunrBuildMs, indexBytes: gzipped(lunrJson), loadMs: lunrLoadMs, keystroke: typing(askLunr(lunrLoaded), fewer) },
    { engine: 'MiniSearch', buildMs: miniBuildMs, indexBytes: gzipped(miniJson), loadMs: miniLoadMs, keystroke: typing(askMiniSearch(miniLoaded), fewer) },
  ];
}

/** Bytes of gzip that a browser fetches. */
export interface Downloads {
  /** The manifest, titles and index it begins to answer with, and of these the index. */
  readonly first: number;
  readonly firstIndex: number;
  /** The index of the whole, which follows when somebody types; 0 where the first is the whole. */
  readonly laterIndex: number;
}

/** What a package of these articles weighs on its way to a browser. */
export function downloads(articles: readonly PlainArticle[]): Downloads {
  const files = packArticles(articlesFromJson(JSON.stringify(articles)), { locale: 'en', images: new Map() });
  const manifest = files.get(manifestName) ?? new Uint8Array();
  const [, edition] = editionFor(readManifest(parseManifest(new TextDecoder().decode(manifest))), 'en');
  const weigh = (name: string) => gzipped(files.get(name) ?? new Uint8Array());
  const { summaries, index } = edition.first ?? edition;
  return { first: gzipped(manifest) + weigh(summaries) + weigh(index), firstIndex: weigh(index), laterIndex: edition.first ? weigh(edition.index) : 0 };
}

const gzipped = (data: string | Uint8Array) => gzipSync(data, { level: 9 }).length;

function fileIn(files: PackageFiles, part: string): Uint8Array {
  return [...files].find(([name]) => name.includes(`/${part}-`))?.[1] ?? new Uint8Array();
}

/** Asks after every letter, as somebody types. */
function typing(ask: (text: string) => unknown, questions: readonly string[]): { p50: number; p99: number } {
  const times = questions.flatMap((text) => Array.from(text, (_, at) => timed(() => ask(text.slice(0, at + 1)))[1])).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Prepares likeness, and sees how long nothing else could run meanwhile. */
async function prepared({ terms, lexicon }: CompactIndex) {
  const started = performance.now();
  let last = started;
  let longest = 0;
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  });
  const findAlike = await createFindAlike(terms, lexicon);
  clearInterval(beat);
  const ended = performance.now();
  return { findAlike, all: ended - started, longest: Math.max(longest, ended - last) };
}

function timed<T>(run: () => T): [T, number] {
  const started = performance.now();
  const result = run();
  return [result, performance.now() - started];
}
