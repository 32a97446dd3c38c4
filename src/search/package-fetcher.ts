import { checksum } from './checksum.ts';
import { FaqError } from './error.ts';
import { manifestName } from './manifest.ts';

/** Fetches the files of one package; one attempt each. */
export interface PackageFetcher {
  /** The address of the folder, ending in `/`. */
  readonly base: string;
  /**
   * The manifest when the name is empty; else a file whose checksum is the one in its name, or a {@link FaqError}. `no-cache` asks
   * the host, whatever was kept of it.
   */
  file(name: string, cache?: RequestCache): Promise<Uint8Array>;
}

/** Files beyond this are refused by their stated length, before they are read. */
const maxFileBytes = 128 * 1024 * 1024;

/** A plain path inside the package, with a checksum: a manifest must not send a shopper's browser elsewhere. */
const safeName = /^[\w-]+\/[\w-]+-([0-9a-f]{8})\.\w+$/;

export function createPackageFetcher(options: { url: string | URL; fetch: typeof fetch; signal?: AbortSignal }): PackageFetcher {
  const { signal = null } = options;
  const address = addressOf(options.url);
  const base = new URL('.', address).href;
  return {
    base,
    async file(name, cache = 'default') {
      const url = name ? base + name : address.href;
      const [, sum] = safeName.exec(name) ?? [];
      const damaged = new FaqError('damaged', url);
      if (name && !sum) throw damaged;
      let response: Response;
      let bytes: Uint8Array;
      try {
        response = await options.fetch(url, { cache, signal });
        // Nothing at all is as wrong as too much, and takes no memory.
        const isTooLong = Number(response.headers.get('content-length')) > maxFileBytes;
        bytes = new Uint8Array(isTooLong ? new ArrayBuffer() : await response.arrayBuffer());
      } catch (cause) {
        throw signal?.aborted ? cause : new FaqError('offline', url, cause);
      }
      if (!response.ok) throw new FaqError(response.status === 404 || response.status === 410 ? 'missing' : 'offline', url);
      if (name && checksum(bytes) !== sum) throw damaged;
      return bytes;
    },
  };
}

function addressOf(url: string | URL): URL {
  try {
    // In a page a relative address is meant relative to the page. An absolute one must not depend on the page: an element
    // of it may go by the name of `baseURI`.
    const address = new URL(url, /^https?:/i.test(String(url)) ? undefined : globalThis.document?.baseURI);
    return address.pathname.endsWith('/') ? new URL(manifestName, address) : address;
  } catch (cause) {
    throw new FaqError('missing', String(url), cause);
  }
}
