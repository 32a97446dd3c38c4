import { signal, type ReadonlySignal } from '@preact/signals-core';
import { limits } from '../../protocol/limits.ts';
import type { ChannelContext } from '../channel.ts';
import type { FaqPort } from './port.ts';

/**
 * What the FAQ tells the shop, so that it gets better. A courtesy: whatever goes wrong here, the visitor has lost
 * nothing and hears nothing of it.
 */
export interface Feedback {
  /** Articles voted on in this panel, and how. */
  readonly voted: ReadonlySignal<ReadonlyMap<string, boolean>>;
  vote(article: string, helpful: boolean): void;
  /** A search found nothing. Told once for each text. */
  miss(words: string): void;
}

export function createFeedback(context: ChannelContext<FaqPort | undefined>, locale: () => string): Feedback {
  const { port, platform } = context;
  const voted = signal<ReadonlyMap<string, boolean>>(new Map());
  const told = new Set<string>();

  async function tell(attempt: () => Promise<void> | undefined): Promise<void> {
    try {
      await attempt();
    } catch (thrown) {
      platform.log('The FAQ could not tell the backend something', thrown);
    }
  }

  return {
    voted,
    vote(article, helpful) {
      if (voted.peek().has(article)) return;
      voted.value = new Map(voted.peek()).set(article, helpful);
      context.emit('faq.voted', { article, helpful });
      void tell(() => port?.vote?.({ article, helpful, locale: locale() }, context.call()));
    },
    miss(text) {
      const words = text.trim().slice(0, limits.wordsLength);
      // A slipped finger on `~` or `*` is not a question.
      if (!/[\p{L}\p{N}]/u.test(words) || told.has(words.toLowerCase())) return;
      told.add(words.toLowerCase());
      void tell(() => port?.miss?.({ words, locale: locale() }, context.call()));
    },
  };
}
