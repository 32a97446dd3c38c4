export type { Handle } from './handle.ts';
export type { Options } from './options.ts';
export { start } from './start.tsx';
