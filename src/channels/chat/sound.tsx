import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ComponentType } from 'preact';
import type { Platform } from '../../core/platform.ts';
import type { Say } from '../../core/text.ts';
import { IconButton } from '../../ui/index.ts';
import { createChime, type Chime } from './chime.ts';
import type { ChatPhrases } from './text/en.ts';

/** A sound for what comes while nobody looks. Off until the visitor wants it. */
export interface Sound {
  readonly isOn: ReadonlySignal<boolean>;
  /** What turns it on and off. */
  readonly Switch: ComponentType<{ readonly say: Say<ChatPhrases> }>;
  toggle(): void;
  dispose(): void;
}

/** What {@link createSound} needs to know. */
export interface SoundOptions {
  readonly platform: Pick<Platform, 'after' | 'store' | 'tabs'>;
  readonly unread: ReadonlySignal<number>;
  /** The last entry of the log. */
  readonly newest: ReadonlySignal<string | undefined>;
  /** Default: the browser's. */
  readonly hang?: () => Chime;
}

const loud = 'M11 4.7 6.4 8.6H3v6.8h3.4l4.6 3.9zM15.5 8.5a5 5 0 0 1 0 7M18.4 5.6a9 9 0 0 1 0 12.8';
const mute = 'M11 4.7 6.4 8.6H3v6.8h3.4l4.6 3.9zM21.5 9.5l-5 5M16.5 9.5l5 5';

/** Kept beside the conversation, for all tabs and later pages. */
const wishKey = 'sound';
/** The last entry that any tab has sounded for. */
const rungKey = 'rung';
/** In this time a tab in front of the visitor has said that it was seen. */
const patienceMs = 600;

/** Rings once for what is new, in one of the tabs that may; a tab where it was seen at once keeps all of them quiet. */
export function createSound({ platform, unread, newest, hang = createChime }: SoundOptions): Sound {
  const { after, store, tabs } = platform;
  const isOn = signal(false);
  let chime: Chime | undefined;
  let last = 0;

  function turn(on: unknown): void {
    isOn.value = on === true;
    chime?.dispose();
    chime = isOn.value ? hang() : undefined;
  }

  async function ring(): Promise<void> {
    const entry = newest.peek();
    let isFirst = false;
    if (!unread.peek() || !chime?.isReady()) return;
    await store.update<string>(rungKey, (rung) => {
      isFirst = rung !== entry;
      return entry;
    });
    if (isFirst) chime?.ring();
  }

  function toggle(): void {
    turn(!isOn.peek());
    tabs.tell(wishKey, isOn.peek());
    void store.write(wishKey, isOn.peek());
    // Heard at once, one knows what it will be like.
    chime?.arm();
    chime?.ring();
  }

  const undo = [
    tabs.onTold(wishKey, turn),
    effect(() => {
      const isMore = unread.value > last;
      last = unread.value;
      if (isMore) after(patienceMs, () => void ring());
    }),
  ];
  void store.read(wishKey).then((wish) => wish && turn(wish));

  return {
    isOn,
    Switch: ({ say }) => <IconButton icon={isOn.value ? loud : mute} label={say('sound')} aria-pressed={isOn.value} onClick={toggle} />,
    toggle,
    dispose() {
      for (const stop of undo) stop();
      turn(false);
    },
  };
}
