import type { PackageFiles } from '../../src/search/build/index.ts';

/** A host that serves a package from memory below {@link hostUrl}. Change `files` to serve something else. */
export interface PackageHost {
  readonly fetch: typeof fetch;
  readonly files: Map<string, Uint8Array | string>;
  /** The paths that were asked for. */
  readonly asked: string[];
}

export const hostUrl = 'https://shop.example/faq/';

export function createPackageHost(files: PackageFiles): PackageHost {
  const served = new Map<string, Uint8Array | string>(files);
  const asked: string[] = [];
  return {
    files: served,
    asked,
    async fetch(input, init) {
      init?.signal?.throwIfAborted();
      const path = String(input).replace(hostUrl, '');
      asked.push(path);
      const body = served.get(path);
      return body === undefined ? new Response('Not found', { status: 404 }) : new Response(body as BodyInit);
    },
  };
}
