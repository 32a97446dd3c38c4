import { useEffect, useMemo, useState } from '../../ui/index.ts';
import type { FaqModel } from './model.ts';
import { articlePath } from './path.ts';
import { Related } from './related.tsx';
import { articlePhrases } from './text/article-en.ts';
import type { FaqViewProps } from './props.ts';

const key = 'read';

/** More is kept than is shown: some of it is suggested anyway, some may be gone from the FAQ. */
const keptCount = 10;
const shownCount = 3;

/** Keeps that an article was read, where the shop and the visitor allow that anything is kept. */
export async function keepRead(store: FaqModel['store'], article: string): Promise<void> {
  await (await store?.())?.update<readonly string[]>(key, (read) => [article, ...listOf(read).filter((id) => id !== article)].slice(0, keptCount));
}

/** What was read last, on this page or an earlier one: people come back to what they did not finish. */
export function Recent({ model, shell }: Pick<FaqViewProps, 'model' | 'shell'>) {
  const say = useMemo(() => shell.say('faq', articlePhrases), [shell]);
  const [read, setRead] = useState<readonly string[]>([]);
  useEffect(() => {
    void model.store?.().then(async (store) => setRead(listOf(await store?.read(key))));
  }, [model]);

  const state = model.library.state.value;
  const articles = state.is === 'open' ? state.faq.articles : [];
  const suggested = new Set(model.suggested.value.map(({ id }) => id));
  const recent = read.flatMap((id) => (suggested.has(id) ? [] : (articles.find((article) => article.id === id) ?? []))).slice(0, shownCount);
  return <Related articles={recent} heading={say('recent')} open={(id) => shell.go({ at: 'faq', path: articlePath(id) })} />;
}

/** What lies in a browser's database may be anything. */
function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}
