import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { StartError } from '../start-error.ts';
import type { Erasure } from '../store/index.ts';

// Before it was needed, no device was noted.
const EntrySchema = v.object({ at: v.number(), visitors: v.array(v.string()), devices: v.optional(v.array(v.string()), []) });

/** The usual place of the journal: beside the database, not in it, since a backup brings its own past. */
export function journalOf(dataFolder: string): string {
  return join(dataFolder, 'erasures.jsonl');
}

/** Notes who is about to be erased, by ids and hashes that mean nothing without the data. On disk when this returns. */
export function noteErasure(file: string, entry: Erasure): void {
  mkdirSync(dirname(file), { recursive: true });
  const journal = openSync(file, 'a', 0o600);
  try {
    // Begins with a new line, so that a line cut short by a crash spoils only itself.
    writeSync(journal, `\n${JSON.stringify(entry)}\n`);
    fsyncSync(journal);
  } finally {
    closeSync(journal);
  }
}

/** Everybody who was ever erased, in that order. A journal that cannot be read is not taken for an empty one. */
export function readErasures(file: string): Erasure[] {
  if (!existsSync(file)) return [];
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartError('folder', `The journal of erasures ${file} cannot be read.`, error);
  }
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = v.safeParse(EntrySchema, JSON.parse(line));
      return parsed.success ? [parsed.output] : [];
    } catch {
      return [];
    }
  });
}
