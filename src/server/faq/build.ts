import type { PackageFiles } from '../../search/build/index.ts';
import { readBase } from './base.ts';
import type { BuildOrder } from './builder.ts';
import { composePackage } from './compose.ts';

/** Reads the merchant's package and makes a new one with what is added to it. */
export async function buildPackage({ folder, ...additions }: BuildOrder): Promise<PackageFiles> {
  return composePackage(await readBase(folder), additions);
}
