/** Watches for promises whose failure nobody has heard of. */
export interface RejectionWatch {
  /** Stops watching, and throws if there were any. */
  end(): Promise<void>;
}

interface Emitter {
  on(event: string, listen: (reason: unknown) => void): void;
  off(event: string, listen: (reason: unknown) => void): void;
}

/** Begins to watch, in Node as in a page. */
export function watchRejections(): RejectionWatch {
  const heard: unknown[] = [];
  const { process: node } = globalThis as { process?: Partial<Emitter> };
  const onNode = (reason: unknown) => void heard.push(reason);
  const onPage = (event: Event) => void heard.push((event as PromiseRejectionEvent).reason);
  node?.on?.('unhandledRejection', onNode);
  globalThis.addEventListener?.('unhandledrejection', onPage);
  return {
    async end() {
      // They are announced a turn after they happened.
      await new Promise((resume) => setTimeout(resume));
      node?.off?.('unhandledRejection', onNode);
      globalThis.removeEventListener?.('unhandledrejection', onPage);
      if (heard.length > 0) throw new Error(`${heard.length} promises were rejected and nobody heard of it.`, { cause: heard[0] });
    },
  };
}
