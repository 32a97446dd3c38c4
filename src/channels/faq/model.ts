import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Store } from '../../core/platform.ts';
import type { Say } from '../../core/text.ts';
import type { ArticleSummary } from '../../protocol/article.ts';
import { wordsLength } from '../../protocol/trail.ts';
import type { Hit } from '../../search/index.ts';
import type { ChannelContext, ChannelModel } from '../channel.ts';
import { createFeedback, type Feedback } from './feedback.ts';
import { createLibrary, type Library } from './library.ts';
import { createPause } from './pause.ts';
import type { FaqPort } from './port.ts';
import type { FaqPhrases } from './text/en.ts';

/** What there is to show below the search field. */
export type Found =
  /** Nothing was asked. */
  | { readonly is: 'blank' }
  /** The index is not here yet; what is typed meanwhile is answered as soon as it is. */
  | { readonly is: 'waiting' }
  | { readonly is: 'hits'; readonly hits: readonly Hit[] }
  | { readonly is: 'nothing' }
  /** There is no index to ask. */
  | { readonly is: 'failed' };

/** Searching, reading and voting. */
export interface FaqModel extends ChannelModel {
  readonly library: Pick<Library, 'state' | 'open' | 'article'>;
  readonly words: ReadonlySignal<string>;
  /** The language of the answers, once they are here. */
  readonly locale: ReadonlySignal<string | undefined>;
  /** The visitor's. */
  readonly language: ReadonlySignal<string>;
  readonly found: ReadonlySignal<Found>;
  /** What people on this page ask most. */
  readonly suggested: ReadonlySignal<readonly ArticleSummary[]>;
  readonly feedback: Pick<Feedback, 'voted' | 'vote'>;
  /** Somebody is about to type: what searches is run once, so that the first key need not wait for it to be compiled. */
  prepare(): void;
  type(words: string): void;
  suggest(articles: readonly string[]): void;
  /** An article is in front of the visitor. */
  read(article: string): void;
  /** Where to keep what was read, if that is allowed. */
  readonly store: (() => Promise<Store | undefined>) | undefined;
  /** Says something to people who cannot see it happen. */
  announce(text: string): void;
}

const hitCount = 8;
const suggestionCount = 5;

/** Long enough to be done with a word, short enough to be heard in time. */
const settledMs = 700;

/** How long ago the index must have been looked at to be looked at again when somebody searches: a manifest that has not changed costs a line. */
const renewMs = 1_000;

export function createFaqModel(context: ChannelContext<FaqPort | undefined>, say: Say<FaqPhrases>): FaqModel {
  const { platform, journey, settings, language } = context;
  const library = createLibrary({ url: settings.faq ?? '', language, platform, store: context.store });
  const faq = computed(() => (library.state.value.is === 'open' ? library.state.value.faq : undefined));
  const locale = computed(() => faq.value?.locale);
  const feedback = createFeedback(context, () => locale.peek() ?? language.peek());

  const words = signal('');
  const asked = computed(() => words.value.trim());

  /** Words that are answered: a slow phone shows the letter first, and has another breath for what it finds. */
  const heard = signal('');
  const hear = () => void (heard.value = asked.peek());

  // Everything is in memory, so an answer cannot overtake another one.
  const found = computed((): Found => {
    if (!heard.value) return { is: 'blank' };
    if (!faq.value) return { is: library.state.value.is === 'failed' ? 'failed' : 'waiting' };
    const hits = faq.value.search(heard.value, { limit: hitCount });
    return hits.length ? { is: 'hits', hits } : { is: 'nothing' };
  });

  const wished = signal<readonly string[]>([]);
  const suggested = computed(() => {
    const chosen = wished.value.flatMap((id) => faq.value?.articles.find((article) => article.id === id) ?? []);
    // What is no article may be a tag: then the page says what it is about.
    const page = { url: journey.page.value?.url ?? '', tags: wished.value };
    return chosen.length ? chosen : (faq.value?.suggest(page, suggestionCount) ?? []);
  });

  const settled = createPause(platform, settledMs, () => {
    hear();
    journey.search(asked.peek());
    const now = found.peek();
    if (now.is !== 'hits' && now.is !== 'nothing') return;
    const count = now.is === 'hits' ? now.hits.length : 0;
    const text = asked.peek();
    feedback.learn((lesson) => lesson.searched(text, count));
    library.renew(renewMs);
    context.announce(count ? say('search.count', { count }) : say('nothing.said'));
    context.emit('faq.searched', { count });
  });
  function wait(): void {
    library.improve();
    settled.restart();
  }

  const undo = [
    // Whoever turns to a person right after a search that found nothing has the most to tell.
    effect(() => {
      if (context.shown.value && platform.visible.value) return library.renew(renewMs);
      settled.finish();
      feedback.leave();
    }),
    effect(() => {
      if (faq.value && asked.peek()) wait();
    }),
    effect(() => {
      const state = library.state.peek();
      if (platform.online.value && state.is === 'failed' && state.why === 'offline') library.open();
    }),
  ];

  return {
    library,
    words,
    locale,
    language,
    found,
    suggested,
    feedback,
    announce: context.announce,
    store: context.store,
    prepare: () => void platform.after(0, () => faq.peek()?.search(faq.peek()?.articles[0]?.title ?? '')),
    type(text) {
      words.value = text;
      platform.after(0, hear);
      // At once, not when settled: the next tap may be on the way to a person.
      journey.carry(asked.peek().slice(0, wordsLength));
      wait();
    },
    suggest(articles) {
      wished.value = articles;
    },
    read(article) {
      journey.read(article);
      feedback.learn((lesson) => lesson.read(article));
      context.emit('faq.read', { article });
    },
    dispose() {
      for (const stop of [...undo, settled.stop, feedback.leave, library.dispose]) stop();
    },
  };
}
