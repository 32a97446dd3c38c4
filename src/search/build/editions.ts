import { manifestName, type Edition, type Manifest } from '../manifest.ts';
import type { PackageFiles } from './package-folder.ts';
import type { Draft } from './draft.ts';

/**
 * Sorts articles by language. Where an article's own tag is of the same language as `locale`, the latter counts: an export
 * that says `en-us` throughout makes the edition that was asked for.
 */
export function byLocale(drafts: readonly Draft[], locale: string): Map<string, Draft[]> {
  const wanted = new Intl.Locale(locale).language;
  const sorted = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const own = draft.matter.locale === undefined ? undefined : new Intl.Locale(draft.matter.locale);
    const tag = own === undefined || own.language === wanted ? locale : own.toString();
    const group = sorted.get(tag);
    if (group === undefined) sorted.set(tag, [draft]);
    else group.push(draft);
  }
  // First comes what is shown to readers of a language that has no edition.
  return new Map([...sorted].sort(([a], [b]) => Number(b === locale) - Number(a === locale)));
}

/** Makes one package of one for each language: their files lie side by side, and the manifest names all. */
export function joinEditions(packages: readonly PackageFiles[]): PackageFiles {
  const [first, ...others] = packages;
  if (first === undefined || others.length === 0) return first ?? new Map();
  const manifests = packages.map((files) => JSON.parse(new TextDecoder().decode(files.get(manifestName))) as Manifest);
  const editions: Record<string, Edition> = Object.assign({}, ...manifests.map((manifest) => manifest.editions));
  const manifest: Manifest = { ...(manifests[0] as Manifest), editions };
  return new Map([...packages.flatMap((files) => [...files]), [manifestName, new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 1)}\n`)]]);
}
