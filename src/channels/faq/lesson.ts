import type { FaqLesson } from '../../protocol/faq.ts';
import { impersonal, lessonLength } from '../../protocol/lesson.ts';
import { wordsLength } from '../../protocol/trail.ts';
import type { ChannelContext } from '../channel.ts';
import { createPause } from './pause.ts';
import type { FaqPort } from './port.ts';

/**
 * What this visit teaches the shop: votes, and what was searched in vain and read, gathered and told in one piece when the visitor pauses or leaves: never with every
 * key. Texts alone, without what looks like an address or a number of a person. A courtesy: whatever goes wrong here, the
 * visitor has lost nothing and hears nothing of it.
 */
export interface Lesson {
  /** A search has settled; so many articles are shown. */
  searched(words: string, found: number): void;
  /** An article was opened. */
  read(article: string): void;
  /** "Did this help?" Told at once. */
  vote(article: string, helpful: boolean): void;
  /** Tells what there is to tell. */
  tell(): void;
}

/** After so long without another search or article the visitor has found what there is, or gone. */
const quietMs = 30_000;

/** Words that stood for less are a question in the making, not a gap in the FAQ. */
const meantMs = 1_500;

export function createLesson(context: ChannelContext<FaqPort | undefined>, locale: () => string): Lesson {
  const { port, platform } = context;
  const told = new Set<string>();
  let searches: FaqLesson['searches'] = [];
  let read = new Set<string>();
  /** The last search: whether it was in vain shows when something else is done. */
  let last: { readonly words: string; readonly found: number; readonly at: number } | undefined;
  /** The shop does not learn. */
  let isRefused = false;
  const pause = createPause(platform, quietMs, tell);

  function settle(): void {
    const words = impersonal(last?.words ?? '').slice(0, wordsLength);
    const key = words.toLowerCase();
    if (last && words && !told.has(key) && searches.length < lessonLength) {
      told.add(key);
      searches.push({ words, found: last.found });
    }
    last = undefined;
  }

  function tell(): void {
    pause.stop();
    settle();
    if (isRefused || (searches.length === 0 && read.size === 0)) return;
    const lesson: FaqLesson = { searches, read: [...read].slice(0, lessonLength), locale: locale() };
    searches = [];
    read = new Set();
    void send(() => port?.learn?.(lesson, context.call()));
  }

  async function send(attempt: () => Promise<void> | undefined): Promise<void> {
    try {
      await attempt();
    } catch (thrown) {
      isRefused = (thrown as { readonly kind?: unknown } | null)?.kind === 'unsupported';
      platform.log('The FAQ could not tell the backend something', thrown);
    }
  }

  return {
    searched(words, found) {
      const now = platform.now();
      if (last && !isSameQuestion(last.words, words) && now - last.at >= meantMs) settle();
      last = { words, found, at: now };
      pause.restart();
    },
    read(article) {
      // What was shown and opened was no search in vain.
      if (last?.found) last = undefined;
      read.add(article);
      pause.restart();
    },
    vote: (article, helpful) => void send(() => port?.vote?.({ article, helpful, locale: locale() }, context.call())),
    tell,
  };
}

/** Whether one text goes on where the other ended. */
function isSameQuestion(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a.startsWith(b) || b.startsWith(a);
}
