import type { Tabs } from '../../core/platform.ts';

/** Tabs of one browser, through locks and a channel where there are such things. */
export interface BrowserTabs extends Tabs {
  dispose(): void;
}

/** Nothing is opened before it is used. */
export function createTabs(name: string): BrowserTabs {
  const hearers = new Map<string, Set<(message: unknown) => void>>();
  let channel: BroadcastChannel | undefined;
  let closed = false;

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
      channel?.close();
      hearers.clear();
    },
  };
}
