import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Say } from '../../core/text.ts';
import { limits } from '../../protocol/limits.ts';
import type { ChannelContext } from '../channel.ts';
import type { ChatPort } from './port.ts';
import type { ChatPhrases } from './text/en.ts';

/** What is wrong with what is written, or was about to be. */
export type WritingProblem = 'blank' | 'too-long' | 'too-much';

/**
 * More than this is not taken into the field at all: browsers freeze or crash over megabytes in one. It is not lost
 * either, since it can only come from where it still is.
 */
const most = limits.messageLength * 20;

/** The message in the making. It survives the page. */
export interface Writing {
  readonly text: ReadonlySignal<string>;
  /** Over-long text stays and is named; so is blank text, once somebody has tried to send it. */
  readonly problem: ReadonlySignal<WritingProblem | undefined>;
  write(text: string): void;
  /** Whether so many more characters may come at once; when not, that is named. */
  admits(added: number): boolean;
  /** Takes the text out to be sent; nothing when there is a problem, which is then named. */
  take(): string | undefined;
  dispose(): void;
}

/** Slow hands included. */
const doubleClickMs = 700;

/** Spaces of every kind, and what has no width at all. */
const isBlank = (text: string) => /^[\s\u200b-\u200f\u2060\ufeff]*$/.test(text);

/** @param engaged Whether the visitor has written here before, and needs no first message suggested. */
export function createWriting(context: ChannelContext<ChatPort>, engaged: ReadonlySignal<boolean>): Writing {
  const { journey, platform, shown } = context;
  const kept = context.halfTyped<{ text: string }>('chat');
  // What was typed elsewhere is offered, and not stored before somebody touches it.
  const offered = signal('');
  const text = computed(() => kept.fields.value.text ?? offered.value);
  const hasTried = signal(false);
  const refused = signal(false);
  let sentAt = Number.NEGATIVE_INFINITY;
  const problem = computed((): WritingProblem | undefined => {
    if (refused.value) return 'too-much';
    if (text.value.length > limits.messageLength) return 'too-long';
    return hasTried.value && isBlank(text.value) ? 'blank' : undefined;
  });

  const undo = effect(() => {
    if (shown.value) offered.value = engaged.peek() ? '' : journey.words.peek();
  });

  return {
    text,
    problem,
    write(next) {
      hasTried.value = refused.value = false;
      kept.type({ text: next });
      journey.carry(next.slice(0, limits.messageLength));
    },
    admits(added) {
      refused.value = text.peek().length + added > most;
      return !refused.peek();
    },
    take() {
      refused.value = false;
      // The second click of a double click is no attempt to send nothing.
      if (!text.peek() && platform.elapsed() - sentAt < doubleClickMs) return undefined;
      hasTried.value = true;
      if (problem.peek()) return undefined;
      const taken = text.peek().trim();
      hasTried.value = false;
      sentAt = platform.elapsed();
      offered.value = '';
      kept.clear();
      return taken;
    },
    dispose() {
      undo();
      kept.dispose();
    },
  };
}

/** What is wrong, as a sentence; empty when nothing is. */
export function sayProblem({ text, problem }: Pick<Writing, 'text' | 'problem'>, say: Say<ChatPhrases>): string {
  if (!problem.value) return '';
  return say(`write.${problem.value}`, { length: text.value.length, most: limits.messageLength });
}
