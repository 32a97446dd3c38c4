import type { BookedCallback, InboxItem } from '../../protocol/index.ts';
import { Icon, Notice, peopleIcons, PlainText } from '../../ui/index.ts';
import { phoneAddress } from '../models/addresses.ts';
import type { Conversation } from '../models/conversation.ts';
import { dueOf } from '../models/due.ts';
import { useDesk } from './context.ts';
import { CopyButton } from './copy-button.tsx';
import { Details, Fact, Facts } from './details.tsx';
import { History } from './history.tsx';
import { scrolls } from './scrolls.ts';

/** A call to make: the number, when, and what it is about. */
export function CallCard({ conversation, item }: { readonly conversation: Conversation; readonly item: InboxItem }) {
  const { say } = useDesk();
  const events = conversation.events.value;
  const note = events.find((event) => event.type === 'message');
  const about = conversation.about.value;
  const { callback } = item;
  return (
    <section class="desk-letter-frame" tabIndex={scrolls} aria-label={say('kind.callback')}>
      <article class="desk-letter">
        {callback?.state === 'cancelled' && <Notice tone="info">{say('call.cancelled')}</Notice>}
        {callback && <Numbers number={callback.phone} />}
        <Facts>
          {callback && (
            <Fact term={say('call.when')}>
              <When item={item} callback={callback} timeZone={about?.context.timeZone} />
            </Fact>
          )}
          <Fact term={say('call.note')}>{note ? <PlainText text={note.text} /> : <span class="desk-soft">{say('call.no-note')}</span>}</Fact>
          <Details details={about?.details ?? []} />
        </Facts>
        <p class="desk-soft">{say('call.unverified')}</p>
      </article>
      <History events={events.filter((event) => event !== note)} />
    </section>
  );
}

function Numbers({ number }: { readonly number: string }) {
  const { say } = useDesk();
  const address = phoneAddress(number);

  return (
    <div class="desk-number">
      <p class="desk-number-label">{say('call.number')}</p>
      <p class="desk-number-digits" dir="ltr">
        {number}
      </p>
      <div class="desk-number-actions">
        {address && (
          <a class="db-button db-primary" data-reply aria-keyshortcuts="r" href={address}>
            <Icon drawing={peopleIcons.phone} size={18} />
            <span class="db-button-words">{say('call.dial', { number })}</span>
          </a>
        )}
        <CopyButton text={number} label={say('call.copy')} />
      </div>
    </div>
  );
}

function When({ item, callback, timeZone }: { readonly item: InboxItem; readonly callback: BookedCallback; readonly timeZone: string | undefined }) {
  const { desk, say, format } = useDesk();
  const now = desk.clock.now.value;
  const due = dueOf(item, now);
  const { when, by } = callback;
  const start = when.is === 'slot' ? when.start : undefined;
  const at = start ?? by;
  const there = timeZone !== undefined && at !== undefined ? format.clockIn(timeZone, at) : undefined;
  return (
    <>
      <p class="desk-when">
        {start === undefined
          ? by === undefined
            ? say('call.asap')
            : say('call.asap-by', { time: format.when(by, now) })
          : say('call.slot', { time: format.when(start, now), end: format.clock(by ?? start) })}
      </p>
      {due && at !== undefined && (
        <p class="desk-countdown" data-tone={due.is === 'overdue' ? 'danger' : due.is === 'later' ? 'quiet' : 'warning'}>
          {due.is === 'overdue' ? say('call.since', { duration: format.duration(now - due.by) }) : at > now ? say('call.in', { duration: format.duration(at - now) }) : say('due.now')}
        </p>
      )}
      {there && there !== format.clockIn(Intl.DateTimeFormat().resolvedOptions().timeZone, at ?? now) && <p class="desk-soft">{say('call.their-time', { time: there })}</p>}
    </>
  );
}
