import { useMemo } from 'preact/hooks';
import { articlePhrases, type ArticlePhrases } from '../../../channels/faq/text/article-en.ts';
import { Tree } from '../../../channels/faq/tree.tsx';
import { createSay } from '../../../core/text.ts';
import type { ArticleEditor } from '../../models/article-editor.ts';
import { Icon, stateIcons } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';

/** The article as shoppers will see it, drawn by what draws it for them, and what is odd about it. */
export function Preview({ editor }: { readonly editor: ArticleEditor }) {
  const { say } = useDesk();
  const { title, category, locale } = editor.draft.value;
  const sayArticle = useMemo(() => createSay<ArticlePhrases>({ phrases: articlePhrases, locale }), [locale]);
  const preview = editor.preview.value;
  return (
    <section class="desk-faq-preview" aria-label={say('faq.side-preview')}>
      <h3 class="desk-faq-caption">{say('faq.preview')}</h3>
      <article class="desk-faq-sheet" lang={locale} dir="auto">
        {category && <p class="desk-soft">{category}</p>}
        <h4 class="db-faq-name">{title || say('faq.untitled')}</h4>
        {preview && preview.body.length > 0 ? <Tree blocks={preview.body} say={sayArticle} follow={() => {}} /> : <p class="desk-soft">{say('faq.preview-empty')}</p>}
      </article>
      {preview && preview.findings.length > 0 && (
        <ul class="desk-faq-findings" role="list" aria-label={say('faq.findings')}>
          {preview.findings.map(({ line, message }, at) => (
            <li key={at}>
              <Icon drawing={stateIcons.warning} size={16} />
              <span>{say('faq.finding', { line, message })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
