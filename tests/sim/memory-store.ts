import type { AnswerRow, Rows, Store } from '../../src/server/store/index.ts';
import type { Chance } from './chance.ts';
import { createMemoryRows } from './memory-rows.ts';
import type { Disk } from './disk.ts';
import type { Owner, Schedule } from './schedule.ts';
import { copyTables } from './tables.ts';

/** What may go wrong with a store, as its process sees it. */
export interface StoreTrouble {
  /** Asked before every statement outside a transaction, and once for each transaction; what it answers is thrown. */
  failure(): Error | undefined;
  /** Asked when a transaction is about to be written: the process dies just before, or just after. */
  crash(): 'before' | 'after' | undefined;
  kill(): void;
}

/** What {@link createMemoryStore} needs. */
export interface MemoryStoreOptions {
  readonly disk: Disk;
  readonly owner: Owner;
  readonly schedule: Pick<Schedule, 'after'>;
  readonly chance: Chance;
  readonly trouble: StoreTrouble;
}

/** One process's store over a disk. Sometimes it answers at once, sometimes a few milliseconds later. */
export function createMemoryStore({ disk, owner, schedule, chance, trouble }: MemoryStoreOptions): Store {
  const { rules } = disk;
  const remembered = new Map<string, AnswerRow>();
  const pause = (ms: number) => new Promise<void>((done) => void schedule.after(ms, owner, done));

  async function transaction<Result>(work: (rows: Rows) => Promise<Result>): Promise<Result> {
    await disk.take(owner);
    let isLate = false;
    try {
      const failure = trouble.failure();
      if (failure) throw failure;
      const mine = rules.atomic ? copyTables(disk.tables) : disk.tables;
      const rows = createMemoryRows(() => mine, rules, remembered);
      const result = await work(rules.atomic ? rows : asking(rows, () => pause(chance.below(3))));
      const written = commit().finally(() => disk.release());
      isLate = true;
      if (rules.confirms === 'when written') await written;
      return result;

      async function commit(): Promise<void> {
        await pause(chance.below(12));
        const crash = trouble.crash();
        if (crash === 'before') trouble.kill();
        if (owner.dead) return forever();
        disk.write(mine);
        if (crash !== 'after') return;
        trouble.kill();
        return forever();
      }
    } finally {
      if (!isLate) disk.release();
    }
  }

  return {
    epoch: disk.tables.meta.get('epoch') ?? '',
    sync: 'memory',
    rows: asking(createMemoryRows(() => disk.tables, rules, remembered), async () => {
      if (chance.oneIn(3)) await pause(chance.below(6));
      if (owner.dead) return forever();
      const failure = trouble.failure();
      if (failure) throw failure;
    }),
    transaction,
    ping: async () => {},
    close: async () => {},
  };
}

/** The dead get no answer. A promise for each, since one for all would remember everybody who waits. */
function forever(): Promise<never> {
  return new Promise(() => {});
}

/** Does something before every question. */
function asking(rows: Rows, first: () => Promise<void>): Rows {
  const nouns = Object.entries(rows).map(([noun, verbs]: [string, object]) => {
    const asked = Object.entries(verbs).map(([verb, ask]: [string, (...about: unknown[]) => Promise<unknown>]) => {
      const question = async (...about: unknown[]) => {
        await first();
        return ask(...about);
      };
      return [verb, question] as const;
    });
    return [noun, Object.fromEntries(asked)] as const;
  });
  return Object.fromEntries(nouns) as unknown as Rows;
}
