import type { Queries } from '../database.ts';
import { createAgentRows } from './agents.ts';
import { createAnswerRows } from './answers.ts';
import { createAttachmentRows } from './attachments.ts';
import { createCallbackRows } from './callbacks.ts';
import { createConversationRows } from './conversations.ts';
import { createEventRows } from './events.ts';
import { createArticleRows } from './articles.ts';
import { createFaqRows } from './faq.ts';
import { createHandoverRows } from './handovers.ts';
import { createInboxRows } from './inbox.ts';
import { createMetaRows } from './meta.ts';
import { createOldRows } from './old.ts';
import { createPeopleRows } from './people.ts';
import { createReportRows } from './reports.ts';
import { createTeamRows } from './team.ts';
import { createVisitorRows } from './visitors.ts';

export type { AgentRow } from './agents.ts';
export type { AnswerRow } from './answers.ts';
export type { AttachmentRow } from './attachments.ts';
export type { ArticleRow, VersionRow } from './articles.ts';
export type { CallbackRow } from './callbacks.ts';
export type { ChatHead, ConversationPatch, ConversationRow, ConversationState } from './conversations.ts';
export type { EventRow } from './events.ts';
export type { Section, Tally } from './inbox.ts';
export type { HandoverRow } from './handovers.ts';
export type { Erasure } from './people.ts';
export type { NoteRow } from './team.ts';
export type { VisitorRow } from './visitors.ts';

/** Everything that can be asked of the database, by noun. What is not here is not asked. */
export function createRows(db: Queries, locksRows: boolean) {
  return {
    meta: createMetaRows(db),
    visitors: createVisitorRows(db, locksRows),
    conversations: createConversationRows(db, locksRows),
    events: createEventRows(db),
    answers: createAnswerRows(db),
    attachments: createAttachmentRows(db),
    callbacks: createCallbackRows(db, locksRows),
    agents: createAgentRows(db, locksRows),
    inbox: createInboxRows(db),
    faq: createFaqRows(db),
    handovers: createHandoverRows(db, locksRows),
    articles: createArticleRows(db, locksRows),
    people: createPeopleRows(db),
    old: createOldRows(db, locksRows),
    reports: createReportRows(db),
    team: createTeamRows(db),
  };
}

/** See {@link createRows}. A simulator may bring its own. */
export type Rows = ReturnType<typeof createRows>;
