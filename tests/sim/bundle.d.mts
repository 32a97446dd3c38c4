import type { Mutant } from './mutants.ts';

/** Builds the simulator, broken on purpose if told so, and answers the path of the file. */
export function bundle(options?: { readonly name?: string; readonly mutant?: Mutant | undefined }): Promise<{ readonly file: string; remove(): void }>;
