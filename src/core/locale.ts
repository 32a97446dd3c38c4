/**
 * The first language somebody wants that there is, by exact tag, then by language: `de-AT` gets `de`. Tags nobody can
 * read are passed over.
 */
export function chooseLocale(wanted: readonly string[], available: readonly string[]): string | undefined {
  for (const tag of wanted) {
    const locale = readLocale(tag);
    if (!locale) continue;
    const same = available.find((one) => readLocale(one)?.baseName === locale.baseName);
    const near = same ?? available.find((one) => readLocale(one)?.baseName === locale.language);
    const far = near ?? available.find((one) => readLocale(one)?.language === locale.language);
    if (far !== undefined) return far;
  }
  return undefined;
}

/** A tag that `Intl` accepts: the one given when it does, `en` otherwise. */
export function safeLocale(tag: string): string {
  return readLocale(tag)?.toString() ?? 'en';
}

/** Which way a language is written. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(readLocale(tag)?.maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** ISO 15924. Not asked of `Intl.Locale`'s `textInfo`, which Firefox lacks. */
const rightToLeft: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Samr', 'Mand', 'Mend']);

function readLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
