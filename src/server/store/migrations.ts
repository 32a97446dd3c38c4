import { sql } from 'kysely';
import type { Queries } from './database.ts';

/** One step from a version of the schema to the next. A step that has been published is never changed. */
export type Migration = (db: Queries) => Promise<void>;

/** All steps in order; the version of a schema is how many of them it has taken. */
export const migrations: readonly Migration[] = [
  async (db) => {
    await db.schema
      .createTable('meta')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('visitors')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('device', 'text', (c) => c.notNull().unique())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('tokens')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('visitor', 'text', (c) => c.notNull().references('visitors.id').onDelete('cascade'))
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('tokens_visitor').on('tokens').columns(['visitor', 'created_at']).execute();

    await db.schema
      .createTable('conversations')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('visitor', 'text', (c) => c.notNull().references('visitors.id').onDelete('cascade'))
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('reference', 'text', (c) => c.unique())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('excerpt', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('context', 'text', (c) => c.notNull())
      .addColumn('details', 'text', (c) => c.notNull())
      .addColumn('head', 'bigint', (c) => c.notNull())
      .addColumn('said', 'bigint', (c) => c.notNull())
      .addColumn('agent_read', 'bigint', (c) => c.notNull())
      .addColumn('visitor_read', 'bigint', (c) => c.notNull())
      .addColumn('unread', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    // A visitor has one chat, however many tabs say the first word at once.
    await db.schema
      .createIndex('one_chat')
      .on('conversations')
      .column('visitor')
      .unique()
      .where(sql<boolean>`channel = 'chat'`)
      .execute();
    await db.schema.createIndex('conversations_visitor').on('conversations').columns(['visitor', 'at']).execute();
    await db.schema.createIndex('conversations_inbox').on('conversations').columns(['status', 'unread', 'at']).execute();

    await db.schema
      .createTable('events')
      .addColumn('conversation', 'text', (c) => c.notNull().references('conversations.id').onDelete('cascade'))
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('side', 'text', (c) => c.notNull())
      .addColumn('author', 'text')
      .addColumn('text', 'text')
      .addColumn('command_id', 'text')
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('events_number', ['conversation', 'seq'])
      .execute();
    await db.schema.createIndex('events_command').on('events').columns(['conversation', 'command_id']).unique().execute();

    await db.schema
      .createTable('answers')
      .addColumn('author', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('digest', 'text', (c) => c.notNull())
      .addColumn('result', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('answers_command', ['author', 'id'])
      .execute();

    await db.schema
      .createTable('callbacks')
      .addColumn('conversation', 'text', (c) => c.primaryKey().references('conversations.id').onDelete('cascade'))
      .addColumn('visitor', 'text', (c) => c.notNull().references('visitors.id').onDelete('cascade'))
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('slot', 'bigint')
      .addColumn('by', 'bigint')
      .addColumn('phone', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('callbacks_visitor').on('callbacks').columns(['visitor', 'state']).execute();
    await db.schema.createIndex('callbacks_slot').on('callbacks').columns(['slot', 'state']).execute();

    await db.schema
      .createTable('slots')
      .addColumn('start', 'bigint', (c) => c.primaryKey())
      .execute();

    await db.schema
      .createTable('agents')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('login', 'text', (c) => c.notNull().unique())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('password', 'text', (c) => c.notNull())
      .addColumn('version', 'bigint', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('sessions')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('agent', 'text', (c) => c.notNull().references('agents.id').onDelete('cascade'))
      .addColumn('version', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('faq_votes')
      .addColumn('command', 'text', (c) => c.primaryKey())
      .addColumn('article', 'text', (c) => c.notNull())
      .addColumn('helpful', 'integer', (c) => c.notNull())
      .addColumn('locale', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('faq_misses')
      .addColumn('command', 'text', (c) => c.primaryKey())
      .addColumn('words', 'text', (c) => c.notNull())
      .addColumn('locale', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
  },

  async (db) => {
    // What changed a moment ago, and what is old enough to go.
    await db.schema.createIndex('conversations_at').on('conversations').column('at').execute();
  },

  async (db) => {
    await db.schema
      .createTable('erased_devices')
      .addColumn('device', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
  },

  async (db) => {
    await db.schema
      .createTable('handovers')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('conversation', 'text', (c) => c.notNull().references('conversations.id').onDelete('cascade'))
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('occasion', 'text', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('due_at', 'bigint', (c) => c.notNull())
      .addColumn('external', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('handovers_due').on('handovers').columns(['state', 'due_at']).execute();
    await db.schema.createIndex('handovers_conversation').on('handovers').column('conversation').execute();
  },

  async (db) => {
    await db.schema
      .createTable('proofs')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('device', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
    // Whoever was there before could do everything.
    await db.schema
      .alterTable('agents')
      .addColumn('role', 'text', (c) => c.notNull().defaultTo('admin'))
      .execute();
    await db.schema
      .alterTable('agents')
      .addColumn('disabled', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  },

  // What the FAQ learns, and what is written at the desk.
  async (db) => {
    await db.schema.alterTable('faq_misses').addColumn('found', 'integer', (c) => c.notNull().defaultTo(0)).execute();
    await db.schema.alterTable('faq_misses').addColumn('answer', 'text').execute();
    await db.schema.createIndex('faq_misses_at').on('faq_misses').column('at').execute();
    await db.schema.createIndex('faq_votes_at').on('faq_votes').column('at').execute();

    await db.schema
      .createTable('faq_lessons')
      .addColumn('command', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('faq_reads')
      .addColumn('locale', 'text', (c) => c.notNull())
      .addColumn('article', 'text', (c) => c.notNull())
      .addColumn('day', 'bigint', (c) => c.notNull())
      .addColumn('reads', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('faq_reads_day', ['locale', 'article', 'day'])
      .execute();
    await db.schema
      .createTable('faq_popularity')
      .addColumn('locale', 'text', (c) => c.notNull())
      .addColumn('article', 'text', (c) => c.notNull())
      .addColumn('score', 'integer', (c) => c.notNull())
      .addColumn('weight', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('faq_popularity_article', ['locale', 'article'])
      .execute();

    await db.schema
      .createTable('faq_articles')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('locale', 'text', (c) => c.notNull())
      .addColumn('live', 'bigint', (c) => c.notNull())
      .addColumn('head', 'bigint', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('faq_versions')
      .addColumn('article', 'text', (c) => c.notNull().references('faq_articles.id').onDelete('cascade'))
      .addColumn('number', 'bigint', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('category', 'text', (c) => c.notNull())
      .addColumn('questions', 'text', (c) => c.notNull())
      .addColumn('author', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('faq_versions_number', ['article', 'number'])
      .execute();
  },

  async (db) => {
    await db.schema
      .createTable('notes')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('conversation', 'text', (c) => c.notNull().references('conversations.id').onDelete('cascade'))
      .addColumn('author', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('notes_conversation').on('notes').columns(['conversation', 'at']).execute();
    await db.schema
      .createTable('assignments')
      .addColumn('conversation', 'text', (c) => c.primaryKey().references('conversations.id').onDelete('cascade'))
      .addColumn('agent', 'text', (c) => c.notNull().references('agents.id').onDelete('cascade'))
      .execute();
  },

  // Files in a chat.
  async (db) => {
    await db.schema.alterTable('events').addColumn('attachment', 'text').execute();
    await db.schema
      .createTable('attachments')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('owner', 'text', (c) => c.notNull())
      .addColumn('command', 'text', (c) => c.notNull())
      .addColumn('visitor', 'text', (c) => c.references('visitors.id').onDelete('cascade'))
      .addColumn('conversation', 'text', (c) => c.references('conversations.id').onDelete('cascade'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('bytes', 'bigint', (c) => c.notNull())
      .addColumn('width', 'integer')
      .addColumn('height', 'integer')
      .addColumn('ready', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('attachments_command').on('attachments').columns(['owner', 'command']).execute();
    await db.schema.createIndex('attachments_conversation').on('attachments').columns(['conversation', 'at']).execute();
    await db.schema.createIndex('attachments_visitor').on('attachments').column('visitor').execute();
    await db.schema
      .createTable('attachment_parts')
      .addColumn('attachment', 'text', (c) => c.notNull().references('attachments.id').onDelete('cascade'))
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('data', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('attachment_parts_number', ['attachment', 'number'])
      .execute();
  },

  // Who has waited for an answer since when, and what is put off until when.
  async (db) => {
    await db.schema.alterTable('conversations').addColumn('waiting_since', 'bigint').execute();
    await db.schema.alterTable('conversations').addColumn('later_until', 'bigint').execute();
    await db.schema
      .createIndex('conversations_later')
      .on('conversations')
      .column('later_until')
      .where(sql<boolean>`later_until is not null`)
      .execute();
    await sql`update conversations set waiting_since = (
      select min(asked.at) from events asked
      where asked.conversation = conversations.id and asked.type = 'message' and asked.side = 'visitor' and asked.seq > coalesce((
        select max(said.seq) from events said where said.conversation = conversations.id and said.type = 'message' and said.side = 'agent'
      ), 0)
    ) where status = 'open' and channel <> 'callback'`.execute(db);
  },

  // What reports count, without reading everything.
  async (db) => {
    await db.schema.createIndex('conversations_standing').on('conversations').columns(['channel', 'status', 'created_at']).execute();
    await db.schema
      .createIndex('events_reopened')
      .on('events')
      .columns(['at', 'conversation'])
      .where(sql<boolean>`type = 'reopened'`)
      .execute();
  },

  // What changed a moment ago, however it changed, for desks at other processes.
  async (db) => {
    await db.schema.alterTable('conversations').addColumn('changed_at', 'bigint', (c) => c.notNull().defaultTo(0)).execute();
    await db.schema.alterTable('conversations').addColumn('revision', 'bigint', (c) => c.notNull().defaultTo(0)).execute();
    await db.schema.createIndex('conversations_changed').on('conversations').column('changed_at').execute();
  },

  // The list as agents work through it: who waits for an answer comes before who has one. And what one of them looks after.
  async (db) => {
    await db.schema.dropIndex('conversations_inbox').execute();
    await sql`create index conversations_need on conversations (status, (case when unread = 1 then 2 when waiting_since is not null then 1 else 0 end), at)`.execute(db);
    await db.schema.createIndex('assignments_agent').on('assignments').column('agent').execute();
  },

  // Visitors of whom nothing is known, by when they came.
  async (db) => {
    await db.schema.createIndex('visitors_silent').on('visitors').column('created_at').where(sql<boolean>`person = '{}'`).execute();
  },
];
