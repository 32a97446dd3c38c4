import { Empty, readingIcons } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';
import { EditorPane } from './editor-pane.tsx';
import { GapPane } from './gap-pane.tsx';

/** What stands beside the lists of the FAQ. */
export function KnowledgeOpen() {
  const { desk, say } = useDesk();
  const open = desk.knowledge.open.value;
  switch (open.is) {
    case 'gap':
      return <GapPane gap={open.gap} />;
    case 'editor':
      return <EditorPane editor={open.editor} />;
    case 'nothing':
      return (
        <div class="desk-conversation desk-faq-wide desk-nothing">
          <Empty icon={readingIcons.tip} title={say('faq.none')}>
            <p>{say('faq.none-text')}</p>
          </Empty>
        </div>
      );
  }
}
