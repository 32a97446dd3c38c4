import fc from 'fast-check';
import { ConfigSchema, readConfig } from '../../src/server/index.ts';
import type { FuzzTarget } from './fuzz.ts';
import { almost, strangeJson } from './strange.ts';

const keys = [...Object.keys(ConfigSchema.entries), 'monday', 'enabled', 'countries', 'topics', 'burst', 'perSecond', 'key', 'audience', 'total'];
const right = { name: 'Shop', timeZone: 'Europe/London', hours: { monday: [['09:00', '17:00']] }, origins: ['https://shop.example'], rates: { chat: { burst: 1, perSecond: 1 } }, callback: { countries: ['GB'] }, logLevel: 'warn' };

/** Configurations as merchants and their scripts might write them. What must hold: it is read whole, or refused in one sentence. */
export function fuzzConfiguration(): FuzzTarget {
  return {
    name: 'the server’s configuration',
    inputs: fc.oneof(strangeJson(keys), almost(right, keys), fc.anything()),
    take(input: unknown) {
      try {
        const config = readConfig(input);
        if (config.rates === undefined || config.chat === undefined) throw new Error('It was read with holes in it.');
      } catch (error) {
        if ((error as Error).name !== 'StartError') throw error;
        if (!/^[A-Z][\s\S]*\.$/.test((error as Error).message)) throw new Error(`This is no sentence: ${(error as Error).message}`, { cause: error });
      }
    },
  };
}
