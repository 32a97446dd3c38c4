import type { Journey } from '../core/journey.ts';
import { limits } from '../protocol/limits.ts';

/** Words the visitor has typed somewhere else, on their way into a form, and the form's on their way to others. */
export interface Carried {
  /**
   * Words to begin with, once: not those that came from here, and none where the visitor has written themselves.
   * `place` tells what is written where words of that kind would go.
   */
  take(place: (searched: boolean) => string): { readonly words: string; readonly searched: boolean } | undefined;
  /** This was typed here. */
  typed(words: string): void;
  /** It has been sent: others need not start with it. */
  sent(): void;
}

/** Follows the words of a journey for one form. */
export function createCarried(journey: Journey): Carried {
  /** The words of the journey that were last taken over or came from here. */
  let known = '';
  /** What was taken over, so that it may be replaced as long as the visitor has not touched it. */
  const taken = new Map<boolean, string>();

  return {
    take(place) {
      const words = journey.words.peek().trim();
      if (!words || words === known) return undefined;
      known = words;
      const searched = journey.context().searched?.at(-1) === words;
      const written = place(searched);
      if (written && written !== taken.get(searched)) return undefined;
      taken.set(searched, words);
      return { words, searched };
    },
    typed(words) {
      known = words.slice(0, limits.messageLength).trim();
      journey.carry(known);
    },
    sent() {
      if (journey.words.peek().trim() === known) journey.carry('');
      known = '';
      taken.clear();
    },
  };
}
