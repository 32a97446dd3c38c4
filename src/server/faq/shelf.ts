import { openWhole } from '../../search/index.ts';
import { manifestName, parseManifest, readManifest } from '../../search/manifest.ts';
import { packageAddress, packageFetch } from './package-fetch.ts';

/** What stands in the FAQ, as the desk needs to know it. */
export interface Shelf {
  /** In the order of the package. */
  readonly locales: string[];
  readonly articles: readonly { readonly id: string; readonly title: string; readonly category: string }[];
}

/** Looks into the package that shoppers read. `first` is the language when there is none yet. */
export async function readShelf(read: (name: string) => Promise<Uint8Array | undefined>, first: string): Promise<Shelf> {
  const manifest = await read(manifestName);
  if (!manifest) return { locales: [first], articles: [] };
  const locales = Object.keys(readManifest(parseManifest(new TextDecoder().decode(manifest))).editions);
  const fetch = packageFetch(read);
  const editions = await Promise.all(locales.map((locale) => openWhole({ url: packageAddress, locale, fetch })));
  return { locales, articles: editions.flatMap(({ articles }) => articles.map(({ id, title, category }) => ({ id, title, category }))) };
}
