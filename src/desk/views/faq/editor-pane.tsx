import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ArticleEditor } from '../../models/article-editor.ts';
import { Button, IconButton, panelIcons, stateIcons } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';
import { ArticleStatus } from './article-row.tsx';
import { DraftForm } from './draft-form.tsx';
import { History } from './history.tsx';
import { Outcome } from './outcome.tsx';
import { Preview } from './preview.tsx';

const sides = ['write', 'preview', 'history'] as const;

/** An article being written: the text, how shoppers will see it, and what was done to it. */
export function EditorPane({ editor }: { readonly editor: ArticleEditor }) {
  const { desk, say } = useDesk();
  const side = useSignal<(typeof sides)[number]>('write');
  const pane = useRef<HTMLElement>(null);
  const state = editor.state.value;
  const history = editor.history.value;
  useEffect(() => pane.current?.querySelector<HTMLElement>('input')?.focus(), [editor]);
  const busy = (on: string) => state.is === 'working' && state.on === on;
  return (
    <section class="desk-conversation desk-faq-wide" ref={pane} aria-label={say('faq.editor')}>
      <header class="desk-head">
        <span class="desk-head-back">
          <IconButton icon={panelIcons.back} label={say('back')} onClick={() => desk.knowledge.close()} />
        </span>
        <div class="desk-head-words">
          <h2 tabIndex={-1} dir="auto">
            {editor.draft.value.title || say('faq.untitled')}
          </h2>
          <p class="desk-head-detail">
            {history ? <ArticleStatus article={history.article} /> : <span>{say('faq.not-kept')}</span>}
            {editor.answers.length > 0 && <span>{say('faq.answers', { count: editor.answers.length })}</span>}
          </p>
        </div>
        {history && history.article.live > 0 && (
          <Button busy={busy('withdrawn')} onClick={() => void editor.withdraw()}>
            {say('faq.withdraw')}
          </Button>
        )}
        <span class="desk-faq-save">
          <Button busy={busy('saved')} onClick={() => void editor.save()}>
            {say('faq.save')}
          </Button>
        </span>
        <Button kind="primary" icon={stateIcons.check} busy={busy('published')} onClick={() => void editor.publish()}>
          {say('faq.publish')}
        </Button>
      </header>
      <Outcome editor={editor} />
      <div class="desk-switch desk-faq-sides" role="group" aria-label={say('faq.sides')}>
        {sides.map((one) => (
          <button key={one} type="button" aria-pressed={side.value === one} onClick={() => (side.value = one)}>
            {say(`faq.side-${one}`)}
          </button>
        ))}
      </div>
      <div class="desk-faq-columns" data-side={side.value}>
        <DraftForm editor={editor} />
        <div class="desk-faq-beside">
          <Preview editor={editor} />
          <History editor={editor} />
        </div>
      </div>
    </section>
  );
}
