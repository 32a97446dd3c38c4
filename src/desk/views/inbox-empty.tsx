import { Button, Empty, panelIcons, peopleIcons, stateIcons } from '../../ui/index.ts';
import { useDesk } from './context.ts';
import { FirstSteps } from './first-steps.tsx';

/** Why there is nothing in the list, which is often good news. */
export function InboxEmpty() {
  const { desk, say } = useDesk();
  const { words, status, whose } = desk.inbox.filter.value;
  if (words.trim()) {
    return (
      <Empty icon={panelIcons.search} title={say('inbox.empty-search')}>
        <p>{say('inbox.empty-search-text', { words: words.trim() })}</p>
      </Empty>
    );
  }
  if (whose !== 'all') {
    return (
      <Empty icon={peopleIcons.person} title={say(`inbox.empty-${whose}`)}>
        <p>{say('inbox.empty-whose-text')}</p>
        <Button onClick={() => desk.inbox.show({ whose: 'all' })}>{say('inbox.show-all')}</Button>
      </Empty>
    );
  }
  if (status === 'later') return <Empty icon={peopleIcons.clock} title={say('inbox.empty-later')}>{say('inbox.empty-later-text')}</Empty>;
  if (status === 'done') return <Empty icon={stateIcons.check} title={say('inbox.empty-done')}>{say('inbox.empty-done-text')}</Empty>;
  return (
    <>
      <Empty icon={stateIcons.check} title={say('inbox.empty-open')}>
        {say('inbox.empty-open-text')}
      </Empty>
      {desk.inbox.untouched.value && <FirstSteps />}
    </>
  );
}
