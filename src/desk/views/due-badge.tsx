import type { InboxItem } from '../../protocol/index.ts';
import { Icon, panelIcons, peopleIcons, stateIcons } from '../../ui/index.ts';
import { dueOf, type Due } from '../models/due.ts';
import { useDesk, type DeskView } from './context.ts';

/** When a call is to be made, or what became of it. */
export function DueBadge({ item }: { readonly item: InboxItem }) {
  const view = useDesk();
  const { desk, say } = view;
  const { callback } = item;
  const now = desk.clock.now.value;
  if (!callback) return null;
  if (callback.state !== 'booked' || item.status === 'done') {
    const cancelled = callback.state === 'cancelled';
    return (
      <span class="desk-badge" data-tone={cancelled ? 'quiet' : 'success'}>
        <Icon drawing={cancelled ? panelIcons.close : stateIcons.check} size={13} />
        {say(cancelled ? 'due.cancelled' : 'due.done')}
      </span>
    );
  }
  const due = dueOf(item, now);
  if (!due) return null;
  return (
    <span class="desk-badge" data-tone={due.is === 'overdue' ? 'danger' : due.is === 'later' ? 'quiet' : 'warning'}>
      <Icon drawing={due.is === 'overdue' ? stateIcons.alert : peopleIcons.clock} size={13} />
      {sentenceOf(due, now, view)}
    </span>
  );
}

function sentenceOf(due: Due, now: number, { say, format }: DeskView): string {
  switch (due.is) {
    case 'overdue':
      return say('due.overdue', { time: format.planned(due.by, now) });
    case 'now':
      return due.by === undefined ? say('due.now') : say('due.now-by', { time: format.planned(due.by, now) });
    case 'soon':
      return say('due.soon', { count: Math.max(1, Math.ceil((due.start - now) / 60_000)) });
    case 'later':
      return say('due.later', { time: format.planned(due.start, now) });
  }
}
