import { createLanguage } from '../../search/build/language.ts';
import type { PackageFiles } from '../../search/build/index.ts';
import { openWhole, type Faq } from '../../search/index.ts';
import type { Store } from '../store/index.ts';
import type { LiveArticle } from './compose.ts';
import { packageAddress, packageFetch } from './package-fetch.ts';

/** What was built, and what stood in the package before. */
export interface Change {
  readonly files: PackageFiles;
  readonly articles: readonly LiveArticle[];
  readonly known: readonly LiveArticle[];
}

/** An article among the first so many answers will be seen. */
const seenAmong = 3;

/** How many of the words that matter an article must have, beside being found: in a small FAQ much is found by `do you`. */
const leastShare = 0.6;

/** Texts looked at, most often asked first, and searched in one go. */
const textsLookedAt = 2_000;
const together = 50;

/**
 * Notes which searches in vain the new articles answer, by searching once more with the very search of the widget. What
 * an article was not written for it may answer all the same, and what it was written for it may still miss.
 */
export async function answerGaps(store: Store, { files, articles, known }: Change): Promise<void> {
  const before = new Map(known.map(({ id, at }) => [id, at]));
  const fresh = articles.filter(({ id, at }) => before.get(id) !== at);
  if (fresh.length === 0) return;
  const fetch = packageFetch(async (name) => files.get(name));
  const missed = await store.rows.faq.missed(textsLookedAt);
  for (const locale of new Set(fresh.map((article) => article.locale))) {
    const faq = await openWhole({ url: packageAddress, locale, fetch });
    const texts = missed.filter((each) => each.locale === locale).map(({ words }) => words);
    const answers = await findAnswers(faq, texts, fresh.filter((article) => article.locale === locale));
    for (const [article, words] of answers) {
      await store.transaction(async (rows) => {
        // It may have been withdrawn while the package was built.
        if (((await rows.articles.lock(article))?.live ?? 0) > 0) await rows.faq.answerMisses(locale, words, article);
      });
    }
  }
}

/** Article → the texts it answers. */
async function findAnswers(faq: Faq, texts: readonly string[], articles: readonly LiveArticle[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const written = new Map(articles.map(({ id, title, questions, body }) => [id, [title, ...questions, body].join('\n')]));
  const { findWords, stem, light } = createLanguage(faq.locale);
  const isAbout = (words: string, text = '') => {
    const asked = findWords(words).filter((word) => !light.has(stem(word.text)));
    const met = asked.filter((word) => faq.match(word.text, text).length > 0);
    return met.length > 0 && met.length >= asked.length * leastShare;
  };
  const answers = new Map<string, string[]>();
  for (const [at, words] of texts.entries()) {
    if (at % together === together - 1) await new Promise((resolve) => setImmediate(resolve));
    const hits = faq.search(words, { limit: seenAmong }).map(({ article }) => article.id);
    const answer = hits.find((id) => written.has(id) && isAbout(words, written.get(id)));
    if (answer !== undefined) answers.set(answer, [...(answers.get(answer) ?? []), words]);
  }
  return answers;
}
