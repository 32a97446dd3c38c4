import { useComputed } from '@preact/signals';
import { Icon, peopleIcons, readingIcons, stateIcons } from '../../ui/index.ts';
import type { Entry } from '../models/inbox.ts';
import { RowTime } from './ago.tsx';
import { Avatar } from './avatar.tsx';
import { CompanyBadge } from './company-badge.tsx';
import { useDesk } from './context.ts';
import { DueBadge } from './due-badge.tsx';
import { PersonName } from './person-name.tsx';
import { WaitBadge } from './wait-badge.tsx';

/** One conversation in the list. A link, so that it opens in a new tab like any other. */
export function InboxRow({ entry }: { readonly entry: Entry }) {
  const { desk, say } = useDesk();
  const item = entry.item.value;
  const inCompany = useComputed(() => desk.company.of(entry.id).value.length > 0).value;
  const chosen = useComputed(() => desk.open.value?.id === entry.id).value;
  return (
    <li>
      <a
        class="desk-row"
        href={`#/${encodeURIComponent(entry.id)}`}
        data-conversation={entry.id}
        data-unread={item.unread || undefined}
        data-done={item.status === 'done' || undefined}
        aria-current={chosen ? 'true' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          desk.choose(entry.id);
        }}
      >
        <Avatar item={item} />
        <span class="desk-row-body">
          <span class="desk-row-top">
            <span class="desk-row-name">
              <PersonName person={item.person} />
            </span>
            {item.unread && (
              <span class="desk-dot">
                <span class="db-unseen">{say('row.unread')}</span>
              </span>
            )}
            <RowTime item={item} />
          </span>
          {item.channel === 'contact' && item.subject !== item.excerpt && (
            <span class="desk-row-subject" dir="auto">
              {item.subject}
            </span>
          )}
          <Excerpt id={entry.id} text={item.excerpt} lines={item.channel === 'contact' ? 1 : 2} />
          {(item.callback || item.page || item.laterUntil !== undefined || item.status === 'done' || item.assignee || !!item.notes || inCompany) && (
            <span class="desk-row-foot">
              <DueBadge item={item} />
              {item.laterUntil !== undefined && <WaitBadge item={item} />}
              {item.status === 'done' && !item.callback && (
                <span class="desk-badge" data-tone="quiet">
                  <Icon drawing={stateIcons.check} size={13} />
                  {say('row.done')}
                </span>
              )}
              {item.assignee && (
                <span class="desk-badge" data-tone="quiet">
                  <Icon drawing={peopleIcons.person} size={13} />
                  <span class="db-unseen">{say('team.assignee')}</span> <bdi>{item.assignee.name}</bdi>
                </span>
              )}
              {!!item.notes && (
                <span class="desk-badge" data-tone="quiet">
                  <Icon drawing={peopleIcons.edit} size={13} />
                  {say('row.notes', { count: item.notes })}
                </span>
              )}
              {inCompany && <CompanyBadge conversation={entry.id} />}
              {item.online && item.page && (
                <span class="desk-row-page">
                  <Icon drawing={readingIcons.external} size={13} />
                  <bdi>{item.page.title || item.page.url}</bdi>
                </span>
              )}
            </span>
          )}
        </span>
      </a>
    </li>
  );
}

/** The last words, or what the agent has written here and not sent. */
function Excerpt({ id, text, lines }: { readonly id: string; readonly text: string; readonly lines: number }) {
  const { desk, say } = useDesk();
  const written = useComputed(() => desk.drafts.all.value.get(id)).value;
  // A draft may be anything that was ever pasted; a row shows two lines of it.
  const own = written?.unsent[0]?.text ?? (written?.text.slice(0, 300).trim() || undefined);
  // The one being written is before everybody's eyes; repeating it letter by letter in the list is noise.
  const unsent = (written?.unsent.length ?? 0) > 0;
  const shown = own !== undefined && (unsent || desk.open.value?.id !== id);
  if (!shown && !text) return null;
  return (
    <span class="desk-row-excerpt" data-lines={lines} dir="auto">
      {shown && <em data-tone={unsent ? 'danger' : 'draft'}>{say(unsent ? 'row.unsent' : 'row.draft')} </em>}
      {shown ? own : text}
    </span>
  );
}
