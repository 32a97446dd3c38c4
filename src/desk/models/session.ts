import { signal, type ReadonlySignal } from '@preact/signals-core';
import { isDeskbellError, toDeskbellError, type DeskbellError } from '../../core/error.ts';
import type { Agent } from '../../protocol/index.ts';
import type { Api } from '../api.ts';

/** Who sits at the desk. */
export type SessionState =
  /** Asking the server. */
  | { readonly is: 'asking' }
  | { readonly is: 'out'; readonly why: 'new' | 'left' | 'expired' | 'changed'; readonly error?: DeskbellError }
  | { readonly is: 'entering' }
  | { readonly is: 'in'; readonly agent: Agent }
  /** The server could not say who we are. */
  | { readonly is: 'unknown'; readonly error: DeskbellError };

/** Signing in and out. The cookie that proves it is out of the page's reach, as it should be. */
export interface Session {
  readonly state: ReadonlySignal<SessionState>;
  /** Asks the server who is signed in. */
  resume(): Promise<void>;
  signIn(name: string, password: string): Promise<void>;
  /** Leaves even when the server cannot be told: the person has turned away from the screen. */
  signOut(): Promise<void>;
  /** Chooses another password; then one signs in with it. Throws why it was refused. */
  changePassword(current: string, next: string): Promise<void>;
  /** The server has said that it does not know us any more. */
  expire(): void;
}

/** Starts with nobody known. */
export function createSession(api: Pick<Api, 'me' | 'signIn' | 'signOut' | 'changePassword'>): Session {
  const state = signal<SessionState>({ is: 'asking' });
  return {
    state,
    async resume() {
      state.value = { is: 'asking' };
      try {
        state.value = { is: 'in', agent: await api.me() };
      } catch (thrown) {
        const error = toDeskbellError(thrown);
        state.value = isDeskbellError(error, 'unauthorized') ? { is: 'out', why: 'new' } : { is: 'unknown', error };
      }
    },
    async signIn(name, password) {
      if (state.value.is === 'entering') return;
      state.value = { is: 'entering' };
      try {
        state.value = { is: 'in', agent: await api.signIn(name, password) };
      } catch (thrown) {
        state.value = { is: 'out', why: 'new', error: toDeskbellError(thrown) };
      }
    },
    async signOut() {
      // The cookie outlives a failed call: then the screen says so instead of pretending.
      try {
        await api.signOut();
        state.value = { is: 'out', why: 'left' };
      } catch (thrown) {
        const error = toDeskbellError(thrown);
        state.value = error.kind === 'unauthorized' ? { is: 'out', why: 'left' } : { is: 'out', why: 'left', error };
      }
    },
    async changePassword(current, next) {
      await api.changePassword(current, next);
      state.value = { is: 'out', why: 'changed' };
    },
    expire() {
      if (state.value.is === 'in') state.value = { is: 'out', why: 'expired' };
    },
  };
}
