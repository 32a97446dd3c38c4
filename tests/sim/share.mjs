// One thread's share of `sim.mjs`: plays its stories and says how far it is.
import { parentPort, workerData } from 'node:worker_threads';

const { file, runs, seed, path } = workerData;
const { search, hurry } = await import(file);
hurry();
// The thread dies of it, and with it the command.
process.on('unhandledRejection', (error) => {
  throw error;
});
const onRun = (count) => count % 50 === 0 && parentPort.postMessage({ count });
parentPort.postMessage(await search({ runs, seed, ...(path && { path }), onRun }));
