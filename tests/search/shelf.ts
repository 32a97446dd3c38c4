import { compileArticles } from '../../src/search/build/compile-articles.ts';
import { packArticles } from '../../src/search/build/pack.ts';
import { createReport } from '../../src/search/build/report.ts';
import { openWhole, type Faq } from '../../src/search/index.ts';
import { createPackageHost, hostUrl } from './package-host.ts';

/** An FAQ of a few short articles: title → Markdown, front matter included if there is any. */
export async function openShelf(articles: Readonly<Record<string, string>>, locale = 'en'): Promise<Faq> {
  const images = { files: new Map<string, Uint8Array>(), find: () => undefined };
  const sources = Object.entries(articles).map(([title, text]) => {
    const [, front = '', body = text] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(text) ?? [];
    return { file: `${title.replace(/\W+/g, '-')}.md`, text: `---\ntitle: ${JSON.stringify(title)}\n${front}---\n${body}` };
  });
  const compiled = compileArticles(sources, { images, report: createReport(), baseUrl: '' });
  const host = createPackageHost(packArticles(compiled, { locale, images: images.files }));
  return openWhole({ url: hostUrl, locale, fetch: host.fetch });
}

/** The titles found, best first. */
export const titlesFor = (faq: Faq, words: string) => faq.search(words).map((hit) => hit.article.title);
