import type { Page } from '../protocol/index.ts';

/** Who is there now, and on which page. Kept in memory only: it is nobody's business a moment later. */
export interface Presence {
  /** A line of a visitor opened; the answer says it closed. */
  arrive(visitor: string, page?: Page): () => void;
  /** The visitor turned to another page. */
  turn(visitor: string, page: Page): void;
  isOnline(visitor: string): boolean;
  pageOf(visitor: string): Page | undefined;
}

/** Counts lines per visitor, since one person has several tabs; the page is that of the last one to say. */
export function createPresence(): Presence {
  const present = new Map<string, { lines: number; page?: Page }>();
  return {
    arrive(visitor, page) {
      const here = present.get(visitor) ?? { lines: 0 };
      here.lines += 1;
      if (page) here.page = page;
      present.set(visitor, here);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        here.lines -= 1;
        if (here.lines === 0) present.delete(visitor);
      };
    },
    turn(visitor, page) {
      const here = present.get(visitor);
      if (here) here.page = page;
    },
    isOnline: (visitor) => present.has(visitor),
    pageOf: (visitor) => present.get(visitor)?.page,
  };
}
