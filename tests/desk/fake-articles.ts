import type { ArticleDraft, ArticleHistory, ArticlePreview, ArticleVersion, DeskArticle, Gap, Knowledge } from '../../src/protocol/index.ts';

/** What a command about an article may hold. */
export interface ArticleBody extends Partial<ArticleDraft> {
  readonly article?: string;
  readonly onto?: number;
  readonly version?: number;
  readonly answers?: readonly string[];
  readonly words?: readonly string[];
}

/**
 * The articles and gaps of a scripted server, with the rules of the real one as far as a desk can tell: every deed is a version, and who
 * writes upon a version they have not seen is refused. `write` is what a colleague does meanwhile.
 */
export function createFakeArticles() {
  const versions = new Map<string, ArticleVersion[]>();
  const live = new Map<string, number>();
  let gaps: readonly Gap[] = [];

  const headOf = (id: string) => versions.get(id)?.at(-1)?.number ?? 0;

  function listed(id: string): DeskArticle {
    const newest = versions.get(id)?.at(-1);
    if (!newest) throw new Error(`There is no article "${id}".`);
    const { draft, author, at } = newest;
    return { id, locale: draft.locale, title: draft.title, category: draft.category, live: live.get(id) ?? 0, head: headOf(id), author, at, answered: 0 };
  }

  function write(id: string, action: ArticleVersion['action'], draft: ArticleDraft, author: string): { article: string; version: number } {
    const number = headOf(id) + 1;
    versions.set(id, [...(versions.get(id) ?? []), { number, action, draft, author, at: number * 1_000 }]);
    if (action === 'published' || action === 'restored') live.set(id, number);
    if (action === 'withdrawn') live.set(id, 0);
    return { article: id, version: number };
  }

  return {
    write,
    miss: (...missed: readonly Gap[]) => void (gaps = missed),
    clear() {
      versions.clear();
      live.clear();
      gaps = [];
    },
    knowledge: (): Knowledge => ({ learns: true, locales: ['en', 'de'], categories: ['Returns'], gaps: [...gaps], articles: [...versions.keys()].map(listed) }),
    history: (id: string): ArticleHistory | undefined => (versions.has(id) ? { article: listed(id), versions: (versions.get(id) ?? []).toReversed() } : undefined),
    preview: ({ body }: ArticleDraft): ArticlePreview => ({
      body: body ? [{ type: 'paragraph', children: [body] }] : [],
      findings: body.includes('faq:gone') ? [{ line: 1, message: 'There is no article "gone".' }] : [],
    }),
    /** Undefined where somebody else has written since. */
    perform(type: string, { article = 'new-1', onto, version, answers = [], words = [], ...draft }: ArticleBody, author: string): object | undefined {
      if (onto !== undefined && onto !== headOf(article)) return undefined;
      const isOpen = ({ texts }: Gap) => !texts.some((text) => [...answers, ...words].includes(text.words));
      gaps = gaps.filter(isOpen);
      const newest = versions.get(article)?.at(-1)?.draft;
      if (type === 'article.save') return write(article, 'saved', draft as ArticleDraft, author);
      if (type === 'article.publish') return write(article, 'published', draft as ArticleDraft, author);
      if (type === 'article.withdraw' && newest) return write(article, 'withdrawn', newest, author);
      const earlier = versions.get(article)?.find(({ number }) => number === version)?.draft;
      return type === 'article.restore' && earlier ? write(article, 'restored', earlier, author) : {};
    },
  };
}
