import type { ConsentSource } from './options.ts';

/** Hears of the visitor's choice, as often as it changes; the answer stops that. */
type Follow = (set: (granted: boolean) => void) => () => void;

/** The tools that can be followed, each as its own documentation has it. A tool that is not on the page has granted nothing. */
const tools: Readonly<Record<string, Follow>> = {
  /** Google consent mode: `functionality_storage`, in commands that pages push into the data layer. */
  google(set) {
    const page = window as { dataLayer?: unknown[] };
    const layer = (page.dataLayer ??= []);
    const hear = (entry: unknown) => {
      const [command, , choices] = Object.values(Object(entry)) as [unknown, unknown, { functionality_storage?: unknown }?];
      const choice = command === 'consent' ? choices?.functionality_storage : undefined;
      if (choice !== undefined) set(choice === 'granted');
    };
    for (const entry of layer) hear(entry);
    const push = layer.push;
    const own = (...entries: unknown[]) => {
      const length = push.apply(layer, entries);
      for (const entry of entries) hear(entry);
      return length;
    };
    layer.push = own;
    return () => {
      // Whoever came after us keeps their place.
      if (layer.push === own) layer.push = push;
    };
  },

  /** IAB Transparency and Consent Framework 2: purpose 1, to keep and read on a device. */
  tcf(set) {
    interface Choice {
      readonly eventStatus?: string;
      readonly gdprApplies?: boolean;
      readonly listenerId?: number;
      readonly purpose?: { readonly consents?: Readonly<Record<string, boolean>> };
    }
    const { __tcfapi: call } = window as { __tcfapi?: (command: string, version: 2, hear: (choice: Choice, isGood: boolean) => void, more?: unknown) => void };
    let listener: number | undefined;
    call?.('addEventListener', 2, (choice, isGood) => {
      if (!isGood) return;
      listener = choice.listenerId;
      if (choice.gdprApplies === false) set(true);
      else if (choice.eventStatus !== 'cmpuishown') set(choice.purpose?.consents?.['1'] === true);
    });
    return () => listener !== undefined && call?.('removeEventListener', 2, () => {}, listener);
  },

  /** Shopify's Customer Privacy API: preferences. */
  shopify(set) {
    interface Privacy {
      preferencesProcessingAllowed(): boolean;
    }
    const shop = (window as { Shopify?: { customerPrivacy?: Privacy; loadFeatures?(features: unknown, done: (error?: unknown) => void): void } }).Shopify;
    const read = () => shop?.customerPrivacy && set(shop.customerPrivacy.preferencesProcessingAllowed());
    const stop = new AbortController();
    window.addEventListener('visitorConsentCollected', read, { signal: stop.signal, capture: true });
    if (shop?.customerPrivacy) read();
    else shop?.loadFeatures?.([{ name: 'consent-tracking-api', version: '0.1' }], (error) => error || stop.signal.aborted || read());
    return () => stop.abort();
  },
};

/** Follows a tool. */
export function followConsent(source: ConsentSource, set: (granted: boolean) => void): () => void {
  return tools[source]?.(set) ?? (() => {});
}
