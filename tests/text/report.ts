import { audit } from './audit.ts';

/** For `missing.mjs`, which can load this and ask it for nothing more. */
export const report = await audit();
