// A thread's whole life: one order, one package. Built as `faq-thread.js` beside the command.
import { parentPort, workerData } from 'node:worker_threads';
import { buildPackage, type BuildOrder } from './build.ts';

parentPort?.postMessage(await buildPackage(workerData as BuildOrder));
