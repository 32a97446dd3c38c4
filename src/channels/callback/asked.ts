import { signal, type ReadonlySignal } from '@preact/signals-core';
import { attempt } from '../../core/attempt.ts';
import type { Call } from '../../core/contract.ts';
import type { ChannelContext } from '../channel.ts';

/** What a backend was asked. What was known stays until there is something newer. */
export type Asked<T> = { readonly is: 'asking' } | { readonly is: 'known'; readonly value: T } | { readonly is: 'failed' };

/** A question that may be asked again and again; the last answer counts. */
export interface Question<T> {
  readonly state: ReadonlySignal<Asked<T>>;
  ask(): void;
}

/** What {@link createQuestion} needs to know. */
export interface QuestionOptions<T> {
  readonly context: Pick<ChannelContext<unknown>, 'platform' | 'call'>;
  put(call: Call): unknown;
  /** Throws at nonsense. */
  read(answer: unknown): T;
}

/** Prepares a question. Nothing is asked yet. */
export function createQuestion<T>({ context, put, read }: QuestionOptions<T>): Question<T> {
  const state = signal<Asked<T>>({ is: 'asking' });
  let latest = 0;

  async function ask() {
    const mine = ++latest;
    if (state.peek().is === 'failed') state.value = { is: 'asking' };
    try {
      const answer = await attempt({ platform: context.platform, work: (stop) => put(context.call(stop)) });
      if (mine === latest) state.value = { is: 'known', value: read(answer) };
    } catch (thrown) {
      context.platform.log('The backend was asked about calls in vain.', thrown);
      if (mine === latest && state.peek().is !== 'known') state.value = { is: 'failed' };
    }
  }

  return { state, ask: () => void ask() };
}
