import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { limits, type Snippet } from '../protocol/index.ts';
import { openWhole, type Faq } from '../search/index.ts';
import { articleText } from './article-text.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

/** What agents need not write themselves: replies of the shop, and articles of its FAQ. */
export interface Snippets {
  /** What fits the words best, replies first; without words what is needed most. Articles are in the language nearest to the visitor's. */
  find(words: string, locale: string): Promise<Snippet[]>;
}

const mostReplies = 5;
const mostArticles = 5;
/** Visitors say which language they read; nobody may fill the memory with made-up ones. */
const mostLocales = 20;

/** Reads the FAQ from its folder at the first question, and anew when it was built anew. */
export function createSnippets({ config, log }: { readonly config: Pick<Config, 'replies' | 'faqFolder'>; readonly log: Log }): Snippets {
  const { replies, faqFolder } = config;
  let opened: { readonly at: number; readonly faqs: Map<string, Promise<Faq>> } | undefined;

  async function faqIn(folder: string, locale: string): Promise<Faq> {
    const { mtimeMs } = await stat(join(folder, 'manifest.json'));
    if (opened?.at !== mtimeMs || opened.faqs.size >= mostLocales) opened = { at: mtimeMs, faqs: new Map() };
    const faq = opened.faqs.get(locale) ?? openWhole({ url: 'http://faq.invalid/', locale, fetch: fileFetch(folder) });
    opened.faqs.set(locale, faq);
    return faq;
  }

  async function articles(words: string, locale: string): Promise<Snippet[]> {
    if (faqFolder === undefined) return [];
    try {
      const faq = await faqIn(faqFolder, locale);
      const found = words ? faq.search(words, { limit: mostArticles }).map(({ article }) => article.id) : faq.suggest({ url: '/' }, mostArticles).map(({ id }) => id);
      const read = await Promise.all(found.map((id) => faq.article(id)));
      return read.map(({ id, title, body }) => ({ id: `article ${id}`, kind: 'article', title, text: articleText(body).slice(0, limits.messageLength) }));
    } catch (error) {
      opened = undefined;
      log.error('the FAQ cannot be read for the desk', error);
      return [];
    }
  }

  return {
    async find(words, locale) {
      const wanted = fold(words).split(/\s+/).filter(Boolean);
      const fitting = replies.filter(({ title, text }) => wanted.every((word) => fold(`${title}\n${text}`).includes(word)));
      return [
        ...fitting.slice(0, mostReplies).map(({ title, text }): Snippet => ({ id: `reply ${title}`, kind: 'reply', title, text })),
        ...(await articles(words.trim(), locale)),
      ];
    },
  };
}

/** Answers from a folder what would come from the address of a package. An address has resolved its dots: none leads out. */
function fileFetch(folder: string): typeof fetch {
  return async (input) => {
    const url = input instanceof Request ? input.url : String(input);
    try {
      return new Response(await readFile(join(folder, decodeURIComponent(new URL(url).pathname).replaceAll('..', ''))));
    } catch {
      return new Response(null, { status: 404 });
    }
  };
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase();
}
