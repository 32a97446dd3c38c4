import * as v from 'valibot';
import { ArticleBodySchema } from './article.ts';
import { instant, line, prose } from './field.ts';
import { limits } from './limits.ts';

// What agents and the server say about articles: what is missing, what was written at the desk, and what became of it.

/** How much an agent may write. */
export const articleLimits = {
  /** Characters of Markdown. */
  bodyLength: 20_000,
  /** Other ways to ask the same. */
  questions: 30,
  /** Texts of one group of searches in vain. */
  texts: 200,
  /** One command, in bytes of UTF-8: an article in a script of three bytes a letter fits. */
  commandBytes: 96 * 1024,
} as const;

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const localeTag = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'invalid'));
const articleId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const questions = v.optional(v.pipe(v.array(line(limits.wordsLength)), v.maxLength(articleLimits.questions, 'too-long')), []);
const texts = v.pipe(v.array(v.pipe(v.string(), v.maxLength(limits.wordsLength))), v.maxLength(articleLimits.texts));

/** What an agent writes. */
export const ArticleDraftSchema = v.object({
  title: line(limits.titleLength),
  /** Markdown. */
  body: prose(articleLimits.bodyLength),
  /** Empty: none. */
  category: v.optional(v.pipe(v.string(), v.maxLength(limits.nameLength, 'too-long'), v.trim()), ''),
  /** Other ways customers ask the same. */
  questions,
  locale: localeTag,
});
export type ArticleDraft = v.InferOutput<typeof ArticleDraftSchema>;

/** One thing done to an article: `saved` keeps a draft, the others change what shoppers read. */
export const ArticleVersionSchema = v.object({
  number,
  action: v.picklist(['saved', 'published', 'restored', 'withdrawn']),
  draft: ArticleDraftSchema,
  /** The agent's name. */
  author: v.string(),
  at: instant,
});
export type ArticleVersion = v.InferOutput<typeof ArticleVersionSchema>;

/** An article written at the desk, as a list shows it. */
export const DeskArticleSchema = v.object({
  id: v.string(),
  locale: v.string(),
  title: v.string(),
  category: v.string(),
  /** Number of the version shoppers read; 0 for none. */
  live: number,
  /** Number of the newest version; above `live` when something is written that shoppers do not read yet. */
  head: number,
  author: v.string(),
  at: instant,
  /** How many searches in vain it has answered. */
  answered: number,
});
export type DeskArticle = v.InferOutput<typeof DeskArticleSchema>;

/** Searches in vain that mean the same. */
export const GapSchema = v.object({
  /** The text that says it best. */
  title: v.string(),
  locale: v.string(),
  /** How many searches. */
  times: number,
  /** How many of them found nothing; the others showed articles that nobody opened. */
  empty: number,
  lastAt: instant,
  /** Every text, most often asked first. */
  texts: v.array(v.object({ words: v.string(), times: number })),
});
export type Gap = v.InferOutput<typeof GapSchema>;

/** What the desk shows about the FAQ. */
export const KnowledgeSchema = v.object({
  /** Whether searches in vain are gathered. */
  learns: v.boolean(),
  /** The languages there are, the first one to write in unless somebody chooses. */
  locales: v.array(v.string()),
  categories: v.array(v.string()),
  gaps: v.array(GapSchema),
  articles: v.array(DeskArticleSchema),
});
export type Knowledge = v.InferOutput<typeof KnowledgeSchema>;

/** An article of the desk with its history, newest first. */
export const ArticleHistorySchema = v.object({ article: DeskArticleSchema, versions: v.array(ArticleVersionSchema) });
export type ArticleHistory = v.InferOutput<typeof ArticleHistorySchema>;

/** How Markdown will look, and what is odd about it. */
export const ArticlePreviewSchema = v.object({
  body: ArticleBodySchema,
  findings: v.array(v.object({ line: number, message: v.string() })),
});
export type ArticlePreview = v.InferOutput<typeof ArticlePreviewSchema>;

const place = v.object({ article: v.string(), version: number });

/** What is written, and upon what: an article that exists, and the newest version its writer has seen. Another one since refuses `onto` as `taken`. */
const writing = { ...ArticleDraftSchema.entries, article: v.exactOptional(articleId), onto: v.exactOptional(number) };

/** What agents do to articles. Part of `deskCommandSchemas`. */
export const articleCommandSchemas = {
  /** Keeps a draft; what shoppers read stays as it is. Without an article a new one begins. */
  'article.save': { body: v.object(writing), result: place },
  /** Shoppers read it from now on; the searches named are answered by it. */
  'article.publish': {
    body: v.object({ ...writing, answers: v.optional(texts, []) }),
    result: place,
  },
  /** Shoppers read an earlier version again. */
  'article.restore': { body: v.object({ article: articleId, version: number }), result: place },
  /** Shoppers read it no longer; what it answered is open again. */
  'article.withdraw': { body: v.object({ article: articleId }), result: place },
  /** These searches need no article. */
  'gap.dismiss': { body: v.object({ locale: v.pipe(v.string(), v.maxLength(35)), words: texts }), result: v.object({}) },
} as const;
