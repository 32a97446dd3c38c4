import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Platform, Undo } from './platform.ts';

/**
 * Half-typed text of every channel, so that a reload, a crash or another page of the shop costs nothing. Stored from
 * the first key on, while typing, and once more synchronously when the page goes.
 */
export interface HalfTyped<Fields extends object> {
  /** What was typed so far; empty until the store has answered. */
  readonly fields: ReadonlySignal<Readonly<Partial<Fields>>>;
  /** Resolves when what was kept has been read. */
  readonly ready: Promise<void>;
  type(fields: Partial<Fields>): void;
  /** It has been sent; forget it. */
  clear(): void;
  dispose(): void;
}

/** What {@link createHalfTyped} needs to know. */
export interface HalfTypedOptions {
  readonly platform: Platform;
  /** Where it is kept; one for each form of each person. */
  readonly key: string;
}

/** How long typing may run ahead of the store. */
const writeAfterMs = 300;

/** `at` orders copies. It never falls, even if the clock does. */
interface Kept {
  readonly at: number;
  readonly fields: object;
}

/** Restores what was typed into one form, and goes on keeping it. */
export function createHalfTyped<Fields extends object>({ platform, key }: HalfTypedOptions): HalfTyped<Fields> {
  const { store } = platform;
  const none = {} as Readonly<Partial<Fields>>;
  const fields = signal(none);
  let at = 0;
  let savedAt = 0;
  let cleared = false;
  let waiting: Undo | undefined;

  const kept = (): Kept => ({ at, fields: fields.peek() });

  async function save(): Promise<void> {
    waiting = undefined;
    const saving = at;
    await store.write(key, kept());
    // Only now it is safe: a write that is under way when the page dies is lost half of the time.
    savedAt = Math.max(savedAt, saving);
  }

  async function restore(): Promise<void> {
    const stored = await store.read<unknown>(key);
    const copies = [readKept(stored), readKept(parse(store.last.read(key)))].filter((copy) => copy !== undefined);
    const newest = copies.sort((a, b) => b.at - a.at)[0];
    if (cleared || newest === undefined) return;
    // Whoever typed before the store had answered meant it.
    fields.value = { ...(newest.fields as Partial<Fields>), ...fields.peek() };
    at = Math.max(at, newest.at + 1);
  }

  function hurry(): void {
    waiting?.();
    if (waiting) void save();
  }

  const unhide = platform.onHide(() => {
    if (at > savedAt) store.last.write(key, JSON.stringify(kept()));
    // A page may be frozen now; when it thaws, all this may have been forgotten in another tab, and must not be written after.
    hurry();
  });

  return {
    fields,
    ready: restore(),
    type(typed) {
      cleared = false;
      fields.value = { ...fields.peek(), ...typed };
      at = Math.max(at + 1, platform.now());
      waiting ??= platform.after(writeAfterMs, () => void save());
    },
    clear() {
      cleared = true;
      waiting?.();
      waiting = undefined;
      fields.value = none;
      savedAt = at;
      store.last.write(key, undefined);
      void store.remove(key);
    },
    dispose() {
      unhide();
      hurry();
    },
  };
}

function readKept(value: unknown): Kept | undefined {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('fields' in value)) return undefined;
  const { at, fields } = value;
  return typeof at === 'number' && typeof fields === 'object' && fields !== null ? { at, fields } : undefined;
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
