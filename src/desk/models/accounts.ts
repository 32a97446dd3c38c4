import { signal, type ReadonlySignal } from '@preact/signals-core';
import { toDeskbellError, type DeskbellError } from '../../core/error.ts';
import type { AgentAccount } from '../../protocol/index.ts';
import type { FieldProblems } from '../../protocol/field.ts';
import type { Api } from '../api.ts';

/** A password the server has made. It tells it once, and so does the desk. */
export interface ToldPassword {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** What an admin says of somebody new. */
export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly role: AgentAccount['role'];
}

export type AccountsState = { readonly is: 'loading' } | { readonly is: 'ready' } | { readonly is: 'failed'; readonly error: DeskbellError };

/** Who may sign in at the desk, for admins to say. */
export interface Accounts {
  readonly state: ReadonlySignal<AccountsState>;
  readonly all: ReadonlySignal<readonly AgentAccount[]>;
  /** The id of whom something is being done for; `new` for who is being added. */
  readonly busy: ReadonlySignal<string | undefined>;
  /** Why the last wish was not granted. */
  readonly error: ReadonlySignal<DeskbellError | undefined>;
  readonly problems: ReadonlySignal<FieldProblems>;
  readonly told: ReadonlySignal<ToldPassword | undefined>;
  load(): Promise<void>;
  /** Whether it was done. */
  add(account: NewAccount): Promise<boolean>;
  /** Ends their sessions too, and with nothing to change that alone. */
  change(account: AgentAccount, change: Partial<Pick<AgentAccount, 'name' | 'role' | 'disabled'>>): Promise<boolean>;
  renewPassword(account: AgentAccount): Promise<boolean>;
  /** It was passed on: nothing stays on the screen. */
  forget(): void;
  clear(): void;
}

export function createAccounts(api: Pick<Api, 'accounts' | 'addAccount' | 'changeAccount' | 'renewPassword'>): Accounts {
  const state = signal<AccountsState>({ is: 'loading' });
  const all = signal<readonly AgentAccount[]>([]);
  const busy = signal<string | undefined>(undefined);
  const error = signal<DeskbellError | undefined>(undefined);
  const problems = signal<FieldProblems>({});
  const told = signal<ToldPassword | undefined>(undefined);

  async function load(): Promise<void> {
    try {
      all.value = await api.accounts();
      state.value = { is: 'ready' };
    } catch (thrown) {
      state.value = { is: 'failed', error: toDeskbellError(thrown) };
    }
  }

  async function attempt(id: string, work: () => Promise<void>): Promise<boolean> {
    if (busy.value !== undefined) return false;
    busy.value = id;
    error.value = undefined;
    problems.value = {};
    try {
      await work();
      await load();
      return true;
    } catch (thrown) {
      error.value = toDeskbellError(thrown);
      problems.value = error.value.fields ?? {};
      return false;
    } finally {
      busy.value = undefined;
    }
  }

  return {
    state,
    all,
    busy,
    error,
    problems,
    told,
    load,
    add: (account) =>
      attempt('new', async () => {
        const { agent, password } = await api.addAccount(account);
        told.value = { name: agent.name, login: agent.login, password };
      }),
    change: ({ id }, change) => attempt(id, () => api.changeAccount(id, change)),
    renewPassword: ({ id, name, login }) =>
      attempt(id, async () => {
        told.value = { name, login, password: await api.renewPassword(id) };
      }),
    forget: () => void (told.value = undefined),
    clear() {
      told.value = undefined;
      all.value = [];
      error.value = undefined;
      problems.value = {};
      state.value = { is: 'loading' };
    },
  };
}
