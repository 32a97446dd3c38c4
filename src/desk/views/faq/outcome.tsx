import { isOvertaken, type ArticleEditor } from '../../models/article-editor.ts';
import { Notice } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';

/** What became of the last deed, told to eyes and ears. */
export function Outcome({ editor }: { readonly editor: ArticleEditor }) {
  const { say } = useDesk();
  const state = editor.state.value;
  return (
    <div class="desk-faq-outcome" role="status">
      {state.is === 'done' && <Notice tone="success">{say(`faq.done-${state.what}`)}</Notice>}
      {state.is === 'failed' && isOvertaken(state.error) && (
        <Notice tone="warning" title={say('faq.overtaken', { name: editor.history.value?.versions[0]?.author ?? say('faq.somebody') })}>
          {say('faq.overtaken-text')}
        </Notice>
      )}
      {state.is === 'failed' && !isOvertaken(state.error) && (
        <Notice tone="error" title={say('faq.not-done')}>
          {state.error.kind === 'refused' ? say('faq.refused') : say(`error.${state.error.kind}`)}
        </Notice>
      )}
    </div>
  );
}
