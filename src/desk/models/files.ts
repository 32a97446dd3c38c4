import { signal, type ReadonlySignal } from '@preact/signals-core';
import { DeskbellError, toDeskbellError } from '../../core/error.ts';
import type { AttachmentRules, ChatEvent } from '../../protocol/index.ts';
import type { Api } from '../api.ts';
import type { World } from '../world.ts';

/** A file on its way to the visitor. It is in this tab only: who leaves the page meanwhile is asked first. */
export interface SentFile {
  readonly id: string;
  readonly file: File;
  /** `part`: how much has left, 0 to 1. */
  readonly state: { readonly is: 'sending'; readonly part: number } | { readonly is: 'failed'; readonly error: DeskbellError };
}

/** Files an agent sends. */
export interface Files {
  /** What may be sent; nothing where the shop takes no files. */
  readonly rules: ReadonlySignal<AttachmentRules | undefined>;
  /** Oldest first. */
  readonly pending: ReadonlySignal<readonly SentFile[]>;
  /** Sends them at once; what the shop does not take is refused here. */
  send(files: readonly File[]): void;
  /** Tries one that failed again, under the id it had. */
  retry(id: string): void;
  /** The connection is back: what failed for want of it goes out. */
  resume(): void;
  discard(id: string): void;
  /** The server's word about what may be sent. */
  learn(rules: AttachmentRules | undefined): void;
  /** These are in the log. */
  settle(events: readonly ChatEvent[]): void;
}

/** What {@link createFiles} needs. */
export interface FilesOptions {
  readonly id: string;
  readonly world: Pick<World, 'newId'>;
  readonly api: Pick<Api, 'upload' | 'command'>;
  /** The line usually shows it a moment sooner or later; without a line it is read. */
  onSent(seq: number): void;
}

/** Files of one conversation, each on a way of its own. */
export function createFiles({ id: conversation, world, api, onSent }: FilesOptions): Files {
  const rules = signal<AttachmentRules | undefined>(undefined);
  const pending = signal<readonly SentFile[]>([]);
  const drop = (id: string) => (pending.value = pending.peek().filter((one) => one.id !== id));
  const mark = (id: string, state: SentFile['state']) => (pending.value = pending.peek().map((one) => (one.id === id ? { ...one, state } : one)));

  async function sendOne(id: string, file: File): Promise<void> {
    mark(id, { is: 'sending', part: 0 });
    try {
      refuse(file);
      const attachment = await api.upload(file, id, (part) => mark(id, { is: 'sending', part }));
      const { seq } = await api.command('desk.attach', { conversation, attachment: attachment.id }, id);
      drop(id);
      onSent(seq);
    } catch (thrown) {
      mark(id, { is: 'failed', error: toDeskbellError(thrown) });
    }
  }

  /** Before megabytes have travelled in vain. A browser that knows no type leaves it to the server. */
  function refuse(file: File): void {
    const { maxBytes, types } = rules.peek()!;
    if (file.size > maxBytes) throw new DeskbellError('refused', { fields: { size: 'too-long' } });
    if (file.type && !types.some((type) => type === file.type)) throw new DeskbellError('refused', { fields: { type: 'invalid' } });
  }

  return {
    rules,
    pending,
    send(files) {
      if (!rules.peek()) return;
      const fresh = files.map((file): SentFile => ({ id: world.newId(), file, state: { is: 'sending', part: 0 } }));
      pending.value = [...pending.peek(), ...fresh];
      for (const { id, file } of fresh) void sendOne(id, file);
    },
    retry(id) {
      const one = pending.peek().find((each) => each.id === id);
      if (one?.state.is === 'failed') void sendOne(id, one.file);
    },
    resume() {
      for (const { id, file, state } of pending.peek()) if (state.is === 'failed' && isForWantOfConnection(state.error)) void sendOne(id, file);
    },
    discard: (id) => void drop(id),
    learn: (next) => void (rules.value = next),
    settle(events) {
      const said = new Set(events.map((event) => (event.type === 'message' ? event.commandId : undefined)));
      if (pending.peek().some(({ id }) => said.has(id))) pending.value = pending.peek().filter(({ id }) => !said.has(id));
    },
  };
}

/** Whether it goes out by itself later. */
export function isForWantOfConnection({ kind }: DeskbellError): boolean {
  return kind === 'offline' || kind === 'unavailable';
}

/** Whether it is still to arrive. What the shop does not take never will. */
export function isOnItsWay({ state }: SentFile): boolean {
  return state.is === 'sending' || state.error.kind !== 'refused';
}
