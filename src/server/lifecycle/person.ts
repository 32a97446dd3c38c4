import type { Attachment, BookedCallback, ChatEvent, Context, ConversationView, Person } from '../../protocol/index.ts';
import { attachmentOf } from '../attachments/receive.ts';
import { eventOf } from '../dispatch/journal.ts';
import type { Channel, Status, Store } from '../store/index.ts';
import { noteErasure } from './erasure-journal.ts';

/** How somebody is named who wants to see or be rid of what is kept of them. */
export type Named = { readonly email: string } | { readonly phone: string } | { readonly identity: string } | { readonly visitor: string };

/** What is kept of one browser of a person, in words a person understands; no hashes, nothing of the agents' own. */
export interface ExportedVisitor {
  readonly visitor: string;
  readonly since: number;
  readonly person: Person;
  readonly conversations: readonly {
    readonly channel: Channel;
    readonly status: Status;
    readonly reference?: string;
    readonly subject: string;
    readonly begunAt: number;
    readonly person: Person;
    readonly context: Context;
    readonly details: ConversationView['details'];
    readonly events: readonly ChatEvent[];
    /** Files that were sent, by either side. */
    readonly attachments?: readonly (Attachment & { readonly base64: string })[];
    readonly callback?: Pick<BookedCallback, 'state'> & { readonly phone: string; readonly slot: number | null };
  }[];
}

/** The visitors who gave an address or number as theirs, whichever channel they gave it in. */
export async function findVisitors(store: Store, named: Named): Promise<string[]> {
  if ('visitor' in named) return (await store.rows.people.byId(named.visitor)) ? [named.visitor] : [];
  const found = new Set<string>();
  for await (const { visitor, person } of store.rows.people.everyName()) {
    if (isNamed(JSON.parse(person) as Person, named)) found.add(visitor);
  }
  return [...found];
}

/** Everything kept of some visitors. */
export async function exportVisitors(store: Store, visitors: readonly string[]): Promise<ExportedVisitor[]> {
  const exported: ExportedVisitor[] = [];
  for (const visitor of visitors) {
    const row = await store.rows.people.byId(visitor);
    if (!row) continue;
    const conversations = await store.rows.conversations.ofVisitor(visitor, Number.MAX_SAFE_INTEGER);
    const calls = await store.rows.callbacks.ofConversations(conversations.map(({ id }) => id));
    exported.push({
      visitor,
      since: row.created_at,
      person: JSON.parse(row.person) as Person,
      conversations: await Promise.all(
        conversations.map(async (each) => {
          const attachments = await filesOf(store, each.id);
          const call = calls.find(({ conversation }) => conversation === each.id);
          return {
            channel: each.channel,
            status: each.status,
            ...(each.reference !== null && { reference: each.reference }),
            subject: each.subject,
            begunAt: each.created_at,
            person: JSON.parse(each.person) as Person,
            context: JSON.parse(each.context) as Context,
            details: JSON.parse(each.details) as ConversationView['details'],
            events: (await store.rows.events.after(each.id, 0, Number.MAX_SAFE_INTEGER)).map(eventOf),
            ...(attachments.length > 0 && { attachments }),
            ...(call && { callback: { state: call.state, phone: call.phone, slot: call.slot } }),
          };
        }),
      ),
    });
  }
  return exported;
}

async function filesOf({ rows: { attachments } }: Store, conversation: string): Promise<(Attachment & { base64: string })[]> {
  const files = await attachments.ofConversation(conversation);
  return Promise.all(
    files.map(async (row) => {
      let base64 = '';
      for (let number = 0, part; (part = await attachments.part(row.id, number)) !== undefined; number += 1) base64 += part;
      return { ...attachmentOf(row), base64 };
    }),
  );
}

/** Erases visitors with all they wrote. Noted first: a crash in between leaves somebody to erase again, never somebody to forget. */
export async function eraseVisitors(
  store: Store,
  { visitors, journal, now }: { visitors: readonly string[]; journal: string; now: number },
): Promise<void> {
  noteErasure(journal, { at: now, visitors, devices: await store.rows.people.devicesOf(visitors) });
  await store.transaction((rows) => rows.people.erase(visitors, now));
}

function isNamed(person: Person, named: Exclude<Named, { visitor: string }>): boolean {
  if ('identity' in named) return person.verified === named.identity;
  if ('email' in named) return person.email?.toLowerCase() === named.email.trim().toLowerCase();
  return person.phone !== undefined && person.phone === named.phone.replace(/[\s().-]/g, '');
}
