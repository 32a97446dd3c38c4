import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import type { SourceFile } from './draft.ts';
import { fetchSources, type RemoteOptions } from './inputs/remote.ts';
import { InputError } from './inputs/input-error.ts';
import { decodePath } from './link-targets.ts';
import type { Report } from './report.ts';
import { listSources, readText } from './source-folder.ts';

/** What reading an input is lent. */
export interface InputTools extends RemoteOptions {
  /** Told about each file read or page fetched; `total` counts what is known of so far. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What there is to read. */
export interface Input {
  readonly sources: readonly SourceFile[];
  /** Where the images lie; empty when there are none at hand. */
  readonly folder: string;
  /** Paths of what may be images, inside that folder. */
  readonly images: readonly string[];
}

/** Reads a folder, a file or a web address. Rejects with an {@link InputError} when there is no such thing. */
export async function openInput(from: string, report: Report, tools: InputTools = {}): Promise<Input> {
  if (/^https?:\/\//i.test(from)) return { sources: await fetchSources(from, report, tools), folder: '', images: [] };
  // A drive's letter is no scheme.
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(from)) throw new InputError('usage', `Only http and https addresses can be read, not ${from}.`);
  const found = await stat(from).catch(() => undefined);
  if (found?.isDirectory() === true) return openFolder(from, report, tools);
  if (found?.isFile() === true) return openFile(from, report);
  throw new InputError('missing', `There is no folder or file ${from}.`);
}

async function openFolder(folder: string, report: Report, { onProgress }: InputTools): Promise<Input> {
  const { articles, others } = await listSources(folder);
  const sources: SourceFile[] = [];
  let done = 0;
  for (const file of articles) {
    const text = await readText(join(folder, file));
    if (text === undefined) report.add('not-text', { file, line: 1 }, 'The file is not UTF-8 text. Save it as UTF-8.');
    else sources.push({ file, text });
    onProgress?.(++done, articles.length);
  }
  return { sources, folder, images: others };
}

async function openFile(path: string, report: Report): Promise<Input> {
  const folder = dirname(path);
  const file = basename(path);
  const text = await readText(path);
  if (text === undefined) {
    report.add('not-text', { file, line: 1 }, 'The file is not UTF-8 text. Save it as UTF-8.');
    return { sources: [], folder, images: [] };
  }
  return { sources: [{ file, text }], folder, images: await imagesNamedIn(text, folder) };
}

/** Of the folder around a single file, which may be anything, only the images it names are looked at. */
async function imagesNamedIn(text: string, folder: string): Promise<string[]> {
  const named = new Set([...text.matchAll(/[^\s"'()<>=\\]{1,200}\.(?:png|jpe?g|gif|webp|avif|svg)/gi)].map(([path]) => posix.normalize(decodePath(path).replace(/^\//, ''))));
  const inside = [...named].filter((path) => !path.startsWith('..') && !path.includes(':'));
  const found = await Promise.all(inside.map((path) => readFile(join(folder, path)).then(() => true, () => false)));
  return inside.filter((_, at) => found[at]).sort();
}
