import type { ArticleSummary } from '../../protocol/article.ts';
import { readIndex } from '../compact-index.ts';
import { createFindAlike } from '../likeness.ts';
import { editionFor, manifestName, parseManifest, readManifest } from '../manifest.ts';
import { createSearcher, type Searcher } from '../searcher.ts';
import { readSummaries } from '../summaries.ts';
import type { PackageFiles } from './package-folder.ts';

/** A package's searcher, the very one the widget runs, and what it finds. */
export interface Opened {
  readonly articles: readonly ArticleSummary[];
  readonly searcher: Searcher;
}

/** Opens a package that has just been made, without a host. */
export async function openPacked(files: PackageFiles, locale: string): Promise<Opened> {
  const bytes = (name: string) => files.get(name) ?? new Uint8Array();
  const [, edition] = editionFor(readManifest(parseManifest(new TextDecoder().decode(bytes(manifestName)))), locale);
  const articles = readSummaries(bytes(edition.summaries));
  const index = readIndex(bytes(edition.index));
  return { articles, searcher: createSearcher(index, articles, await createFindAlike(index.terms, index.lexicon)) };
}
