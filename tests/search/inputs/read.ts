import { openFaq, type Faq } from '../../../src/search/index.ts';
import { buildFaq, type BuildOptions, type FaqBuild } from '../../../src/search/build/index.ts';
import { textOfBlocks } from '../../../src/search/build/inline-text.ts';
import { createPackageHost, hostUrl } from '../package-host.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Builds from files in a folder of their own; one that is named alone is read alone. */
export async function buildFrom(files: Readonly<Record<string, string | Uint8Array>>, options: Partial<BuildOptions> & { readonly only?: string } = {}): Promise<FaqBuild> {
  const { only, ...others } = options;
  const folder = await temporaryFolder(files);
  return buildFaq({ from: only === undefined ? folder : `${folder}/${only}`, locale: 'en', ...others });
}

/** What was found, as `file:line severity kind`. */
export const told = ({ findings }: FaqBuild) => findings.map(({ severity, kind, file, line }) => `${file}:${line} ${severity} ${kind}`);

export function openBuilt(build: FaqBuild, locale = 'en'): Promise<Faq> {
  return openFaq({ url: hostUrl, locale, fetch: createPackageHost(build.files ?? new Map()).fetch });
}

/** Every article as `id | category | title | text`. */
export async function contents(build: FaqBuild, locale = 'en'): Promise<string[]> {
  const faq = await openBuilt(build, locale);
  const articles = await Promise.all(faq.articles.map(({ id }) => faq.article(id)));
  return articles.map(({ id, category, title, body }) => `${id} | ${category} | ${title} | ${textOfBlocks(body).replaceAll('\n', ' / ')}`);
}
