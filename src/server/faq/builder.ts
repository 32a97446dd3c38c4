import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PackageFiles } from '../../search/build/index.ts';
import type { BuildOrder } from './build.ts';

/** Builds a package. */
export type BuildPackage = (order: BuildOrder) => Promise<PackageFiles>;

/**
 * Builds in a thread of its own, since ten thousand articles take seconds in which nobody else would be answered. Run
 * from its source, where there is no built thread, the server builds within itself.
 */
export function createBuilder(thread = new URL('./faq-thread.js', import.meta.url)): BuildPackage {
  if (thread.protocol === 'file:' && existsSync(fileURLToPath(thread))) return (order) => buildInThread(thread, order);
  return async (order) => (await import('./build.ts')).buildPackage(order);
}

function buildInThread(thread: URL, order: BuildOrder): Promise<PackageFiles> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: order });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that builds the FAQ ended with ${code} and no package.`)));
  });
}
