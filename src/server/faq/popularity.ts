import type { Rows } from '../store/index.ts';
import type { PopularityRow, Reception } from '../store/rows/faq.ts';

/** What was liked longer ago says little about now. */
const lookBackMs = 90 * 24 * 60 * 60 * 1000;

/** So many reads, and votes counted as three each, make what was learned weigh as much as it may at most by half. */
const halfWeightAt = 20;

/** What a merchant said about popularity never loses all its say. */
const mostWeight = 80;

/**
 * What reads and votes come to: how much an article is read beside the one that is read most (by logarithm, since the
 * first hundred reads say more than the next), raised or lowered by up to a half by whether it helped. One vote among
 * few moves little: two imagined ones, a yes and a no, stand beside the real ones.
 */
export function reckonPopularity(receptions: readonly Reception[]): PopularityRow[] {
  // Who votes has read: of a shop that is told votes alone, a yes must not count against an article for want of reads.
  const readings = ({ reads, helpful, unhelpful }: Reception) => Math.max(reads, helpful + unhelpful);
  const most = Math.max(1, ...receptions.map(readings));
  return receptions
    .map((reception) => {
      const { locale, article, helpful, unhelpful } = reception;
      const reads = readings(reception);
      const votes = helpful + unhelpful;
      const attention = Math.log1p(reads) / Math.log1p(most);
      const liking = (helpful + 1) / (votes + 2);
      const evidence = reads + 3 * votes;
      return {
        locale,
        article,
        score: Math.min(100, Math.round(100 * attention * (0.5 + liking))),
        weight: Math.round((mostWeight * evidence) / (evidence + halfWeightAt)),
      };
    })
    .filter(({ weight }) => weight > 0);
}

/** Reckons anew and writes it down, for every process to build with. */
export async function relearnPopularity(rows: Pick<Rows, 'faq'>, now: number): Promise<void> {
  await rows.faq.replacePopularity(reckonPopularity(await rows.faq.receptions(now - lookBackMs)));
}

/** What a merchant said, moved towards what was learned. */
export function blend(said: number, learned: Pick<PopularityRow, 'score' | 'weight'> | undefined): number {
  if (learned === undefined) return said;
  const share = learned.weight / 100;
  return Math.round(said * (1 - share) + learned.score * share);
}
