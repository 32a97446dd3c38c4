// A thread's whole life: one order, one package. Built as `faq-thread.js` beside the command.
import { parentPort, workerData } from 'node:worker_threads';
import { buildPackage } from './build.ts';
import type { BuildOrder } from './builder.ts';

parentPort?.postMessage(await buildPackage(workerData as BuildOrder));
