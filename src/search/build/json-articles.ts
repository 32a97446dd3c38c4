import * as v from 'valibot';
import type { Block } from '../../protocol/article.ts';
import type { CompiledArticle } from './compile-articles.ts';

const text = v.pipe(v.string(), v.trim());

/** An article as other tools export it. Unknown names are left alone. */
const JsonArticleSchema = v.object({
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.minLength(1)),
  title: v.pipe(text, v.minLength(1)),
  /** Plain text, a paragraph a line. */
  body: v.exactOptional(text, ''),
  questions: v.exactOptional(v.array(text), []),
  category: v.exactOptional(text, ''),
  tags: v.exactOptional(v.array(text), []),
  pages: v.exactOptional(v.array(text), []),
  popularity: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 0),
  updated: v.exactOptional(v.pipe(v.string(), v.regex(/^(?:\d{4}-\d\d-\d\d.*)?$/), v.transform((day) => day.slice(0, 10))), ''),
});

type JsonArticle = v.InferOutput<typeof JsonArticleSchema>;

/** Thrown when a file is not a list of articles; the message names the place. */
export class JsonArticlesError extends Error {
  override readonly name = 'JsonArticlesError';
}

/** Reads a JSON array of articles. */
export function articlesFromJson(json: string): CompiledArticle[] {
  const result = v.safeParse(v.array(JsonArticleSchema), parse(json));
  if (!result.success) {
    const [issue] = result.issues;
    throw new JsonArticlesError(`This is not a list of articles: at ${v.getDotPath(issue) ?? 'the top'}, ${issue.message}.`);
  }
  const twice = result.output.find(({ id }, at, all) => all.findIndex((other) => other.id === id) !== at);
  if (twice !== undefined) throw new JsonArticlesError(`Two articles have the id "${twice.id}".`);

  const isAsked = areQuestions(result.output);
  return result.output.map((article) => {
    const lines = linesOf(article.body);
    const paragraphs = lines.map((line): Block => ({ type: 'paragraph', children: [line] }));
    const content = isAsked ? { questions: [...article.questions, ...lines], body: [] } : { body: paragraphs };
    return { ...article, ...content, hidden: '' };
  });
}

/**
 * Sets made of what customers asked keep those sentences in the body. Where nearly every body is a list of several short
 * lines, they are taken for what they are: other ways to ask the same.
 */
function areQuestions(articles: readonly JsonArticle[]): boolean {
  const lines = articles.map(({ body }) => linesOf(body));
  const asked = lines.filter((list) => {
    const lengths = list.map((line) => line.split(/\s+/).length).sort((a, b) => a - b);
    return lengths.length > 0 && (lengths[lengths.length >> 1] ?? 0) <= 14 && (lengths.at(-1) ?? 0) <= 60;
  });
  return asked.length > 0.8 * articles.length && lines.flat().length >= 4 * articles.length;
}

function linesOf(body: string): string[] {
  return body.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new JsonArticlesError('The file is not valid JSON.', { cause });
  }
}
