import { FaqError } from './error.ts';

/** The file a package is opened by. */
export const manifestName = 'manifest.json';

/** What a manifest says it is. */
export const manifestFormat = 'deskbell-faq';

/** Raised whenever an older reader would misread the package. */
export const manifestVersion = 1;

/** What can be searched. Files go by names that carry their checksums, so that they may be cached for ever. */
export interface Part {
  /** Titles and what else a list shows. */
  readonly summaries: string;
  readonly index: string;
}

/** The FAQ in one language. */
export interface Edition extends Part {
  /** What answers while the whole is on its way: the articles with the words that tell most of them; of a large FAQ the most popular ones. */
  readonly first?: Part;
  /** Words articles are found by that stand nowhere in them, for whoever builds upon the package. No reader fetches it. */
  readonly hidden?: string;
  /** Article texts, so many to a file, in the order of the summaries. */
  readonly articles: readonly string[];
  readonly perFile: number;
}

export interface Manifest {
  readonly format: typeof manifestFormat;
  readonly version: number;
  /** By language tag. */
  readonly editions: Readonly<Record<string, Edition>>;
}

/** Reads what lies at the address of an FAQ: JSON of some kind. */
export function parseManifest(text: string): Readonly<Record<string, unknown>> {
  // Many hosts answer a missing file with a page and status 200.
  if (/^\s*</.test(text)) throw new FaqError('missing', 'HTML for a manifest');
  return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
}

/**
 * Checks a manifest, by hand and no further than files go: the schema library would double what a shopper downloads before the
 * first search. Throws whatever is at hand when it is none; see {@link asRead}.
 */
export function readManifest(data: Readonly<Record<string, unknown>>): Manifest {
  const { format, version, editions } = data as unknown as Manifest;
  if (format === manifestFormat && version > manifestVersion) throw new FaqError('newer', `version ${version}`);
  if (format !== manifestFormat || !Object.keys(editions)[0]) throw new TypeError();
  return { format, version, editions };
}

/** The edition in the visitor's language, else in a sister of it, else the first there is. */
export function editionFor({ editions }: Manifest, locale: string): [locale: string, edition: Edition] {
  const languageOf = (tag: string) => tag.toLowerCase().split('-')[0];
  const all = Object.entries(editions);
  return (
    all.find(([tag]) => tag.toLowerCase() === locale.toLowerCase()) ?? all.find(([tag]) => languageOf(tag) === languageOf(locale)) ?? all[0]!
  );
}
