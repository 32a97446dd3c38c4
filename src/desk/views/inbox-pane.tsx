import type { Agent } from '../../protocol/index.ts';
import { Button, Icon, Notice, peopleIcons, Skeleton, stateIcons } from '../../ui/index.ts';
import { useDesk } from './context.ts';
import { InboxEmpty } from './inbox-empty.tsx';
import { InboxFilter } from './inbox-filter.tsx';
import { InboxRow } from './inbox-row.tsx';
import { isToldAlready } from './line-notice.tsx';
import { Menu } from './menu.tsx';
import { SectionSwitch } from './section-switch.tsx';

/** The left column: everything from every channel. */
export function InboxPane({ agent, onHelp }: { readonly agent: Agent; readonly onHelp: () => void }) {
  const { say } = useDesk();
  return (
    <nav class="desk-inbox" aria-label={say('inbox.label')}>
      <header class="desk-inbox-head">
        <span class="desk-logo desk-small">
          <Icon drawing={peopleIcons.bell} size={18} />
        </span>
        <h2>{say('title.inbox')}</h2>
        <UnreadCount />
        <SectionSwitch />
        <Menu agent={agent} onHelp={onHelp} />
      </header>
      <InboxFilter />
      <InboxList />
    </nav>
  );
}

function UnreadCount() {
  const { desk, say } = useDesk();
  const count = desk.inbox.unread.value;
  return (
    <span class="desk-inbox-unread" role="status">
      {count > 0 && say('inbox.unread-count', { count })}
    </span>
  );
}

function InboxList() {
  const { desk, say } = useDesk();
  const { state, rows } = desk.inbox;
  const found = rows.value;
  const failed = state.value.is === 'failed' && !(found.length && isToldAlready(desk, state.value.error)) ? state.value.error : undefined;
  return (
    <div class="desk-list" aria-busy={state.value.is === 'loading' || undefined}>
      {failed && (
        <div class="desk-list-notice" role="alert">
          <Notice tone="warning" title={say(found.length ? 'inbox.stale' : 'inbox.failed')} actions={<Button icon={stateIcons.retry} busy={desk.inbox.reading.value} onClick={() => desk.refresh()}>{say('error.retry')}</Button>}>
            {say(`error.${failed.kind}`)}
          </Notice>
        </div>
      )}
      {state.value.is === 'loading' && !found.length && (
        <div class="desk-list-loading" role="status">
          <span class="db-unseen">{say('inbox.loading')}</span>
          <Skeleton lines={9} />
        </div>
      )}
      {state.value.is === 'ready' && !found.length && !desk.inbox.searching.value && <InboxEmpty />}
      {found.length > 0 && (
        <ul class="desk-rows" aria-label={say('inbox.count', { count: found.length })}>
          {found.map((entry) => (
            <InboxRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {desk.inbox.hasMore.value && <More />}
      <Elsewhere />
    </div>
  );
}

/** The way on, where there is more than fits one reading. */
function More() {
  const { desk, say } = useDesk();
  const { inbox } = desk;
  const count = inbox.counts.value[inbox.filter.value.channel].all;
  return (
    <div class="desk-more">
      <span class="desk-soft">{say('inbox.shown', { shown: inbox.rows.value.length, count: inbox.isLeast.value ? `${count}+` : count })}</span>
      <Button busy={inbox.reading.value} onClick={inbox.more}>
        {say('inbox.more')}
      </Button>
    </div>
  );
}

/** What a search does beyond the list: the history is looked through, and more is found under the other statuses. */
function Elsewhere() {
  const { desk, say } = useDesk();
  const { searching, elsewhere } = desk.inbox;
  return (
    <div class="desk-elsewhere" role="status">
      {searching.value && <span class="desk-soft">{say('inbox.searching')}</span>}
      {[...elsewhere.value].map(([status, count]) => (
        <Button key={status} kind="quiet" onClick={() => desk.inbox.show({ status })}>
          {say(`inbox.also-${status}`, { count })}
        </Button>
      ))}
    </div>
  );
}
