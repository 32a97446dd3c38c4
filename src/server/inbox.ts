import type { BookedCallback, ConversationView, Context, InboxItem, InboxSection, InboxView, Person } from '../protocol/index.ts';
import type { Backend } from './backend.ts';
import { eventOf } from './dispatch/journal.ts';
import { noteOf } from './dispatch/team.ts';
import { bookedCallback } from './offer.ts';
import type { ConversationRow, Section, Status } from './store/index.ts';

const openShown = 500;
const doneShown = 100;
const eventsShown = 1_000;
const earlierShown = 20;
const foundShown = 50;
const wordsSearched = 6;
/** Beyond so many "at least" is said: nobody works through them one by one, and counting on would hold up everybody. */
const counted = 10_000;

type Sources = Pick<Backend, 'store' | 'presence'>;

/** The list agents work from. Where there is more than it holds it says so, and how much nobody has read. */
export async function readInbox(sources: Sources): Promise<InboxView> {
  const rows = await sources.store.rows.conversations.inbox(openShown, doneShown);
  const isCut = (status: Status, shown: number) => rows.filter((row) => row.status === status).length === shown;
  const cut = [...(isCut('open', openShown) ? (['open', 'later'] as const) : []), ...(isCut('done', doneShown) ? (['done'] as const) : [])];
  return {
    items: await itemsOf(sources, rows),
    ...(cut.length > 0 && { cut, unread: await sources.store.rows.inbox.countUnread(counted) }),
  };
}

/** The first of a section of the list as it is ordered, and how much there is in it. */
export async function readSection(sources: Sources, { limit, order, ...section }: Section & { order: 'newest' | 'longest'; limit: number }): Promise<InboxSection> {
  const { inbox } = sources.store.rows;
  const rows = limit > 0 ? await inbox.first(section, { order, limit }) : [];
  const tallies = await inbox.count({ ...section, channel: 'all' }, counted);
  const counts = { contact: { all: 0, unread: 0 }, chat: { all: 0, unread: 0 }, callback: { all: 0, unread: 0 } };
  for (const { channel, unread, count } of tallies) {
    counts[channel].all += count;
    if (unread) counts[channel].unread += count;
  }
  const isLeast = tallies.reduce((sum, { count }) => sum + count, 0) >= counted;
  return { items: await itemsOf(sources, rows), counts, isLeast, unread: await inbox.countUnread(counted) };
}

/** Rows of the whole history in which all of these words stand. */
export async function searchInbox(sources: Sources, words: string): Promise<InboxItem[]> {
  const wanted = [...new Set(words.toLowerCase().split(/\s+/).filter(Boolean))].slice(0, wordsSearched);
  if (wanted.length === 0) return [];
  return itemsOf(sources, await sources.store.rows.conversations.containing(wanted, foundShown));
}

/** One row of the list. */
export async function readItem(sources: Sources, conversation: string): Promise<InboxItem | undefined> {
  const row = await sources.store.rows.conversations.byId(conversation);
  return row && (await itemsOf(sources, [row]))[0];
}

/** The rows of one visitor, newest first. */
export async function readItemsOf(sources: Sources, visitor: string): Promise<InboxItem[]> {
  return itemsOf(sources, await sources.store.rows.conversations.ofVisitor(visitor, earlierShown + 1));
}

/** Everything an agent sees of a conversation. */
export async function readConversation(sources: Sources & Pick<Backend, 'config'>, id: string): Promise<ConversationView | undefined> {
  const { store } = sources;
  const { attachments } = sources.config.chat;
  const row = await store.rows.conversations.byId(id);
  if (!row) return undefined;
  const [item] = await itemsOf(sources, [row]);
  if (!item) return undefined;
  const events = await store.rows.events.last(id, eventsShown);
  const all = await readItemsOf(sources, row.visitor);
  return {
    item,
    epoch: store.epoch,
    events: events.map(eventOf),
    visitorRead: row.visitor_read,
    context: JSON.parse(row.context) as Context,
    details: JSON.parse(row.details) as ConversationView['details'],
    earlier: all.filter((other) => other.conversation !== id).slice(0, earlierShown),
    notes: (await store.rows.team.notesOf(id)).map(noteOf),
    ...(attachments && row.channel === 'chat' && { attachments: { maxBytes: attachments.maxBytes, types: attachments.types } }),
  };
}

async function itemsOf({ store, presence }: Sources, rows: readonly ConversationRow[]): Promise<InboxItem[]> {
  const calls = await store.rows.callbacks.ofConversations(rows.filter((row) => row.channel === 'callback').map((row) => row.id));
  const callOf = new Map(calls.map((call) => [call.conversation, call]));
  const ids = rows.map(({ id }) => id);
  const [assignees, notes] = await Promise.all([store.rows.team.assigneesOf(ids), store.rows.team.noteCounts(ids)]);
  return rows.map((row) => {
    const call = callOf.get(row.id);
    const assignee = assignees.get(row.id);
    return {
      ...itemOf(row, { presence, ...(call && { callback: bookedCallback(call, row.reference) }) }),
      ...(assignee && { assignee }),
      notes: notes.get(row.id) ?? 0,
    };
  });
}

function itemOf(row: ConversationRow, { presence, callback }: Pick<Sources, 'presence'> & { callback?: BookedCallback }): InboxItem {
  const page = presence.pageOf(row.visitor);
  return {
    conversation: row.id,
    channel: row.channel,
    status: row.status,
    unread: row.unread === 1,
    person: JSON.parse(row.person) as Person,
    subject: row.subject,
    excerpt: row.excerpt,
    ...(row.reference !== null && { reference: row.reference }),
    at: row.at,
    head: row.head,
    revision: row.revision,
    ...(callback && { callback }),
    ...(row.waiting_since !== null && { waitingSince: row.waiting_since }),
    ...(row.later_until !== null && { laterUntil: row.later_until }),
    online: presence.isOnline(row.visitor),
    ...(page && { page }),
  };
}
