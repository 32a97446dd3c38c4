import * as v from 'valibot';
import { line } from './field.ts';
import { limits } from './limits.ts';

const locale = v.pipe(v.string(), v.maxLength(35));

/** "Did this help?" */
export const FaqVoteSchema = v.object({
  article: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  helpful: v.boolean(),
  locale,
});
export type FaqVote = v.InferOutput<typeof FaqVoteSchema>;

/** A search that found nothing, so that the shop can write what is missing. */
export const FaqMissSchema = v.object({ words: line(limits.wordsLength), locale });
export type FaqMiss = v.InferOutput<typeof FaqMissSchema>;
