import type { Report } from '../report.ts';

/** What readers are lent. */
export interface ReaderTools {
  readonly report: Report;
  /** An id for an article that has none of its own. */
  nextId(title: string): string;
}
