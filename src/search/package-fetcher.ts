import { checksum } from './checksum.ts';
import { damaged, FaqError } from './error.ts';
import { manifestName, type PackageFile } from './manifest.ts';

/** Fetches the files of one package; one attempt each. */
export interface PackageFetcher {
  /** The address of the folder, ending in `/`. */
  readonly base: string;
  /** `no-cache` asks the host, whatever was kept of it. */
  manifest(cache?: RequestCache): Promise<string>;
  /** A file whose checksum is right, or a {@link FaqError}. */
  file(file: PackageFile): Promise<Uint8Array>;
}

/** Files beyond this are refused by their stated length, before they are read. */
const maxFileBytes = 128 * 1024 * 1024;

export function createPackageFetcher(options: { url: string | URL; fetch: typeof fetch; signal?: AbortSignal }): PackageFetcher {
  const address = addressOf(options.url);
  const base = new URL('.', address).href;

  async function bytesOf(url: string, cache: RequestCache = 'default'): Promise<Uint8Array> {
    const response = await attempt(() => options.fetch(url, { cache, signal: options.signal ?? null }));
    if (response.status === 404 || response.status === 410) throw new FaqError('missing', `There is no FAQ at ${url} (${response.status}).`);
    if (!response.ok) throw new FaqError('offline', `${url} answered ${response.status}.`);
    if (Number(response.headers.get('content-length') ?? 0) > maxFileBytes) throw damaged(url);
    return new Uint8Array(await attempt(() => response.arrayBuffer()));
  }

  return {
    base,
    manifest: async (cache) => new TextDecoder().decode(await bytesOf(address.href, cache)),
    async file({ name, checksum: expected }) {
      const url = new URL(name, base).href;
      const bytes = await bytesOf(url);
      if (checksum(bytes) === expected) return bytes;
      throw damaged(url);
    },
  };
}

/** Network failures become `offline`; the caller's own cancellation stays what it is. */
async function attempt<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'AbortError') throw cause;
    throw new FaqError('offline', 'The FAQ could not be fetched.', { cause });
  }
}

function addressOf(url: string | URL): URL {
  let address: URL;
  try {
    // In a page a relative address is meant relative to the page. An absolute one must not depend on the page: an element
    // of it may go by the name of `baseURI`.
    address = /^https?:/i.test(String(url)) ? new URL(url) : new URL(url, globalThis.document?.baseURI);
  } catch (cause) {
    throw new FaqError('missing', `"${String(url)}" is not the address of an FAQ.`, { cause });
  }
  return address.pathname.endsWith('/') ? new URL(manifestName, address) : address;
}
