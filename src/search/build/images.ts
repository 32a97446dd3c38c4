import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { checksum } from '../checksum.ts';
import { decodePath } from './link-targets.ts';
import type { Report } from './report.ts';

/** Images travel with the package under a name made of their content; the same image is kept once. */
export interface Images {
  /** The source to write into the tree, or `undefined` when the image cannot be shown; the report then says why. */
  find(src: string, place: { readonly file: string; readonly line: number }): string | undefined;
  /** Every image that was found, by its name in the package. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const kinds = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/**
 * Prepares the images of a folder. They are read before the articles are compiled, so that compiling does not wait:
 * `wanted` are the paths found in the folder.
 */
export async function readImages(folder: string, wanted: Iterable<string>, report: Report): Promise<Images> {
  const names = new Map<string, string>();
  const files = new Map<string, Uint8Array>();
  const used = new Map<string, Uint8Array>();
  for (const path of wanted) {
    if (!kinds.test(path)) continue;
    const bytes = new Uint8Array(await readFile(join(folder, path)));
    const name = `images/${checksum(bytes)}-${bytes.length.toString(36)}${posix.extname(path).toLowerCase()}`;
    names.set(path, name);
    files.set(name, bytes);
  }

  return {
    files: used,
    find(src, place) {
      if (/^https?:\/\//i.test(src)) {
        report.add('image-elsewhere', place, `The image ${src} is loaded from another host; shoppers' browsers will ask it.`);
        return src;
      }
      // A built site means its own top by a leading slash; outside of one there is nothing it could mean.
      const atTop = src.startsWith('/') ? names.get(posix.normalize(decodePath(src.slice(1)))) : undefined;
      if ((atTop === undefined && /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(src)) || src === '') {
        report.add('image-refused', place, `The image "${src.slice(0, 80)}" was left out: write a path beside the article, or a web address.`);
        return undefined;
      }
      const path = posix.join(posix.dirname(place.file), decodePath(src.split(/[?#]/)[0] ?? ''));
      const name = atTop ?? names.get(path);
      const bytes = name === undefined ? undefined : files.get(name);
      if (name === undefined || bytes === undefined) {
        report.add('image-missing', place, `There is no image ${path}; its description is shown instead.`);
        return undefined;
      }
      used.set(name, bytes);
      return name;
    },
  };
}
