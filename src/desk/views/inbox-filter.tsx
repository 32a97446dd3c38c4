import { Icon, IconButton, panelIcons } from '../../ui/index.ts';
import type { Filter, Status } from '../models/inbox.ts';
import { useDesk } from './context.ts';

const channels: readonly Filter['channel'][] = ['all', 'contact', 'chat', 'callback'];
const statuses: readonly Status[] = ['open', 'done'];

/** Which rows the list shows. */
export function InboxFilter() {
  const { desk, say } = useDesk();
  const { inbox } = desk;
  const filter = inbox.filter.value;
  const counts = inbox.counts.value;
  return (
    <div class="desk-filter">
      <div class="desk-search">
        <Icon drawing={panelIcons.search} size={16} />
        <input
          type="search"
          dir={filter.words ? 'auto' : undefined}
          id="desk-search"
          autocomplete="off"
          placeholder={say('inbox.search')}
          aria-label={say('key.search')}
          aria-keyshortcuts="/"
          value={filter.words}
          onInput={(event) => inbox.show({ words: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            inbox.show({ words: '' });
            event.currentTarget.blur();
          }}
        />
        {filter.words ? <IconButton icon={panelIcons.close} label={say('inbox.search-clear')} onClick={() => inbox.show({ words: '' })} /> : <kbd aria-hidden="true">/</kbd>}
      </div>
      <div class="desk-tabs" role="group" aria-label={say('inbox.channels')}>
        {channels.map((channel) => (
          <button key={channel} type="button" aria-pressed={filter.channel === channel} title={say(`channel.${channel}`)} onClick={() => inbox.show({ channel })}>
            <span class="desk-tab-name">{say(`channel.${channel}`)}</span>
            <span class="desk-count" data-unread={counts[channel].unread > 0 || undefined}>
              {counts[channel].all}
              {counts[channel].unread > 0 && <span class="db-unseen"> {say('inbox.unread-count', { count: counts[channel].unread })}</span>}
            </span>
          </button>
        ))}
      </div>
      <div class="desk-switch" role="group" aria-label={say('inbox.status')}>
        {statuses.map((status) => (
          <button key={status} type="button" aria-pressed={filter.status === status} onClick={() => inbox.show({ status })}>
            {say(`status.${status}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
