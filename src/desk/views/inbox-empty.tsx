import { Empty, panelIcons, stateIcons } from '../../ui/index.ts';
import { useDesk } from './context.ts';

/** Why there is nothing in the list, which is often good news. */
export function InboxEmpty() {
  const { desk, say } = useDesk();
  const { words, status } = desk.inbox.filter.value;
  if (words.trim()) {
    return (
      <Empty icon={panelIcons.search} title={say('inbox.empty-search')}>
        <p dir="auto">{say('inbox.empty-search-text', { words: words.trim() })}</p>
      </Empty>
    );
  }
  if (status === 'done') return <Empty icon={stateIcons.check} title={say('inbox.empty-done')}>{say('inbox.empty-done-text')}</Empty>;
  return <Empty icon={stateIcons.check} title={say('inbox.empty-open')}>{say('inbox.empty-open-text')}</Empty>;
}
