import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestName } from '../manifest.ts';
import { isArticleFile } from './inputs/read-drafts.ts';
import { isPackage } from './package-folder.ts';

/** What lies in a folder of articles, by path inside it, in an order that does not depend on the machine. */
export interface SourceFolder {
  readonly articles: readonly string[];
  readonly others: readonly string[];
}

/** Lists a folder. Names that begin with `.` or `_` are left alone, as is a package that was written inside the folder. */
export async function listSources(folder: string): Promise<SourceFolder> {
  const files: string[] = [];
  const visit = async (path: string): Promise<void> => {
    const entries = await readdir(join(folder, path), { withFileTypes: true });
    if (path !== '' && entries.some(({ name }) => name === manifestName) && (await isPackage(join(folder, path)))) return;
    for (const entry of entries) {
      if (/^[._]|^node_modules$/.test(entry.name)) continue;
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) await visit(inside);
      else if (entry.isFile()) files.push(inside);
    }
  };
  await visit('');
  files.sort();
  return { articles: files.filter(isArticleFile), others: files.filter((path) => !isArticleFile(path)) };
}

/** The text of a file, or `undefined` when it is neither UTF-8 nor what spreadsheets call Unicode. */
export async function readText(path: string): Promise<string | undefined> {
  const bytes = await readFile(path);
  try {
    const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
