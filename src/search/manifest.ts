import { damaged, FaqError, newer } from './error.ts';

/** The file a package is opened by. */
export const manifestName = 'manifest.json';

/** What a manifest says it is. */
export const manifestFormat = 'deskbell-faq';

/** Raised whenever an older reader would misread the package. */
export const manifestVersion = 1;

/** A file of the package. Its name carries its checksum, so that it may be cached for ever. */
export interface PackageFile {
  readonly name: string;
  readonly checksum: string;
}

/** The FAQ in one language. */
export interface Edition {
  /** Titles and what else a list shows. */
  readonly summaries: PackageFile;
  readonly index: PackageFile;
  /** Words articles are found by that stand nowhere in them, for whoever builds upon the package. No reader fetches it. */
  readonly hidden?: PackageFile;
  readonly articles: {
    readonly count: number;
    /** Article texts lie in files of so many, in the order of the summaries. */
    readonly perFile: number;
    readonly files: readonly PackageFile[];
  };
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
  if (/^\s*</.test(text)) throw new FaqError('missing', 'There is a page of HTML where the FAQ manifest should be. Check the address.');
  try {
    return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw damaged('manifest', cause);
  }
}

/** Checks a manifest, by hand: the schema library would double what a shopper downloads before the first search. */
export function readManifest(data: Readonly<Record<string, unknown>>): Manifest {
  const { format, version, editions } = data as Partial<Manifest>;
  if (format === manifestFormat && Number(version) > manifestVersion) throw newer('manifest', Number(version), manifestVersion);
  if (format !== manifestFormat || version !== manifestVersion || !editions || !Object.values(editions).every(isEdition)) throw damaged('manifest');
  return { format, version, editions };
}

/** The edition in the visitor's language, else in a sister of it, else the first there is. */
export function editionFor(manifest: Manifest, locale: string): { locale: string; edition: Edition } {
  const wanted = locale.toLowerCase();
  const languageOf = (tag: string) => tag.toLowerCase().split('-')[0];
  const all = Object.entries(manifest.editions);
  const found =
    all.find(([tag]) => tag.toLowerCase() === wanted) ?? all.find(([tag]) => languageOf(tag) === languageOf(wanted)) ?? all[0];
  if (found === undefined) throw damaged('manifest');
  return { locale: found[0], edition: found[1] };
}

function isEdition(data: Partial<Edition> | null): data is Edition {
  const articles = data?.articles;
  return (
    isFile(data?.summaries) &&
    isFile(data?.index) &&
    isCount(articles?.count) &&
    isCount(articles?.perFile) &&
    articles.perFile > 0 &&
    Array.isArray(articles.files) &&
    articles.files.every(isFile) &&
    articles.files.length === Math.ceil(articles.count / articles.perFile)
  );
}

/** A plain path inside the package: a manifest must not send a shopper's browser elsewhere. */
function isFile(file: Partial<PackageFile> | null | undefined): file is PackageFile {
  return /^[\w-]+(?:\/[\w.-]+)?$/.test(String(file?.name)) && /^[0-9a-f]{8}$/.test(String(file?.checksum));
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

