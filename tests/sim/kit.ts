import { phrases, type ChatPhrases } from '../../src/channels/chat/text/en.ts';
import { createSay } from '../../src/core/index.ts';
import { readConfig } from '../../src/server/config.ts';
import { createOpeningHours } from '../../src/server/hours.ts';
import { honestRules, type DiskRules } from './disk.ts';
import type { Kit } from './world.ts';

// Worlds say more in an hour than people in a year: limits get in the way only where a story says so.
const plenty = { burst: 1_000_000, perSecond: 1_000_000 };

/** How the shop proves who is signed in there. */
export const shop = { key: 'a secret of Harbour Goods and its desk', audience: 'harbour-goods' };

/** What all worlds share. */
export function createKit(rules: Partial<DiskRules> = {}): Kit {
  const config = readConfig({
    publicUrl: 'http://shop.test',
    allowMissingOrigin: true,
    identity: shop,
    rates: { chat: plenty, contact: plenty, agent: plenty, frame: plenty, visitor: plenty, network: plenty },
  });
  return { config, hours: createOpeningHours(config), say: createSay<ChatPhrases>({ phrases, locale: 'en-GB' }), rules: { ...honestRules, ...rules } };
}
