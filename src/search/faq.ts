import type { ArticleText } from '../protocol/article.ts';
import { readIndex } from './compact-index.ts';
import { asRead, FaqError } from './error.ts';
import type { FindAlike } from './likeness.ts';
import { editionFor, parseManifest, readManifest, type Part } from './manifest.ts';
import type { Faq, FaqOptions } from './opened.ts';
import { createPackageFetcher } from './package-fetcher.ts';
import { createSearcher } from './searcher.ts';
import { suggestFor } from './suggest.ts';
import { readSummaries } from './summaries.ts';
import { createFindWords } from './words.ts';

/** How many hits or suggestions are given when nobody asks for another number. */
export const defaultLimit = 10;

/**
 * Opens an FAQ package made by `deskbell index`, or an index in Lunr's own JSON, for which Lunr is loaded. Rejects with a
 * {@link FaqError}.
 */
export async function openFaq(options: FaqOptions): Promise<Faq> {
  const { file, base } = createPackageFetcher(options);
  const look = async (cache?: RequestCache) => new TextDecoder().decode(await file('', cache));
  const text = await look();
  const renew = async () => ((await look('no-cache')) === text ? undefined : openFaq(options));
  const manifest = asRead('manifest', () => parseManifest(text));
  if (manifest['index'] || manifest['fieldVectors']) {
    const { openLunrFile } = await import('./lunr-file.ts');
    return asRead('Lunr index', () => openLunrFile(manifest, { locale: options.locale, findWords: createFindWords(), suggestFor, renew }));
  }
  const [locale, edition] = asRead('manifest', () => editionFor(readManifest(manifest), options.locale));
  const readers = new Map<number, Promise<readonly ArticleText[]>>();

  /** Texts lie several to a file; a file is fetched once, and again only after it failed. */
  function textsIn(number: number): Promise<readonly ArticleText[]> {
    const texts = readers.get(number) ?? fetchTexts(asRead('manifest', () => edition.articles[number] ?? '?'));
    readers.set(number, texts);
    texts.catch(() => readers.delete(number));
    return texts;
  }

  async function fetchTexts(name: string): Promise<readonly ArticleText[]> {
    // Nobody reads before having searched, so what reading takes comes along with the first article.
    const [bytes, { readTexts }] = await Promise.all([file(name), import('./article-texts.ts')]);
    return asRead(name, () => readTexts(new TextDecoder().decode(bytes), base));
  }

  async function open(part: Part): Promise<Faq> {
    const [summaries, indexFile] = await Promise.all([file(part.summaries), file(part.index)]);
    const articles = asRead('summaries', () => readSummaries(summaries));
    const index = asRead('index', () => readIndex(indexFile));
    if (index.documents !== articles.length) throw new FaqError('damaged', 'index');
    const faqWith = (findAlike?: FindAlike): Faq => {
      const searcher = createSearcher(index, articles, findAlike);
      const better = async () => (part === edition.first ? open(edition) : faqWith(await (await import('./likeness.ts')).createFindAlike(index.terms, index.lexicon)));
      return {
        locale,
        articles,
        search: (words, { limit = defaultLimit } = {}) => whatIsFound(() => searcher.search(words, limit)),
        match: (words, text) => whatIsFound(() => searcher.match(words, text)),
        suggest: (page, limit = defaultLimit) => suggestFor(articles, page, limit),
        renew,
        async article(id) {
          const at = articles.findIndex((article) => article.id === id);
          // A link may lead to one that is not among the first.
          if (at < 0 && part === edition.first) return (await open(edition)).article(id);
          if (at < 0) throw new FaqError('missing', id);
          const { perFile } = edition;
          const text = (await textsIn(Math.floor(at / perFile)))[at % perFile];
          if (!text) throw new FaqError('damaged', id);
          return { ...articles[at]!, ...text };
        },
        ...(!findAlike && { better }),
      };
    };
    return faqWith();
  }
  return open(edition.first ?? edition);
}

/** Opens an FAQ and waits until it is as good as it gets: for tools, which have no visitor waiting. */
export async function openWhole(options: FaqOptions): Promise<Faq> {
  let faq = await openFaq(options);
  while (faq.better) faq = await faq.better();
  return faq;
}

/** Only an index made to mislead, its checksum included, can fail once it has been read: it finds nothing. */
function whatIsFound<T>(find: () => T[]): T[] {
  try {
    return find();
  } catch {
    return [];
  }
}
