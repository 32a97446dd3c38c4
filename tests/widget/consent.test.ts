// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { followConsent } from '../../src/widget/consent.ts';
import type { ConsentSource } from '../../src/widget/options.ts';

const undos: (() => void)[] = [];
afterEach(() => {
  for (const undo of undos.splice(0)) undo();
  vi.unstubAllGlobals();
});

/** What was heard, in order. */
function follow(source: ConsentSource): { readonly heard: boolean[]; stop(): void } {
  const heard: boolean[] = [];
  const stop = followConsent(source, (granted) => heard.push(granted));
  undos.push(stop);
  return { heard, stop };
}

describe('Google consent mode', () => {
  /** As the snippet that shops paste has it: whole argument lists go into the layer. */
  function gtag(layer: unknown[]) {
    // oxlint-disable-next-line prefer-rest-params -- that is how it is pasted.
    return function command(..._given: unknown[]) {
      // oxlint-disable-next-line prefer-rest-params -- see above.
      layer.push(arguments);
    };
  }

  it('is heard as it was left by the page, and whenever it changes', () => {
    const layer: unknown[] = [];
    vi.stubGlobal('dataLayer', layer);
    const say = gtag(layer);
    say('js', new Date());
    say('consent', 'default', { ad_storage: 'denied', functionality_storage: 'denied' });
    const { heard, stop } = follow('google');
    say('event', 'page_view');
    say('consent', 'update', { ad_storage: 'granted' });
    say('consent', 'update', { functionality_storage: 'granted' });
    expect(heard).toEqual([false, true]);
    expect(layer).toHaveLength(5);
    stop();
    say('consent', 'update', { functionality_storage: 'denied' });
    expect(heard).toEqual([false, true]);
  });

  it('is waited for when it comes after us', () => {
    vi.stubGlobal('dataLayer', undefined);
    const { heard } = follow('google');
    const layer = (window as unknown as { dataLayer: unknown[] }).dataLayer;
    gtag(layer)('consent', 'update', { functionality_storage: 'granted' });
    expect(heard).toEqual([true]);
  });
});

describe('the Transparency and Consent Framework', () => {
  it('grants with purpose 1, or where its law does not apply; an open question grants nothing', () => {
    let hear: (choice: unknown, isGood: boolean) => void = () => {};
    const api = vi.fn<(command: string, version: number, call: typeof hear, more?: unknown) => void>((command, _version, call) => {
      if (command === 'addEventListener') hear = call;
    });
    vi.stubGlobal('__tcfapi', api);
    const { heard, stop } = follow('tcf');
    hear({ eventStatus: 'cmpuishown', listenerId: 7, purpose: { consents: { 1: true } } }, true);
    hear({ eventStatus: 'useractioncomplete', listenerId: 7, purpose: { consents: { 1: true, 2: false } } }, true);
    hear({ eventStatus: 'useractioncomplete', listenerId: 7, purpose: { consents: { 1: false } } }, true);
    hear({ eventStatus: 'tcloaded', listenerId: 7, gdprApplies: false }, true);
    hear({}, false);
    expect(heard).toEqual([true, false, true]);
    stop();
    expect(api).toHaveBeenLastCalledWith('removeEventListener', 2, expect.any(Function), 7);
  });
});

describe('Shopify', () => {
  it('is asked at once, and again when the visitor has chosen', () => {
    let allowed = false;
    vi.stubGlobal('Shopify', { customerPrivacy: { preferencesProcessingAllowed: () => allowed } });
    const { heard, stop } = follow('shopify');
    allowed = true;
    document.dispatchEvent(new Event('visitorConsentCollected', { bubbles: true }));
    expect(heard).toEqual([false, true]);
    stop();
    document.dispatchEvent(new Event('visitorConsentCollected', { bubbles: true }));
    expect(heard).toEqual([false, true]);
  });

  it('is loaded where the theme has not', () => {
    const shop = {
      customerPrivacy: undefined as { preferencesProcessingAllowed(): boolean } | undefined,
      loadFeatures(_features: unknown, done: (error?: unknown) => void) {
        shop.customerPrivacy = { preferencesProcessingAllowed: () => true };
        done();
      },
    };
    vi.stubGlobal('Shopify', shop);
    expect(follow('shopify').heard).toEqual([true]);
  });
});

it.each(['google', 'tcf', 'shopify'] as const)('without %s on the page nothing is granted', (source) => {
  expect(follow(source).heard).toEqual([]);
});
