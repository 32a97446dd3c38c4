/**
 * The first language somebody wants that there is, by exact tag, then by language: `de-AT` gets `de`, `pt` gets `pt-BR`.
 * Not in another script: readers of traditional Chinese do not want simplified characters. Tags nobody can read are
 * passed over.
 */
export function chooseLocale(wanted: readonly string[], available: readonly string[]): string | undefined {
  for (const tag of wanted) {
    const locale = readLocale(tag);
    if (!locale) continue;
    const { language, script } = locale.maximize();
    const kin = available.filter((one) => {
      const other = readLocale(one)?.maximize();
      return other?.language === language && other.script === script;
    });
    const best = kin.find((one) => readLocale(one)?.baseName === locale.baseName) ?? kin.find((one) => one === language) ?? kin[0];
    if (best !== undefined) return best;
  }
  return undefined;
}

/** A tag that `Intl` accepts: the one given when it does, `en` otherwise. */
export function safeLocale(tag: string): string {
  return readLocale(tag)?.toString() ?? 'en';
}

/** What a tag says, when `Intl` accepts it. */
export function readLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
