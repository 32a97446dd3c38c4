import type { ArticleEditor } from '../../models/article-editor.ts';
import { Button, stateIcons } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';

/** Who did what and when, newest first; every version can come back. */
export function History({ editor }: { readonly editor: ArticleEditor }) {
  const { say, format } = useDesk();
  const history = editor.history.value;
  const state = editor.state.value;
  if (!history) return null;
  const { live } = history.article;
  return (
    <section class="desk-faq-history" aria-label={say('faq.side-history')}>
      <h3 class="desk-faq-caption">{say('faq.side-history')}</h3>
      <ol role="list">
        {history.versions.map(({ number, action, author, at, draft }) => (
          <li key={number} data-live={number === live || undefined}>
            <div>
              <p>{say(`faq.deed-${action}`, { name: author })}</p>
              <p class="desk-soft">
                <time dateTime={new Date(at).toISOString()}>{format.full(at)}</time> · <span dir="auto">{draft.title}</span>
              </p>
              <details>
                <summary class="desk-soft">{say('faq.text-then')}</summary>
                <pre class="desk-faq-then" dir="auto">
                  {draft.body}
                </pre>
              </details>
            </div>
            {number === live ? (
              <span class="desk-badge" data-tone="success">
                {say('faq.is-live')}
              </span>
            ) : (
              <Button kind="quiet" icon={stateIcons.retry} busy={state.is === 'working' && state.on === 'restored'} onClick={() => void editor.restore(number)}>
                {say('faq.restore')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
