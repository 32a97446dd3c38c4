import * as v from 'valibot';
import { line } from './field.ts';
import { lessonLength } from './lesson.ts';
import { limits } from './limits.ts';

const locale = v.pipe(v.string(), v.maxLength(35));
const article = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** "Did this help?" */
export const FaqVoteSchema = v.object({ article, helpful: v.boolean(), locale });
export type FaqVote = v.InferOutput<typeof FaqVoteSchema>;

/**
 * What one visit to the FAQ teaches the shop: what was looked for in vain, so that it can be written, and what was read,
 * so that it is shown first. Texts and ids alone: nothing says who it was, or that two of them were one person.
 */
export const FaqLessonSchema = v.object({
  searches: v.pipe(
    v.array(
      v.object({
        words: line(limits.wordsLength),
        /** How many articles were shown. 0: nothing fitted. More: none of them was opened. */
        found: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000)),
      }),
    ),
    v.maxLength(lessonLength),
  ),
  /** Articles that were opened. */
  read: v.pipe(v.array(article), v.maxLength(lessonLength)),
  locale,
});
export type FaqLesson = v.InferOutput<typeof FaqLessonSchema>;
