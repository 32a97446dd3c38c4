import type { InboxItem } from '../../protocol/index.ts';
import { Icon, peopleIcons } from '../../ui/index.ts';
import { waitOf } from '../models/waiting.ts';
import { useDesk } from './context.ts';

/** How long ago something was; the exact time on hover. */
export function Ago({ at }: { readonly at: number }) {
  const { desk, format } = useDesk();
  return (
    <time class="desk-ago" dateTime={new Date(at).toISOString()} title={format.full(at)}>
      {format.ago(at, desk.clock.now.value)}
    </time>
  );
}

/** The time of a row: since when somebody waits for an answer; where nobody does, how long ago the last thing happened. */
export function RowTime({ item }: { readonly item: InboxItem }) {
  const { desk, say, format } = useDesk();
  const now = desk.clock.now.value;
  const wait = waitOf(item, now);
  if (!wait) return <Ago at={item.at} />;
  const since = now - wait.ms;
  return (
    <time class="desk-ago" data-waits={wait.isLong ? 'long' : 'short'} dateTime={new Date(since).toISOString()} title={say('wait.since', { time: format.full(since) })}>
      <Icon drawing={peopleIcons.clock} size={13} />
      <span class="db-unseen">{say('wait.short')} </span>
      {format.ago(since, now)}
    </time>
  );
}
