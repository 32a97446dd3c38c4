import type { Say } from '../../core/text.ts';
import type { BookedCallback } from '../../protocol/index.ts';
import { Button, Icon, panelIcons, peopleIcons, stateIcons, useState } from '../../ui/index.ts';
import { useRefocus } from '../refocus.ts';
import type { Booking } from './bookings.ts';
import { ChangeNews } from './change-news.tsx';
import { MoveForm } from './move-form.tsx';
import type { CallbackPhrases } from './text/en.ts';
import { onOwnClock, onShopClock, placeOf, type Clocks } from './times.ts';
import type { CallbackViewProps } from './props.ts';

type BookingProps = CallbackViewProps & { readonly booking: Booking };

/** A booked call: when, on which number, and what can be done about it. */
export function BookingCard(props: BookingProps) {
  const { model, say, booking } = props;
  const [open, setOpen] = useState<'nothing' | 'cancel' | 'move'>('nothing');
  const { booked, isFresh, change } = booking;
  const area = useRefocus([booked.state, open, change?.what, change?.letter.progress.value.is].join(), isFresh);
  const isCancelled = booked.state === 'cancelled';
  const close = () => setOpen('nothing');

  return (
    <section class={`db-callback-card ${isCancelled ? 'db-callback-over' : ''}`} ref={area}>
      {/* The question takes the focus while there is one. */}
      <h3 class="db-callback-title" tabIndex={open === 'cancel' ? undefined : -1}>
        <Icon drawing={isCancelled ? panelIcons.close : isFresh ? stateIcons.check : peopleIcons.phone} />
        {say(isCancelled ? 'cancelled' : isFresh ? 'booked' : 'bookedEarlier')}
      </h3>
      <dl class="db-callback-facts">
        <dt>{say('whenIs')}</dt>
        <dd>{sayWhen(booked, model.timetable.clocks(), say)}</dd>
        <dt>{say('phoneIs')}</dt>
        <dd>
          <bdi dir="ltr">{booked.phone}</bdi>
        </dd>
        <dt>{say('reference')}</dt>
        <dd>
          <bdi>{booked.reference}</bdi>
        </dd>
      </dl>
      {change ? (
        <ChangeNews model={model} say={say} change={change} />
      ) : isCancelled ? null : open === 'cancel' ? (
        <CancelQuestion {...props} close={close} />
      ) : open === 'move' ? (
        <MoveForm {...props} close={close} />
      ) : (
        <div class="db-callback-actions">
          {model.canMove && (
            <Button icon={peopleIcons.calendar} onClick={() => setOpen('move')}>
              {say('move')}
            </Button>
          )}
          {model.canCancel ? (
            <Button icon={panelIcons.close} onClick={() => setOpen('cancel')}>
              {say('cancel')}
            </Button>
          ) : (
            <p>{say('changeElsewhere')}</p>
          )}
        </div>
      )}
    </section>
  );
}

function CancelQuestion({ model, say, booking, close }: BookingProps & { close(): void }) {
  return (
    <div class="db-callback-actions">
      <p class="db-callback-ask" tabIndex={-1}>
        {say('cancelAsk')}
      </p>
      <Button
        kind="danger"
        onClick={() => {
          close();
          model.cancel(booking);
        }}
      >
        {say('cancelYes')}
      </Button>
      <Button onClick={close}>{say('cancelNo')}</Button>
    </div>
  );
}

/** "Tomorrow, 10:00 your time (9:00 in London)", or by when at the latest. */
function sayWhen({ when, by }: BookedCallback, clocks: Clocks, say: Say<CallbackPhrases>): string {
  if (when.is === 'asap') return by === undefined ? say('asap') : say('asapBy', { time: onOwnClock(by, clocks) });
  const time = onOwnClock(when.start, clocks);
  const shop = onShopClock(when.start, clocks);
  return shop ? say('slotIsZones', { time, shop, place: placeOf(clocks.shopTimeZone) }) : time;
}
