import type { ChannelName } from '../../channels/channel.ts';
import type { Say } from '../../core/text.ts';
import { sayDuration, sayTime } from '../../core/when.ts';
import type { Outlook } from './offers.ts';
import type { PeoplePhrases } from './text/en.ts';

/** A channel that leads to a person. */
export type PersonChannel = Exclude<ChannelName, 'faq'>;

/** A promise as words and as a light. */
export interface PromiseWords {
  readonly text: string | undefined;
  readonly light: 'on' | 'off' | undefined;
}

/** Puts what a channel can promise into words. Says nothing where nothing is known. */
export function sayPromise(
  channel: PersonChannel,
  outlook: Outlook,
  { say, locale, now, online }: { say: Say<PeoplePhrases>; locale: string; now: number; online: boolean },
): PromiseWords {
  if (!online) return { text: say(`${channel}.offline`), light: 'off' };
  if (outlook.is === 'asking') return { text: undefined, light: undefined };
  if (outlook.is === 'failed') return { text: say(`${channel}.failed`), light: 'off' };
  const { promised } = outlook;
  switch (promised.is) {
    case 'always':
      return { text: say(`${channel}.always`), light: undefined };
    case 'open':
      return {
        text: promised.waitMs === undefined ? say(`${channel}.open`) : say(`${channel}.wait`, { span: sayDuration(promised.waitMs, locale) }),
        light: channel === 'contact' ? undefined : 'on',
      };
    case 'by':
      return { text: say(`${channel}.by`, { time: sayTime(promised.at, { now, locale }) }), light: undefined };
    case 'closed':
      return {
        text: promised.opensAt === undefined ? say('closed') : say('closed.opens', { time: sayTime(promised.opensAt, { now, locale }) }),
        light: 'off',
      };
  }
}
