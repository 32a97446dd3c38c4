/** Names for headings, made as GitHub makes them, so that links written for it work here. */
export interface Slugs {
  /** A name that was not given before. */
  next(text: string): string;
}

export function createSlugs(): Slugs {
  const given = new Map<string, number>();
  return {
    next(text) {
      const slug = slugOf(text) || 'section';
      const before = given.get(slug) ?? 0;
      given.set(slug, before + 1);
      return before === 0 ? slug : `${slug}-${before}`;
    },
  };
}

export function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
