import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { AnyRoom, ChannelModel, ChannelName } from '../channels/channel.ts';
import type { Phrases, Say } from '../core/text.ts';

/** A room with its model, made once and kept. */
export interface Furnished {
  readonly room: AnyRoom;
  readonly model: ChannelModel;
  readonly say: Say<Phrases>;
}

/** How far a room is. */
export type RoomState =
  | { readonly is: 'loading' }
  /** Its files did not come, or it could not be set up. */
  | { readonly is: 'failed' }
  | ({ readonly is: 'ready' } & Furnished);

/** The rooms of all channels, loaded when they are first needed. */
export interface Rooms {
  /** Loads a room unless it is there. Asking again after a failure tries again. */
  enter(channel: string): void;
  state(channel: string): RoomState;
  /** What has happened in all rooms that the visitor has not seen. */
  readonly unread: ReadonlySignal<number>;
  unreadIn(channel: ChannelName): number;
  dispose(): void;
}

/** What {@link createRooms} needs. */
export interface RoomsOptions {
  /** Loads a room and makes its model. */
  enter(channel: string): Promise<Furnished>;
  log(message: string, detail: unknown): void;
}

/** All rooms are closed at first. */
export function createRooms({ enter, log }: RoomsOptions): Rooms {
  const states = signal<ReadonlyMap<string, Signal<RoomState>>>(new Map());
  let gone = false;

  async function furnish(channel: string, state: Signal<RoomState>): Promise<void> {
    state.value = { is: 'loading' };
    try {
      const furnished = await enter(channel);
      if (gone) furnished.model.dispose();
      else state.value = { is: 'ready', ...furnished };
    } catch (thrown) {
      log(`No room "${channel}".`, thrown);
      state.value = { is: 'failed' };
    }
  }

  const unreadOf = (state: Signal<RoomState> | undefined) => (state?.value.is === 'ready' ? (state.value.model.unread?.value ?? 0) : 0);

  return {
    enter(channel) {
      const known = states.peek().get(channel);
      const state = known ?? signal<RoomState>({ is: 'failed' });
      if (state.peek().is === 'failed') void furnish(channel, state);
      if (!known) states.value = new Map(states.peek()).set(channel, state);
    },
    state: (channel) => states.value.get(channel)?.value ?? { is: 'loading' },
    unread: computed(() => [...states.value.values()].reduce((sum, state) => sum + unreadOf(state), 0)),
    unreadIn: (channel) => unreadOf(states.value.get(channel)),
    dispose() {
      gone = true;
      for (const state of states.peek().values()) {
        const now = state.peek();
        if (now.is === 'ready') now.model.dispose();
      }
    },
  };
}
