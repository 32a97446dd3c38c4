import { writeFailureOf } from './write-failure.ts';

/** Knows whether a store can keep what it is given, from what became of the last attempts. */
export interface Soundness {
  /** Watches an attempt to write; its answer and its error pass as they are. */
  watch<Result>(attempt: () => Promise<Result>): Promise<Result>;
  /** Settles when the store can be read and, after a failure, written again; fails when it cannot. */
  check(): Promise<void>;
}

/** How a store shows that it is there. */
export interface Probes {
  read(): Promise<void>;
  /** Writes something that reaches the disk. */
  write(): Promise<void>;
}

/**
 * A store whose last write failed for reasons of its own is broken until a write succeeds: reading goes on for long on a
 * full disk, and a health check that only reads would call it well.
 */
export function createSoundness({ read, write }: Probes): Soundness {
  let sound = true;
  let checking: Promise<void> | undefined;

  async function watch<Result>(attempt: () => Promise<Result>): Promise<Result> {
    try {
      const result = await attempt();
      sound = true;
      return result;
    } catch (error) {
      if (writeFailureOf(error) === 'broken') sound = false;
      throw error;
    }
  }

  return {
    watch,
    // One for all who ask at the same time: asking must not be a way to keep the disk busy.
    check: () =>
      (checking ??= (sound ? read() : watch(write)).finally(() => {
        checking = undefined;
      })),
  };
}
