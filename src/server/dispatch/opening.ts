import type { Context, Person } from '../../protocol/index.ts';
import { createId } from '../random.ts';
import { createReferenceNumber } from '../reference-number.ts';
import type { Channel, ConversationRow } from '../store/index.ts';
import type { Turn } from './handler.ts';
import { cut } from './journal.ts';

const subjectLength = 100;

/** What a new conversation starts with. */
export interface Opening {
  readonly visitor: string;
  readonly channel: Channel;
  readonly subject: string;
  readonly person: Person;
  readonly context: Context;
  readonly details?: readonly { readonly label: string; readonly value: string }[];
  /** Whether it gets a number the visitor can quote. */
  readonly quotable: boolean;
}

/** Makes an empty conversation that an agent has yet to look at. */
export async function openConversation({ backend, rows, now }: Turn, opening: Opening): Promise<ConversationRow> {
  const row: ConversationRow = {
    id: createId(backend.random),
    visitor: opening.visitor,
    channel: opening.channel,
    status: 'open',
    reference: opening.quotable ? await freeReference(backend, rows) : null,
    subject: cut(opening.subject, subjectLength),
    excerpt: '',
    person: JSON.stringify(opening.person),
    context: JSON.stringify(opening.context),
    details: JSON.stringify(opening.details ?? []),
    head: 0,
    said: 0,
    agent_read: 0,
    visitor_read: 0,
    unread: 1,
    created_at: now,
    at: now,
    waiting_since: null,
    later_until: null,
    changed_at: now,
    revision: 0,
  };
  await rows.conversations.insert(row);
  return row;
}

/** What the shop has proven of a visitor, to stand beside what they say of themselves. */
export function provenOf(visitor: { person: string }): Pick<Person, 'verified'> {
  const { verified } = JSON.parse(visitor.person) as Person;
  return verified === undefined ? {} : { verified };
}

/** Remembers what a visitor said of themselves, so that their chat has a name as well. */
export async function rememberPerson(
  { rows, visitor, now }: Pick<Turn, 'rows' | 'now'> & { visitor: { id: string; person: string } },
  said: Person,
): Promise<void> {
  const person = JSON.stringify({ ...(JSON.parse(visitor.person) as Person), ...said });
  await rows.visitors.setPerson(visitor.id, person);
  const chat = await rows.conversations.lockChatOf(visitor.id);
  if (chat) await rows.conversations.update(chat.id, { person, changed_at: now });
}

async function freeReference(backend: Turn['backend'], rows: Turn['rows']): Promise<string> {
  for (;;) {
    const reference = createReferenceNumber(backend.random);
    if (!(await rows.conversations.hasReference(reference))) return reference;
  }
}
