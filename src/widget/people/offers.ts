import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Adapter } from '../../channels/adapter.ts';
import type { ChannelDoor, ChannelName, Promised } from '../../channels/channel.ts';
import { attempt } from '../../core/attempt.ts';
import type { Call } from '../../core/contract.ts';
import type { Platform } from '../../core/platform.ts';

/** What is known of a channel's promise. */
export type Outlook =
  | { readonly is: 'asking' }
  | { readonly is: 'known'; readonly promised: Promised }
  /** The backend did not answer, or not with sense. */
  | { readonly is: 'failed' };

/** The promises of the channels that lead to a person. */
export interface Offers {
  of(channel: ChannelName): ReadonlySignal<Outlook>;
  /** Asks again, those whose answer has grown old. */
  refresh(): void;
  dispose(): void;
}

/** What {@link createOffers} needs. */
export interface OffersOptions {
  readonly doors: readonly ChannelDoor[];
  readonly adapter: Adapter;
  call(signal: AbortSignal): Call;
  readonly platform: Pick<Platform, 'after' | 'elapsed' | 'log'>;
}

interface Asked {
  readonly door: ChannelDoor;
  readonly outlook: Signal<Outlook>;
  askedAt: number;
}

/** An answer is good for this long. */
const freshMs = 30_000;

/** Asks nothing before {@link Offers.refresh}. */
export function createOffers({ doors, adapter, call, platform }: OffersOptions): Offers {
  const gone = new AbortController();
  const known = new Map<string, Asked>(
    doors.map((door) => [door.name, { door, outlook: signal<Outlook>({ is: 'asking' }), askedAt: -freshMs }]),
  );

  async function ask({ door, outlook }: Asked): Promise<void> {
    try {
      const promised = await attempt({
        platform,
        signal: gone.signal,
        work: (signal) => door.promise(adapter, call(signal)),
      });
      if (!isPromise(promised)) throw new Error('It is not one that can be put into words.');
      outlook.value = { is: 'known', promised };
    } catch (thrown) {
      if (gone.signal.aborted) return;
      platform.log(`The promise of "${door.name}" could not be had.`, thrown);
      outlook.value = { is: 'failed' };
    }
  }

  return {
    of: (channel) => known.get(channel)?.outlook ?? signal<Outlook>({ is: 'failed' }),
    refresh() {
      for (const one of known.values()) {
        const stale = platform.elapsed() - one.askedAt >= freshMs || one.outlook.peek().is === 'failed';
        if (!stale) continue;
        one.askedAt = platform.elapsed();
        void ask(one);
      }
    },
    dispose: () => gone.abort(),
  };
}

/** What an adapter says comes from outside. */
function isPromise(value: unknown): value is Promised {
  if (typeof value !== 'object' || value === null || !('is' in value)) return false;
  const { is, at, waitMs, opensAt } = value as Partial<Record<'is' | 'at' | 'waitMs' | 'opensAt', unknown>>;
  const isTime = (time: unknown) => Number.isFinite(time);
  if (is === 'by') return isTime(at);
  return [waitMs, opensAt].every((time) => time === undefined || isTime(time)) && (is === 'always' || is === 'open' || is === 'closed');
}
