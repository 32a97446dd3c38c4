import { createCaller, type Call, type CallOptions } from '../../src/core/index.ts';
import { createFakePlatform, type FakePlatform } from '../../src/testing/index.ts';

export const endpoint = 'https://help.shop.example';

/** One visitor whose network is whatever stands behind the global `fetch` and `WebSocket`. */
export function createVisitor(token?: () => Promise<string | undefined>): { readonly platform: FakePlatform; call(options?: CallOptions): Call } {
  const platform = createFakePlatform({ fetch: (...args) => fetch(...args), socket: (url, protocols) => new WebSocket(url, protocols as string) });
  const caller = createCaller({ platform, name: 'reference', token, context: () => ({ locale: 'en' }) });
  return { platform, call: caller.call };
}
