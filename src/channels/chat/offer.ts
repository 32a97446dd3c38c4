import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core';
import { attempt } from '../../core/attempt.ts';
import { toDeskbellError, type DeskbellError } from '../../core/error.ts';
import type { Say } from '../../core/text.ts';
import type { ChatOffer } from '../../protocol/chat.ts';
import type { ChannelContext } from '../channel.ts';
import type { ChatPort } from './port.ts';
import { readOffer } from './stretch.ts';
import type { ChatPhrases } from './text/en.ts';

/** Whether somebody is there, as far as we know. */
export type OfferState =
  | { readonly is: 'asking' }
  | { readonly is: 'known'; readonly offer: ChatOffer }
  | { readonly is: 'failed'; readonly error: DeskbellError };

/** What the backend offers now. */
export interface Offering {
  readonly state: ReadonlySignal<OfferState>;
  /** The line says that it has changed. */
  hear(offer: unknown): void;
  ask(): void;
  dispose(): void;
}

/** Asked again when the visitor comes back after this long. */
const staleMs = 60_000;

/** A backend that says nothing about itself promises nothing. */
const silent: ChatOffer = { availability: { is: 'open' }, features: { typing: false, receipts: false } };

export function createOffering(context: ChannelContext<ChatPort>, say: Say<ChatPhrases>): Offering {
  const { platform, port, shown } = context;
  const state = signal<OfferState>({ is: 'asking' });
  let askedAt: number | undefined;
  let round = 0;
  let place: number | false | undefined;

  function hear(given: unknown): void {
    const offer = readOffer(given);
    const position = offer.availability.is === 'open' && offer.availability.position;
    if (position && position !== place && shown.peek()) context.announce(say('open.queued', { position }));
    place = position;
    state.value = { is: 'known', offer };
    askedAt = platform.elapsed();
    round++;
  }

  async function askNow(): Promise<void> {
    const mine = ++round;
    askedAt = platform.elapsed();
    try {
      const offer = await attempt({ platform, work: (signal) => port.offer?.(context.call(signal)) ?? silent });
      // The line was quicker, and is newer.
      if (mine === round) hear(offer);
    } catch (thrown) {
      if (mine === round) state.value = { is: 'failed', error: toDeskbellError(thrown) };
    }
  }

  const dispose = effect(() => {
    if (!shown.value || !platform.visible.value) return;
    untracked(() => {
      if (askedAt === undefined || state.value.is === 'failed' || platform.elapsed() - askedAt > staleMs) void askNow();
    });
  });

  return { state, hear, ask: () => void askNow(), dispose };
}
