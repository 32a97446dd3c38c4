import { DeskbellError } from '../../core/error.ts';
import type { AttachmentRules } from '../../protocol/attachment.ts';
import type { ChatOffer } from '../../protocol/chat.ts';
import type { ChatEntry, ChatPage, ChatStretch } from './port.ts';

// What an adapter returns has passed TypeScript at most. Looked at once, here, so that nothing behind has to wonder.

/** Leaves out entries of a kind this version does not know; they still count for the cursor. */
export function readStretch(value: unknown): ChatStretch {
  const { after, cursor, entries } = propertiesOf(value);
  if (!isCursor(after) || !isCursor(cursor) || !Array.isArray(entries)) {
    throw new DeskbellError('broken', { message: 'This is no ChatStretch.' });
  }
  return { after, cursor, entries: entries.filter(isEntry) };
}

export function readPage(value: unknown): ChatPage {
  return { ...readStretch(value), more: propertiesOf(value)['more'] === true };
}

export function readOffer(value: unknown): ChatOffer {
  const { availability, features } = propertiesOf(value);
  const { is, waitMs, position, opensAt } = propertiesOf(availability);
  const { typing, receipts, attachments } = propertiesOf(features);
  if (is !== 'open' && is !== 'closed') throw new DeskbellError('broken', { message: 'This is no ChatOffer.' });
  const number = (one: unknown) => (Number.isFinite(one) ? (one as number) : undefined);
  return {
    availability: is === 'open' ? { is, waitMs: number(waitMs), position: number(position) } : { is, opensAt: number(opensAt) },
    features: { typing: typing === true, receipts: receipts === true, attachments: attachments as AttachmentRules | undefined },
  };
}

function isEntry(value: unknown): value is ChatEntry {
  const { id, at, type, from, text, agent } = propertiesOf(value);
  if (typeof id !== 'string' || !Number.isFinite(at)) return false;
  if (type === 'joined') return typeof agent === 'string';
  if (type === 'closed' || type === 'reopened') return true;
  const { side, name } = propertiesOf(from);
  return type === 'message' && typeof text === 'string' && (side === 'visitor' || side === 'system' || (side === 'agent' && typeof name === 'string'));
}

function isCursor(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function propertiesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
