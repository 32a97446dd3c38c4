import type { Rules } from './memory-rows.ts';
import type { Owner } from './schedule.ts';
import { createTables, type Tables } from './tables.ts';

/** How a server's disk keeps its promises; a deliberately broken variant breaks one. */
export interface DiskRules extends Rules {
  /** Whether a transaction is all or nothing. */
  readonly atomic: boolean;
  /** When a commit is confirmed. */
  readonly confirms: 'when written' | 'before it is written';
  /** Whether what is written survives a crash at once, or only a moment later. */
  readonly syncs: boolean;
}

export const honestRules: DiskRules = { unique: 'for ever', atomic: true, confirms: 'when written', syncs: true };

/** The disk of the server: it outlives the processes that use it. */
export interface Disk {
  readonly tables: Tables;
  readonly rules: DiskRules;
  /** One transaction at a time; waits for its turn. */
  take(owner: Owner): Promise<void>;
  release(): void;
  write(tables: Tables): void;
  /** A backup takes the place of all there is. */
  restore(tables: Tables): void;
  /** A process has died: the turn it had, or waited for, is given on. */
  forget(owner: Owner): void;
}

/** What {@link createDisk} needs. */
export interface DiskOptions {
  readonly rules: DiskRules;
  /** Runs a moment later. */
  later(call: () => void): void;
  /** Sees what is there now. */
  onWrite(now: Tables): void;
}

/** Makes an empty disk. */
export function createDisk({ rules, later, onWrite }: DiskOptions): Disk {
  let tables = createTables();
  /** What a power cut leaves. */
  let synced = tables;
  let holder: Owner | undefined;
  let waiting: readonly { readonly owner: Owner; go(): void }[] = [];

  function release(): void {
    const [next, ...others] = waiting;
    waiting = others;
    holder = next?.owner;
    next?.go();
  }

  function become(next: Tables): void {
    tables = next;
    onWrite(next);
  }

  return {
    get tables() {
      return tables;
    },
    rules,
    async take(owner) {
      if (holder) return new Promise((go) => void (waiting = [...waiting, { owner, go }]));
      holder = owner;
    },
    release,
    write(next) {
      become(next);
      if (rules.syncs) synced = next;
      else later(() => (synced = next));
    },
    restore(next) {
      synced = next;
      become(next);
    },
    forget(owner) {
      waiting = waiting.filter((one) => one.owner !== owner);
      if (holder === owner) release();
      if (synced !== tables) become(synced);
    },
  };
}
