import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CompiledArticle } from '../../search/build/index.ts';
import { openWhole } from '../../search/index.ts';
import { manifestName, parseManifest, readManifest } from '../../search/manifest.ts';
import { packageAddress, packageFetch } from './package-fetch.ts';

/** The articles of the package a merchant built, by language tag in the order of the package. */
export type Base = ReadonlyMap<string, readonly CompiledArticle[]>;

/** Changes when the package was replaced; empty when there is none. */
export async function stampOf(folder: string | undefined): Promise<string> {
  if (folder === undefined) return '';
  try {
    const { mtimeMs, size, ino } = await stat(join(folder, manifestName));
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
}

/**
 * Reads a package back into articles, through the very reader the widget runs. So it does not matter of what the
 * merchant built it, and a server needs nothing but the package.
 */
export async function readBase(folder: string | undefined): Promise<Base> {
  const base = new Map<string, readonly CompiledArticle[]>();
  if (folder === undefined || (await stampOf(folder)) === '') return base;
  const fetch = packageFetch((name) => readFile(join(folder, name)));
  const manifest = readManifest(parseManifest(await readFile(join(folder, manifestName), 'utf8')));
  for (const [locale, edition] of Object.entries(manifest.editions)) {
    const faq = await openWhole({ url: packageAddress, locale, fetch });
    const hidden = edition.hidden ? textsIn(await readFile(join(folder, edition.hidden), 'utf8')) : [];
    const articles: CompiledArticle[] = [];
    for (const [at, { id }] of faq.articles.entries()) {
      const { body, ...summary } = await faq.article(id);
      const packed = JSON.stringify(body).replaceAll(`"src":"${packageAddress}`, '"src":"');
      articles.push({ ...summary, body: JSON.parse(packed) as typeof body, hidden: hidden[at] ?? '' });
    }
    base.set(locale, articles);
  }
  return base;
}

function textsIn(json: string): string[] {
  const texts: unknown = JSON.parse(json);
  return Array.isArray(texts) ? texts.map(String) : [];
}
