import type { Tabs } from '../../core/platform.ts';
import type { World } from '../browser/world.ts';

/** Tabs of one browser, through locks and a channel where there are such things. */
export interface BrowserTabs extends Tabs {
  dispose(): void;
}

/**
 * Nothing is opened before it is used. With a `world`, nothing is heard while the page is kept for going back: one message
 * would make the browser throw it away. Whoever listens looks after what it has missed when it wakes.
 */
export function createTabs(name: string, world?: Pick<World, 'hear'>): BrowserTabs {
  const hearers = new Map<string, Set<(message: unknown) => void>>();
  let channel: BroadcastChannel | undefined;
  let closed = false;
  const unhear = world?.hear(['pagehide', 'pageshow'], ({ type }) => {
    if (type === 'pageshow') return hearers.size > 0 && open();
    channel?.close();
    channel = undefined;
  });

  function open(): BroadcastChannel | undefined {
    if (closed || typeof BroadcastChannel === 'undefined') return undefined;
    if (channel) return channel;
    channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'object' || data === null || !('topic' in data) || !('message' in data)) return;
      for (const hear of hearers.get(String(data.topic)) ?? []) hear(data.message);
    });
    return channel;
  }

  return {
    async alone(lock, work) {
      let begun = false;
      try {
        // Undefined on plain http; throws in a sandboxed frame.
        const { locks } = navigator;
        return await locks.request(`${name}:${lock}`, () => {
          begun = true;
          return work();
        });
      } catch (thrown) {
        if (begun) throw thrown;
        return work();
      }
    },
    tell: (topic, message) => open()?.postMessage({ topic, message }),
    onTold(topic, hear) {
      open();
      const all = hearers.get(topic) ?? new Set();
      hearers.set(topic, all.add(hear));
      return () => void all.delete(hear);
    },
    dispose() {
      closed = true;
      unhear?.();
      channel?.close();
      hearers.clear();
    },
  };
}
