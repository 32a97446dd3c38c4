import type { InboxItem } from '../../protocol/index.ts';

/** After this long without an answer people begin to wonder whether there is anybody: in a chat soon, after a letter when a working day is over. */
const patienceMs = { chat: 5 * 60_000, contact: 8 * 60 * 60_000 };

/** How long somebody has waited for an answer; `undefined` where nobody waits, and for calls, which have their own time. */
export function waitOf({ channel, waitingSince }: InboxItem, now: number): { readonly ms: number; readonly isLong: boolean } | undefined {
  if (waitingSince === undefined || channel === 'callback') return undefined;
  const ms = Math.max(0, now - waitingSince);
  return { ms, isLong: ms >= patienceMs[channel] };
}
