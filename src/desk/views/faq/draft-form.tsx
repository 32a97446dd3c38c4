import type { ArticleEditor } from '../../models/article-editor.ts';
import { TextArea, TextField, SelectField } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';

/** The parts of an article. */
export function DraftForm({ editor }: { readonly editor: ArticleEditor }) {
  const { desk, say, format } = useDesk();
  const draft = editor.draft.value;
  const known = desk.knowledge.known.value;
  const problemOf = (field: string) => {
    const problem = editor.problems.value[field];
    return problem && say(problem === 'required' ? 'faq.problem-required' : problem === 'too-long' ? 'faq.problem-long' : 'faq.problem-other');
  };
  const locales = [...new Set([...(known?.locales ?? []), draft.locale])];
  return (
    <form class="desk-faq-form" aria-label={say('faq.editor')} onSubmit={(event) => event.preventDefault()}>
      <TextField label={say('faq.title')} name="title" hint={say('faq.title-hint')} required value={draft.title} problem={problemOf('title')} onInput={(title) => editor.write({ title })} />
      <TextArea label={say('faq.body')} name="body" rows={12} hint={say('faq.body-hint')} required value={draft.body} problem={problemOf('body')} onInput={(body) => editor.write({ body })} />
      <TextArea
        label={say('faq.questions')}
        name="questions"
        rows={3}
        hint={say('faq.questions-hint')}
        value={draft.questions.join('\n')}
        problem={problemOf('questions')}
        onInput={(text) => editor.write({ questions: text.split('\n') })}
      />
      <div class="desk-faq-pair">
        <TextField label={say('faq.category')} name="category" hint={known?.categories.slice(0, 4).join(' · ')} value={draft.category} problem={problemOf('category')} onInput={(category) => editor.write({ category })} />
        {editor.article.value === undefined && locales.length > 1 && (
          <SelectField
            label={say('faq.locale')}
            name="locale"
            value={draft.locale}
            options={locales.map((tag) => ({ value: tag, label: format.language(tag) }))}
            onInput={(locale) => editor.write({ locale })}
          />
        )}
      </div>
    </form>
  );
}
