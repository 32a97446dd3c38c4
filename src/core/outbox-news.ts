import type { ErrorBody } from '../protocol/index.ts';

/** What the tabs of one person tell each other about a draft. Waits are spans, not times: clocks jump. */
export type News = { readonly id: string; readonly channel: string } & (
  | { readonly is: 'queued' }
  | { readonly is: 'sending' }
  | { readonly is: 'waiting'; readonly ms: number; readonly failures: number; readonly error: ErrorBody }
  | { readonly is: 'refused'; readonly error: ErrorBody }
  | { readonly is: 'sent'; readonly result: unknown }
  | { readonly is: 'dismissed' }
);

const kinds: readonly unknown[] = ['queued', 'sending', 'waiting', 'refused', 'sent', 'dismissed'] satisfies News['is'][];

/** Passes on what is news. The other tab may run another version of us, so what is not understood is left out. */
export function hearNews(told: unknown, heard: (news: News) => void): void {
  if (typeof told !== 'object' || told === null) return;
  const { id, channel, is, ms, failures } = told as Record<string, unknown>;
  if (typeof id !== 'string' || typeof channel !== 'string' || !kinds.includes(is)) return;
  if (is === 'waiting' && !(typeof ms === 'number' && typeof failures === 'number')) return;
  heard(told as News);
}
