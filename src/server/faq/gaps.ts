import type { Gap } from '../../protocol/index.ts';
import type { Store } from '../store/index.ts';
import type { MissedText } from '../store/rows/faq.ts';
import { groupTexts } from './groups.ts';

/** Texts grouped, most often asked first. */
const textsGrouped = 500;
const gapsShown = 200;

/** What is missing in the FAQ. */
export interface Gaps {
  read(): Promise<Gap[]>;
}

/** Groups what was looked for in vain; again only when that has changed, since it takes up to half a second of the processor. */
export function createGaps({ rows }: Pick<Store, 'rows'>): Gaps {
  let grouped: { readonly key: string; readonly gaps: Gap[] } | undefined;
  return {
    async read() {
      const missed = await rows.faq.missed(textsGrouped);
      const key = JSON.stringify(missed);
      grouped = grouped?.key === key ? grouped : { key, gaps: await gapsOf(missed) };
      return grouped.gaps;
    },
  };
}

async function gapsOf(missed: readonly MissedText[]): Promise<Gap[]> {
  const gaps: Gap[] = [];
  for (const locale of new Set(missed.map((text) => text.locale))) {
    for (const texts of await groupTexts(missed.filter((text) => text.locale === locale), locale)) {
      gaps.push({
        title: texts[0].words,
        locale,
        times: texts.reduce((sum, { times }) => sum + times, 0),
        empty: texts.reduce((sum, { empty }) => sum + empty, 0),
        lastAt: Math.max(...texts.map(({ lastAt }) => lastAt)),
        texts: texts.map(({ words, times }) => ({ words, times })),
      });
    }
  }
  return gaps.sort((a, b) => b.times - a.times || b.lastAt - a.lastAt).slice(0, gapsShown);
}
