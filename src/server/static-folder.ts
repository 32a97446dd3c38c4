import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { answerFile, encodingFor, readyFile, type Encoding, type ReadyFile } from './file-answer.ts';

/** Files kept in memory, compressed; a shop's widget and FAQ are far below it. */
const maxKeptBytes = 64 * 1024 * 1024;

/** How a folder is served. */
export interface StaticOptions {
  /** Lets pages of any origin read the files: they are public and carry no cookie. */
  readonly shared: boolean;
}

/** A folder whose files are served and nothing beside them. */
export interface StaticFolder {
  /** The answer for a path inside the folder; undefined when there is no such file. */
  serve(path: string, request: Request): Promise<Response | undefined>;
  /** A file as text, for a page that is changed on the way. */
  text(path: string): Promise<string | undefined>;
}

interface Kept extends ReadyFile {
  readonly stamp: string;
}

/** Serves a folder from memory, reading a file again when it has changed. */
export function createStaticFolder(folder: string, { shared }: StaticOptions): StaticFolder {
  const kept = new Map<string, Kept>();
  let keptBytes = 0;

  async function load(file: string, encoding: Encoding): Promise<ReadyFile> {
    const { mtimeMs, size } = await stat(file);
    const stamp = `${mtimeMs} ${size}`;
    const key = `${encoding} ${file}`;
    const known = kept.get(key);
    if (known?.stamp === stamp) return known;
    const fresh: Kept = { ...(await readyFile(file, await readFile(file), encoding)), stamp };
    const { length } = fresh.body;
    if (keptBytes + length > maxKeptBytes) {
      kept.clear();
      keptBytes = 0;
    }
    keptBytes += length - (known?.body.length ?? 0);
    kept.set(key, fresh);
    return fresh;
  }

  return {
    async serve(path, request) {
      const file = await locate(folder, path);
      if (!file) return undefined;
      return answerFile(await load(file, encodingFor(request)), request, { shared, cacheControl: 'public, max-age=300' });
    },
    async text(path) {
      const file = await locate(folder, path);
      return file && readFile(file, 'utf8');
    },
  };
}

/** The file of a path, followed through links: whatever a path says, it ends inside the folder or nowhere. */
async function locate(folder: string, path: string): Promise<string | undefined> {
  let name: string;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  // Names that begin with a dot are nobody's business: `.env`, `.git`, and `..` among them.
  if (name.includes('\0') || name.split(/[/\\]/).some((part) => part.startsWith('.'))) return undefined;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, name));
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
