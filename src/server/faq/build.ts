import type { PackageFiles } from '../../search/build/index.ts';
import { readBase } from './base.ts';
import { composePackage, type Additions } from './compose.ts';

/** What a build needs: all of it can be handed to a thread. */
export interface BuildOrder extends Additions {
  readonly folder: string | undefined;
}

/** Reads the merchant's package and makes a new one with what is added to it. */
export async function buildPackage({ folder, ...additions }: BuildOrder): Promise<PackageFiles> {
  return composePackage(await readBase(folder), additions);
}
