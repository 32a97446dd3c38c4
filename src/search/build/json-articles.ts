import * as v from 'valibot';
import type { Block } from '../../protocol/article.ts';
import type { CompiledArticle } from './compile-articles.ts';
import { textIn } from './element.ts';
import { parsePiece } from './html-tree.ts';
import { isHtml } from './inputs/loose-text.ts';

// Exports write what they do not know as null, as nothing, or leave it out; numbers stand where texts are meant.
const text = v.pipe(v.nullish(v.union([v.string(), v.number(), v.boolean()]), ''), v.transform((value) => String(value).trim()));
// What helps and is not understood is left out: an article is searched without its tags, too.
const texts = v.fallback(
  v.pipe(
    v.nullish(v.union([v.array(text), v.string()]), []),
    v.transform((value) => (typeof value === 'string' ? [value.trim()] : value).filter((item) => item !== '')),
  ),
  [],
);
const name = v.fallback(text, '');

/** An article as other tools export it. Unknown names are left alone. */
const JsonArticleSchema = v.pipe(
  v.object({
    id: text,
    title: text,
    question: name,
    name,
    /** Plain text, a paragraph a line, or HTML. */
    body: text,
    answer: name,
    text: name,
    content: name,
    html: name,
    questions: texts,
    category: name,
    tags: texts,
    pages: texts,
    popularity: v.fallback(v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 0), 0),
    updated: v.fallback(v.pipe(text, v.regex(/^(?:\d{4}-\d\d-\d\d.*)?$/), v.transform((day) => day.slice(0, 10))), ''),
  }),
  v.transform(({ title, question, name, body, answer, text, content, html, ...article }) => ({
    ...article,
    title: title || question || name,
    body: plainText(body || answer || text || content || html),
  })),
  v.check(({ id }) => id !== '', 'An article needs an id'),
  v.check(({ title, body }) => title !== '' || body !== '', 'An article needs a title or a text'),
  // An answer without a title is found and shown by its first line.
  v.transform((article) => ({ ...article, title: article.title || (linesOf(article.body)[0] ?? '') })),
);

type JsonArticle = v.InferOutput<typeof JsonArticleSchema>;

/** Thrown when a file is not a list of articles; the message names the place. */
export class JsonArticlesError extends Error {
  override readonly name = 'JsonArticlesError';
}

/** Reads a JSON array of articles, bare or as `articles`, or one article a line. */
export function articlesFromJson(json: string): CompiledArticle[] {
  const result = v.safeParse(v.array(JsonArticleSchema), parse(json));
  if (!result.success) {
    const [issue] = result.issues;
    throw new JsonArticlesError(`This is not a list of articles: at ${v.getDotPath(issue) ?? 'the top'}, ${issue.message}.`);
  }
  const seen = new Set<string>();
  const twice = result.output.find(({ id }) => seen.size === seen.add(id).size);
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

/** HTML is read as its text, a block a line. */
function plainText(body: string): string {
  return isHtml(body) ? textIn(parsePiece(body.replace(/<(?:br|\/(?:p|div|li|tr|h[1-6]|dt|dd))\b/gi, '\n$&'))) : body;
}

function linesOf(body: string): string[] {
  return body.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

function parse(json: string): unknown {
  // Some editors begin a file with a mark that JSON does not know.
  const text = json.replace(/^\ufeff/, '');
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
    return 'articles' in data ? data.articles : [data];
  } catch (cause) {
    try {
      return text.split('\n').filter((line) => line.trim() !== '').map((line): unknown => JSON.parse(line));
    } catch {
      throw new JsonArticlesError('The file is not valid JSON.', { cause });
    }
  }
}
