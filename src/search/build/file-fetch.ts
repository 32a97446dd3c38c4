import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A `fetch` for `file:` addresses, which Node's does not know: opens a package on the disk as a browser would on a host. */
export const fileFetch: typeof fetch = async (input) => {
  try {
    return new Response(await readFile(fileURLToPath(String(input))));
  } catch {
    return new Response(null, { status: 404 });
  }
};
