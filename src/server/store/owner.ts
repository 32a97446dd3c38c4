import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { StartError } from '../start-error.ts';

/**
 * Makes this process the only owner of a data folder; the answer gives it back. Two servers on one folder would both
 * believe to be alone and never tell each other's lines what was said.
 *
 * The lock is the operating system's, held through a small database file: it ends with its process, however that ends,
 * and unlike a number in a file it cannot be confused by another process that was given the same number, as happens to
 * the first process of every container. The number is written beside it for people to read.
 */
export function takeFolder(folder: string): () => void {
  const note = join(folder, 'owner.pid');
  const lock = new Libsql(join(folder, 'owner.lock'));
  try {
    lock.exec('pragma busy_timeout = 0');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    throw new StartError(
      'owned',
      `The data folder "${folder}" is in use by the server with process id ${readPid(note)}. Stop it first, or choose another folder.`,
    );
  }
  writeFileSync(note, `${process.pid}\n`);
  return () => {
    rmSync(note, { force: true });
    lock.close();
  };
}

function readPid(note: string): string {
  try {
    return readFileSync(note, 'utf8').trim() || 'unknown';
  } catch {
    return 'unknown';
  }
}
