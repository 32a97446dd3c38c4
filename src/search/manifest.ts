import * as v from 'valibot';
import { FaqError } from './error.ts';

/** The file a package is opened by. */
export const manifestName = 'manifest.json';

/** Raised whenever an older reader would misread the package. */
export const manifestVersion = 1;

const checksum = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200_000));

// A plain path inside the package: a manifest must not point a shopper's browser elsewhere.
const fileName = v.pipe(v.string(), v.regex(/^[\w-]+(?:\/[\w.-]+)?$/));

const FileSchema = v.object({ name: fileName, checksum });

const EditionSchema = v.object({
  /** Titles and what else a list shows. */
  summaries: FileSchema,
  index: FileSchema,
  articles: v.object({
    count,
    /** Article texts lie in files of so many, in the order of the summaries. */
    perFile: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    files: v.array(FileSchema),
  }),
});

const ManifestSchema = v.object({
  format: v.literal('deskbell-faq'),
  version: v.literal(manifestVersion),
  /** One edition per language, by its tag. */
  editions: v.record(v.string(), EditionSchema),
});

/** A file of the package. Its name carries its checksum, so that it may be cached for ever. */
export type PackageFile = v.InferOutput<typeof FileSchema>;
export type Edition = v.InferOutput<typeof EditionSchema>;
export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** Reads the text of a manifest. */
export function readManifest(text: string): Manifest {
  // Many hosts answer a missing file with a page and status 200.
  if (/^\s*</.test(text)) throw new FaqError('missing', 'There is a page of HTML where the FAQ manifest should be. Check the address.');
  const data = parse(text);
  const version = versionOf(data);
  if (version > manifestVersion) {
    throw new FaqError('newer', `The FAQ has format ${version}; this widget reads up to ${manifestVersion}. Update the widget.`);
  }
  const result = v.safeParse(ManifestSchema, data);
  if (!result.success) throw new FaqError('damaged', 'The FAQ manifest is not one. Build it again with "deskbell index".');
  return result.output;
}

/** The edition in the visitor's language, else in a sister of it, else the first there is. */
export function editionFor(manifest: Manifest, locale: string): { locale: string; edition: Edition } {
  const wanted = locale.toLowerCase();
  const language = wanted.split('-')[0];
  const all = Object.entries(manifest.editions);
  const found =
    all.find(([tag]) => tag.toLowerCase() === wanted) ??
    all.find(([tag]) => tag.toLowerCase().split('-')[0] === language) ??
    all[0];
  if (found === undefined) throw new FaqError('damaged', 'The FAQ manifest names no language.');
  return { locale: found[0], edition: found[1] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FaqError('damaged', 'The FAQ manifest is not valid JSON.', { cause });
  }
}

function versionOf(data: unknown): number {
  const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : 0;
  return typeof version === 'number' ? version : 0;
}
