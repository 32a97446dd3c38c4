import type { InboxItem } from '../../protocol/index.ts';
import { Icon, peopleIcons } from '../../ui/index.ts';
import { statusOf } from '../models/filter.ts';
import { waitOf } from '../models/waiting.ts';
import { useDesk } from './context.ts';

/** How long the visitor has waited for an answer, or until when it is put off. Nothing where neither is so. */
export function WaitBadge({ item }: { readonly item: InboxItem }) {
  const { desk, say, format } = useDesk();
  const now = desk.clock.now.value;
  if (statusOf(item) === 'later') {
    return (
      <span class="desk-badge" data-tone="quiet">
        <Icon drawing={peopleIcons.clock} size={13} />
        {say('later.until', { time: format.planned(item.laterUntil!, now) })}
      </span>
    );
  }
  const wait = waitOf(item, now);
  if (!wait || wait.ms < 60_000) return null;
  return (
    <span class="desk-badge" data-tone={wait.isLong ? 'warning' : 'quiet'}>
      <Icon drawing={peopleIcons.clock} size={13} />
      {say('wait', { duration: format.duration(wait.ms) })}
    </span>
  );
}
