import type { BookedCallback, ChatEvent, Context, Person } from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';
import { eventOf } from '../dispatch/journal.ts';
import { bookedCallback } from '../offer.ts';
import type { EventRow, HandoverRow } from '../store/index.ts';
import type { Occasion } from './config.ts';

/** What a target is told: a conversation as it is now, since it may have gone on. */
export interface Notice {
  /** The same for every attempt, so that the other side can tell a repetition. */
  readonly id: string;
  readonly occasion: Occasion;
  /** When it happened, milliseconds since 1970. */
  readonly at: number;
  readonly shop: string;
  readonly conversation: string;
  readonly reference: string | undefined;
  readonly subject: string;
  readonly person: Person;
  readonly details: readonly { readonly label: string; readonly value: string }[];
  readonly context: Context;
  readonly messages: readonly Extract<ChatEvent, { type: 'message' }>[];
  readonly callback: BookedCallback | undefined;
  /** IANA zone and address for people who read it. */
  readonly timeZone: string;
  readonly desk: string | undefined;
}

/** More of a chat is read at the desk. */
const messagesTold = 50;

/** Reads what is to be told: a notice, or when to look again, or that there is nothing to tell any more. */
export async function readNotice({ store, config, clock }: Pick<Backend, 'store' | 'config' | 'clock'>, row: HandoverRow): Promise<Notice | number | undefined> {
  const { rows } = store;
  const conversation = await rows.conversations.byId(row.conversation);
  if (!conversation) return undefined;
  const occasion = row.occasion as Occasion;
  const events = await rows.events.last(conversation.id, messagesTold);
  if (occasion === 'chat.missed') {
    const unanswered = firstUnanswered(events);
    if (!unanswered) return undefined;
    // Somebody answered meanwhile, and the visitor has gone on: that is waited for anew.
    const due = unanswered.at + config.handover.missedChatMinutes * 60_000;
    if (due > clock.now()) return due;
  }
  const call = conversation.channel === 'callback' ? await rows.callbacks.byConversation(conversation.id) : undefined;
  return {
    id: row.id,
    occasion,
    at: row.created_at,
    shop: config.name,
    conversation: conversation.id,
    reference: conversation.reference ?? undefined,
    subject: conversation.subject,
    person: JSON.parse(conversation.person) as Person,
    details: JSON.parse(conversation.details) as Notice['details'],
    context: JSON.parse(conversation.context) as Context,
    messages: events.map(eventOf).filter((event) => event.type === 'message'),
    callback: call && bookedCallback(call, conversation.reference),
    timeZone: config.timeZone,
    desk: config.publicUrl === undefined ? undefined : `${config.publicUrl}/desk/`,
  };
}

/** What the visitor has said since anybody of the shop last did anything about it. */
function firstUnanswered(events: readonly EventRow[]): EventRow | undefined {
  const after = events.findLastIndex(({ side }) => side === 'agent');
  return events.slice(after + 1).find(({ side, type }) => side === 'visitor' && type === 'message');
}
