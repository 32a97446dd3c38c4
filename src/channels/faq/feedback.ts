import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { ChannelContext } from '../channel.ts';
import type { Lesson } from './lesson.ts';
import type { FaqPort } from './port.ts';

/** What the FAQ tells the shop, so that it gets better. What telling takes is fetched when there is something to tell. */
export interface Feedback {
  /** Articles voted on in this panel, and how. */
  readonly voted: ReadonlySignal<ReadonlyMap<string, boolean>>;
  vote(article: string, helpful: boolean): void;
  /** Lets the shop learn, unless it does not want to. */
  learn(teach: (lesson: Lesson) => void): void;
  /** The visitor turns to something else. */
  leave(): void;
}

export function createFeedback(context: ChannelContext<FaqPort | undefined>, locale: () => string): Feedback {
  const voted = signal<ReadonlyMap<string, boolean>>(new Map());
  let lesson: Promise<Lesson> | undefined;

  function tell(teach: (lesson: Lesson) => void): void {
    if (!context.port) return;
    lesson ??= import('./lesson.ts').then(({ createLesson }) => createLesson(context, locale));
    // Lost when it does not come: a courtesy, of which the visitor hears nothing.
    lesson.then(teach, () => {});
  }

  return {
    voted,
    vote(article, helpful) {
      if (voted.peek().has(article)) return;
      voted.value = new Map(voted.peek()).set(article, helpful);
      context.emit('faq.voted', { article, helpful });
      tell((here) => here.vote(article, helpful));
    },
    learn(teach) {
      if (context.settings.learn !== false) tell(teach);
    },
    leave: () => lesson && tell(({ tell: now }) => now()),
  };
}
