import { statSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile } from '../../src/server/store/libsql.ts';
import { limits } from '../../src/protocol/index.ts';
import { password } from '../server/shop.ts';
import { serveCommand } from '../server/process.ts';
import { createMember, seedVisitors } from './crowd.ts';

/** What a server that is only ever written to comes to. */
export interface BulkFigures {
  readonly messages: number;
  /** What was said, in megabytes; the database writes some of it twice. */
  readonly megabytes: number;
  /** The most the write-ahead log grew to. */
  readonly mostLogMb: number;
  /** From the start after a kill until it answers. */
  readonly startMs: number;
  /** Messages acknowledged and not there afterwards. */
  readonly lost: number;
}

const writers = 40;

/** Writes so many megabytes without a pause, kills the server on the way and starts it again, on the embedded store. */
export async function writeMuch({ script, config, dataFolder, megabytes }: { script: string; config: string; dataFolder: string; megabytes: number }): Promise<BulkFigures> {
  const tokens = await seedVisitors({ dataFolder }, writers);
  const start = () => serveCommand(script, ['--data', dataFolder, '--config', config], { DESKBELL_PASSWORD: password });
  let server = await start();
  const members = tokens.map((token) => createMember(() => server.url, token));
  // Three bytes a letter, each message another one.
  const words = (index: number) => `${index} ${'語'.repeat(limits.messageLength - 12)}`;
  const bytesEach = 3 * (limits.messageLength - 12);
  const wanted = (megabytes * 1e6) / bytesEach;
  let messages = 0;
  let mostLogMb = 0;
  const log = join(dataFolder, `${databaseFile}-wal`);
  const looking = setInterval(() => (mostLogMb = Math.max(mostLogMb, statSync(log).size / 1e6)), 100);
  try {
    await Promise.all(
      members.map(async (member) => {
        await member.open();
        for (; messages < wanted; messages += 1) await member.say(words(messages));
      }),
    );
    const acknowledged = members.map(({ head }) => head);
    // Killed while it is being written to, so that it has something to recover.
    const last = members.map((member) => member.say(words(0)).catch(() => {}));
    await server.kill('SIGKILL');
    await Promise.all(last);
    const began = performance.now();
    server = await start();
    const startMs = performance.now() - began;
    let lost = 0;
    for (const [index, member] of members.entries()) {
      await member.open();
      lost += Math.max(0, acknowledged[index]! - member.head);
    }
    return { messages, megabytes: (messages * bytesEach) / 1e6, mostLogMb, startMs, lost };
  } finally {
    clearInterval(looking);
    for (const member of members) member.close();
    await server.kill('SIGKILL');
  }
}
