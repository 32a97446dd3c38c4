import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { manifestName } from '../manifest.ts';

/** The files of a package by their names inside it. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** Thrown instead of overwriting something that Deskbell did not write. */
export class ForeignFolderError extends Error {
  override readonly name = 'ForeignFolderError';
}

/** Whether the folder holds a package: only then may it be replaced unasked. */
export async function isPackage(folder: string): Promise<boolean> {
  try {
    const data: unknown = JSON.parse(await readFile(join(folder, manifestName), 'utf8'));
    return typeof data === 'object' && data !== null && 'format' in data && data.format === 'deskbell-faq';
  } catch {
    return false;
  }
}

/**
 * Writes a package so that there is never half of one: into a new folder beside it, which then takes its name. A crash
 * leaves the old package or the new one.
 */
export async function writePackage(folder: string, files: PackageFiles, options: { readonly force?: boolean } = {}): Promise<void> {
  const target = resolve(folder);
  const existing = await readdir(target).catch(absent);
  if (existing !== undefined && existing.length > 0 && options.force !== true && !(await isPackage(target))) {
    throw new ForeignFolderError(`${folder} is not empty and not an FAQ package. Choose another folder, or replace it with --force.`);
  }

  // Not mkdtemp: its folder is closed to everyone else, the web server included.
  const fresh = join(dirname(target), `.${basename(target)}-${randomUUID()}`);
  await mkdir(fresh, { recursive: true });
  try {
    for (const [name, bytes] of files) {
      await mkdir(dirname(join(fresh, name)), { recursive: true });
      await writeFile(join(fresh, name), bytes);
    }
    await exchange(fresh, target, existing !== undefined);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
}

/** Whether the folder holds exactly these files, byte for byte. */
export async function isSamePackage(folder: string, files: PackageFiles): Promise<boolean> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(absent);
  if (names === undefined || names.filter((entry) => entry.isFile()).length !== files.size) return false;
  for (const [name, bytes] of files) {
    const there = await readFile(join(folder, name)).catch(absent);
    if (there === undefined || !there.equals(bytes)) return false;
  }
  return true;
}

/** A folder cannot be renamed onto a full one, so the old one steps aside first and returns if the new one cannot come. */
async function exchange(fresh: string, target: string, isTaken: boolean): Promise<void> {
  if (!isTaken) return rename(fresh, target);
  const aside = `${fresh}-old`;
  await rename(target, aside);
  try {
    await rename(fresh, target);
  } catch (error) {
    await rename(aside, target);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
