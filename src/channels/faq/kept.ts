import type { Store } from '../../core/platform.ts';
import { checksum } from '../../search/checksum.ts';

/** Where what was fetched of one FAQ is kept. */
export interface Place {
  /** Nothing where nothing may be kept. */
  readonly store: (() => Promise<Store | undefined>) | undefined;
  /** The FAQ's address. */
  readonly url: string;
}

/** What is kept: files by their addresses, each with its checksum. */
type Kept = Readonly<Record<string, { readonly bytes: Uint8Array; readonly sum: string }>>;

/** An FAQ beyond this would crowd out what matters more. */
const maxBytes = 20 * 1024 * 1024;

/** A package's files carry their checksums in their names; what does not is its manifest. */
const isManifest = (address: string) => !/-[0-9a-f]{8}\.\w+$/.test(address);

const keyOf = ({ url }: Place) => `faq ${url}`;

/** Keeps what was fetched, and forgets what the manifest no longer names. Empties `fetched`. */
export async function keep(place: Place, fetched: Map<string, Response>): Promise<void> {
  const store = await place.store?.();
  if (!store) return;
  const files: Record<string, Kept[string]> = {};
  for (const [address, response] of fetched) {
    fetched.delete(address);
    const bytes = new Uint8Array(await response.arrayBuffer());
    files[address] = { bytes, sum: checksum(bytes) };
  }
  await store.update<Kept>(keyOf(place), (before) => {
    const all = Object.entries({ ...before, ...files });
    const manifest = all.filter(([address]) => isManifest(address)).map(([, { bytes }]) => new TextDecoder().decode(bytes)).join('');
    const named = all.filter(([address]) => isManifest(address) || manifest.includes(address.split('/').slice(-2).join('/')));
    return named.reduce((sum, [, { bytes }]) => sum + bytes.length, 0) > maxBytes ? undefined : Object.fromEntries(named);
  });
}

/** Answers a fetch that failed with what was kept; what is no longer as it was written is forgotten. Else `failure` stands. */
export async function fetchKept(place: Place, address: string, failure: unknown): Promise<Response> {
  const store = await place.store?.();
  const kept = await store?.read<Kept>(keyOf(place));
  const file = kept?.[address];
  if (file === undefined) throw failure;
  // A disk is trusted no further than a network; what the file says is checked where it is read.
  if (file.bytes instanceof Uint8Array && checksum(file.bytes) === file.sum) return new Response(file.bytes.slice());
  await store?.remove(keyOf(place));
  throw failure;
}
