import { join } from 'node:path';
import { createLog, createSystemRandom, openDatabase, restoreBackup, writeBackup } from '../../src/server/index.ts';
import type { Erasure } from '../../src/server/store/index.ts';
import { tempFolder } from './house.ts';

const log = createLog('silent');

/** Where a server keeps its data. */
export interface Place {
  readonly dataFolder: string;
  readonly databaseUrl?: string;
}

/** Writes a backup, beside a server that may be running, as `deskbell backup` does. */
export async function backup(place: Place, file = join(tempFolder(), 'backup.jsonl.gz')): Promise<string> {
  const database = await openDatabase({ ...place, log, claim: 'guest' });
  await writeBackup(database, { file, now: Date.now() });
  await database.close();
  return file;
}

/** Puts a backup where no server is running, as `deskbell restore` does, and says how many rows it had. */
export async function restore(place: Place, file: string, { replace = false, erased = [] as Erasure[] } = {}): Promise<number> {
  const database = await openDatabase({ ...place, log, claim: 'alone' });
  try {
    return await restoreBackup(database, { file, random: createSystemRandom(), replace, erased });
  } finally {
    await database.close();
  }
}
