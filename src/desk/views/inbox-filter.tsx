import { Icon, IconButton, panelIcons } from '../../ui/index.ts';
import { everyStatus, everyWhose, type Filter, type Whose } from '../models/filter.ts';
import { useDesk } from './context.ts';

const channels: readonly Filter['channel'][] = ['all', 'contact', 'chat', 'callback'];

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
              {inbox.isLeast.value && '+'}
              {counts[channel].unread > 0 && <span class="db-unseen"> {say('inbox.unread-count', { count: counts[channel].unread })}</span>}
            </span>
          </button>
        ))}
      </div>
      <div class="desk-filter-last">
        <div class="desk-switch" role="group" aria-label={say('inbox.status')}>
          {everyStatus.map((status) => (
            <button key={status} type="button" aria-pressed={filter.status === status} onClick={() => inbox.show({ status })}>
              {say(`status.${status}`)}
            </button>
          ))}
        </div>
        <select
          class="desk-whose"
          aria-label={say('inbox.whose')}
          aria-keyshortcuts="w"
          data-narrow={filter.whose !== 'all' || undefined}
          value={filter.whose}
          onChange={(event) => inbox.show({ whose: event.currentTarget.value as Whose })}
        >
          {everyWhose.map((whose) => (
            <option key={whose} value={whose}>
              {say(`whose.${whose}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
