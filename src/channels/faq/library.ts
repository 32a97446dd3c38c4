import { effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Platform } from '../../core/platform.ts';
import type { ChannelContext } from '../channel.ts';
import type { Article } from '../../protocol/article.ts';
import { openFaq, type Faq, type FaqErrorKind } from '../../search/index.ts';

/** Whether the index can be searched. */
export type LibraryState =
  | { readonly is: 'closed' }
  | { readonly is: 'opening' }
  | { readonly is: 'open'; readonly faq: Faq }
  | { readonly is: 'failed'; readonly why: FaqErrorKind };

/** How far the reading of one article is. */
export type Reading =
  | { readonly is: 'loading' }
  | { readonly is: 'here'; readonly article: Article }
  | { readonly is: 'failed'; readonly why: FaqErrorKind };

/** The prebuilt FAQ, fetched when somebody first asks for it. */
export interface Library {
  readonly state: ReadonlySignal<LibraryState>;
  /** Fetches the index, once; after a failure, again. Never rejects: {@link state} tells. */
  open(): void;
  /** Looks for a newer index, unless that was done less than so many milliseconds ago. What is here stays until then, or if that fails. */
  renew(afterMs: number): void;
  /** Somebody searches: makes the open FAQ find more, once that is loaded. */
  improve(): void;
  /** An article, kept once it is here, so that going back and forth costs nothing. Asks again if it failed before. */
  article(id: string): ReadonlySignal<Reading>;
  dispose(): void;
}

export interface LibraryOptions {
  /** Address of the manifest. */
  readonly url: string;
  /** The visitor's. When it changes, so does the index, where there is one in the new language. */
  readonly language: ReadonlySignal<string>;
  readonly platform: Platform;
  /** Where what was fetched is kept for a day without a network; nowhere where there is none. */
  readonly store?: ChannelContext<unknown>['store'];
}

/** A host that neither answers nor refuses must not keep anybody waiting for ever. Generous: an index over 2G takes its time. */
const limitMs = 30_000;

export function createLibrary({ url, language, platform, store }: LibraryOptions): Library {
  const state = signal<LibraryState>({ is: 'closed' });
  const readings = new Map<string, Signal<Reading>>();
  const disposal = new AbortController();
  let opening: Promise<Faq> | undefined;
  let lookedAt = 0;
  let improved: Faq | undefined;
  const fetched = new Map<string, Response>();

  /** Wraps the network: what came can be kept, and what was kept answers when nothing comes. */
  const fetching: typeof fetch = async (input, init) => {
    try {
      const response = await platform.fetch(input, init);
      if (response.ok) fetched.set(String(input), response.clone());
      return response;
    } catch (thrown) {
      const { fetchKept } = await import('./kept.ts');
      return fetchKept({ store, url }, String(input), thrown);
    }
  };

  /** Whoever has searched may want to again, in a train. A courtesy. */
  function keep(): void {
    import('./kept.ts').then(({ keep: keepAll }) => keepAll({ store, url }, fetched)).catch(() => {});
  }

  function opened(): Promise<Faq> {
    opening ??= fetchIndex();
    return opening;
  }

  function open(): void {
    void opened().catch(() => {});
  }

  async function fetchIndex(): Promise<Faq> {
    state.value = { is: 'opening' };
    const locale = language.peek();
    try {
      const faq = await inTime(openFaq({ url, locale, fetch: fetching, signal: disposal.signal }));
      if (locale !== language.peek()) return opened();
      lookedAt = platform.now();
      state.value = { is: 'open', faq };
      return faq;
    } catch (thrown) {
      if (locale !== language.peek()) return opened();
      opening = undefined;
      if (!disposal.signal.aborted) platform.log('No FAQ.', thrown);
      state.value = { is: 'failed', why: kindOf(thrown) };
      throw thrown;
    }
  }

  async function fetchArticle(id: string, reading: Signal<Reading>): Promise<void> {
    reading.value = { is: 'loading' };
    try {
      const faq = await opened();
      const article = faq.article(id).catch(async (thrown: unknown) => {
        // It may have come, or its file gone, with a newer index than this one.
        const newer = kindOf(thrown) === 'missing' && (await renewed(faq));
        if (newer) return newer.article(id);
        throw thrown;
      });
      reading.value = { is: 'here', article: await inTime(article) };
      keep();
    } catch (thrown) {
      // That there is no index is another trouble than that this article is not in it.
      const why = state.peek().is === 'failed' && kindOf(thrown) === 'missing' ? 'damaged' : kindOf(thrown);
      reading.value = { is: 'failed', why };
    }
  }

  const stopFollowing = effect(() => {
    // Read for the subscription.
    void language.value;
    if (!opening) return;
    opening = undefined;
    readings.clear();
    untracked(open);
  });

  async function renewed(faq: Faq): Promise<Faq | undefined> {
    lookedAt = platform.now();
    const newer = await faq.renew();
    // The language may have changed meanwhile, and with it the index.
    if (newer && (await opening) === faq) {
      opening = Promise.resolve(newer);
      // Articles in front of somebody stay as they are; the next to open one gets what it says now.
      readings.clear();
      state.value = { is: 'open', faq: newer };
    }
    return newer;
  }

  function inTime<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = platform.after(limitMs, () => reject(new Error('Too late.')));
      void work.finally(stop).then(resolve, reject);
    });
  }

  return {
    state,
    open,
    renew(afterMs) {
      if (state.peek().is === 'open' && platform.now() - lookedAt >= afterMs) void opening?.then(renewed).catch(() => {});
    },
    improve() {
      const now = state.peek();
      if (now.is !== 'open' || now.faq === improved) return;
      improved = now.faq;
      now.faq.better?.().then(
        (faq) => {
          if (state.peek() !== now) return;
          opening = Promise.resolve(faq);
          state.value = { is: 'open', faq };
          keep();
        },
        () => (improved = undefined),
      );
    },
    article(id) {
      const known = readings.get(id);
      if (known && known.peek().is !== 'failed') return known;
      const reading = known ?? signal<Reading>({ is: 'loading' });
      readings.set(id, reading);
      void fetchArticle(id, reading);
      return reading;
    },
    dispose() {
      stopFollowing();
      disposal.abort();
    },
  };
}

/** What is not a `FaqError` is a fetch that was given up. Compared by name: see there. */
function kindOf(thrown: unknown): FaqErrorKind {
  return thrown instanceof Error && thrown.name === 'FaqError' && 'kind' in thrown ? (thrown.kind as FaqErrorKind) : 'offline';
}
