import * as v from 'valibot';
import { createKept, type Kept } from '../kept.ts';

/** What a combination keeps of a visitor. */
export interface Noted {
  /** The session of each part. */
  readonly sessions: Readonly<Record<string, string>>;
  /** Which part a command was handed to, by its id; the newest last. */
  readonly handed: Readonly<Record<string, string>>;
  /** How often a part has forgotten the visitor, who is somebody new to it since. */
  readonly forgotten: Readonly<Record<string, number>>;
  /** The part with which the visitor's conversation is. */
  readonly home?: string | undefined;
}

/** Reads and writes it. */
export type Notes = Kept<Noted>;

const texts = v.record(v.string(), v.string());
const NotedSchema = v.object({ sessions: texts, handed: texts, forgotten: v.record(v.string(), v.number()), home: v.optional(v.string()) });

/** So many commands are remembered; more are never under way at once. */
export const handedLength = 40;

/** Opens the notes. */
export const createNotes = (): Notes => createKept<Noted>('combine', NotedSchema, { sessions: {}, handed: {}, forgotten: {} });
