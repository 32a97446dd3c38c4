import type { Schema } from '../store/schema.ts';

/**
 * Every table in the order in which rows can be put in, with the columns that number its rows. Sessions are not kept in
 * backups: after a restore agents sign in again.
 */
export const tables = {
  meta: ['key'],
  visitors: ['id'],
  tokens: ['hash'],
  proofs: ['hash'],
  conversations: ['id'],
  events: ['conversation', 'seq'],
  answers: ['author', 'id'],
  callbacks: ['conversation'],
  slots: ['start'],
  agents: ['id'],
  sessions: ['hash'],
  faq_votes: ['command'],
  faq_misses: ['command'],
  faq_lessons: ['command'],
  faq_reads: ['locale', 'article', 'day'],
  faq_popularity: ['locale', 'article'],
  faq_articles: ['id'],
  faq_versions: ['article', 'number'],
  erased_devices: ['device'],
  handovers: ['id'],
  notes: ['id'],
  assignments: ['conversation'],
  attachments: ['id'],
  attachment_parts: ['attachment', 'number'],
} as const satisfies { readonly [Table in keyof Schema]: readonly (keyof Schema[Table])[] };

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as TableName[];
/** Rows of a quarter of a megabyte are not gathered by the hundred. */
export const together = (table: TableName, usual: number): number => (table === 'attachment_parts' ? 8 : usual);
/** Tables that are backed up. */
export const keptTables = tableNames.filter((name) => name !== 'sessions');

export function isKeptTable(name: unknown): name is TableName {
  return keptTables.some((kept) => kept === name);
}
