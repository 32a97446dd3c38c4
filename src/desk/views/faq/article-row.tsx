import type { DeskArticle } from '../../../protocol/index.ts';
import { Ago } from '../ago.tsx';
import { useDesk } from '../context.ts';

/** One article in the list. */
export function ArticleRow({ article }: { readonly article: DeskArticle }) {
  const { desk, say } = useDesk();
  const open = desk.knowledge.open.value;
  const chosen = open.is === 'editor' && open.editor.article.value === article.id;
  return (
    <li>
      <button type="button" class="desk-row desk-faq-row" aria-label={article.title} aria-current={chosen ? 'true' : undefined} onClick={() => desk.knowledge.edit(article.id)}>
        <span class="desk-row-body">
          <span class="desk-row-top">
            <span class="desk-row-name" dir="auto">
              {article.title}
            </span>
            <Ago at={article.at} />
          </span>
          <span class="desk-row-foot">
            <ArticleStatus article={article} />
            <span class="desk-row-excerpt">{article.answered > 0 ? say('faq.answered', { count: article.answered }) : article.category || article.author}</span>
          </span>
        </span>
      </button>
    </li>
  );
}

/** What shoppers see of it. */
export function ArticleStatus({ article: { live, head } }: { readonly article: Pick<DeskArticle, 'live' | 'head'> }) {
  const { say } = useDesk();
  const is = live === 0 ? 'draft' : live < head ? 'ahead' : 'live';
  return (
    <span class="desk-badge" data-tone={is === 'live' ? 'success' : 'quiet'}>
      {say(`faq.is-${is}`)}
    </span>
  );
}
