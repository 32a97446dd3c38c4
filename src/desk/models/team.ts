import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import { toDeskbellError, type DeskbellError } from '../../core/error.ts';
import { limits, type Agent, type InboxItem, type Note } from '../../protocol/index.ts';
import type { Api } from '../api.ts';
import type { World } from '../world.ts';
import type { Drafts } from './drafts.ts';
import type { Inbox } from './inbox.ts';

/** What agents arrange among themselves about one conversation: no visitor ever reads it. */
export interface Team {
  /** Oldest first. */
  readonly notes: ReadonlySignal<readonly Note[]>;
  /** What is being written; kept with the other drafts. */
  readonly draft: ReadonlySignal<string>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last wish was not granted. The text of a note is still in the draft then. */
  readonly error: ReadonlySignal<DeskbellError | undefined>;
  type(text: string): void;
  /** Leaves the draft as a note. Nothing and too much stay where they are. */
  leave(): Promise<void>;
  /** Makes it somebody's, or with `undefined` anybody's again. */
  assign(agent: Agent | undefined): Promise<void>;
  /** Takes it off the list until a moment, or with `undefined` puts it back. */
  putOff(until: number | undefined): Promise<void>;
  /** As the server has them. */
  take(notes: readonly Note[]): void;
  dispose(): void;
}

/** What {@link createTeam} needs. */
export interface TeamOptions {
  readonly id: string;
  readonly world: Pick<World, 'newId'>;
  readonly api: Pick<Api, 'command'>;
  readonly inbox: Pick<Inbox, 'find' | 'apply'>;
  readonly drafts: Drafts;
  readonly item: ReadonlySignal<InboxItem | undefined>;
  /** Reads the conversation again. */
  readonly reload: () => void;
}

export function createTeam({ id, world, api, inbox, drafts, item, reload }: TeamOptions): Team {
  const key = `note ${id}`;
  const notes = signal<readonly Note[]>([]);
  const busy = signal(false);
  const error = signal<DeskbellError | undefined>(undefined);
  const draft = computed(() => drafts.all.value.get(key)?.text ?? '');
  let known: number | undefined;

  /** The id of a wish that was not confirmed: trying the same again is a repetition. */
  let wish: { readonly what: string; readonly commandId: string } | undefined;

  /** One wish after the other, in the order they were made. */
  let last = Promise.resolve();
  function grant(what: string, work: (commandId: string) => Promise<void>): Promise<void> {
    last = last.then(() => attempt(what, work));
    return last;
  }

  async function attempt(what: string, work: (commandId: string) => Promise<void>): Promise<void> {
    busy.value = true;
    error.value = undefined;
    wish = wish?.what === what ? wish : { what, commandId: world.newId() };
    try {
      await work(wish.commandId);
      wish = undefined;
    } catch (thrown) {
      error.value = toDeskbellError(thrown);
    } finally {
      busy.value = false;
    }
  }

  const undo = effect(() => {
    const count = item.value?.notes ?? 0;
    // Somebody else has left one.
    if (known !== undefined && count > known) reload();
    if (known !== undefined) known = Math.max(known, count);
  });

  return {
    notes,
    draft,
    busy,
    error,
    type: (text) => drafts.change(key, { text }),
    async leave() {
      const text = draft.value.trim();
      // Pressed twice it is one note.
      if (!text || text.length > limits.messageLength || busy.value) return;
      await grant(`note ${text}`, async (commandId) => {
        const note = await api.command('desk.note', { conversation: id, text }, commandId);
        if (!notes.value.some((one) => one.id === note.id)) notes.value = [...notes.value, note];
        known = notes.value.length;
        if (draft.value.trim() === text) drafts.change(key, { text: '' });
      });
    },
    assign: (agent) =>
      grant(`assign ${agent?.id ?? ''}`, async (commandId) => {
        await api.command('desk.assign', { conversation: id, agent: agent?.id ?? null }, commandId);
        const row = inbox.find(id);
        if (!row) return;
        const { assignee: _, ...rest } = row;
        inbox.apply(agent ? { ...rest, assignee: agent } : rest);
      }),
    putOff: (until) =>
      grant(`later ${until ?? ''}`, async (commandId) => {
        await api.command('desk.later', { conversation: id, until: until ?? null }, commandId);
        const row = inbox.find(id);
        if (!row) return;
        const { laterUntil: _, ...rest } = row;
        inbox.apply(until === undefined ? rest : { ...rest, laterUntil: until });
      }),
    take(next) {
      notes.value = next;
      known = next.length;
    },
    dispose: undo,
  };
}
