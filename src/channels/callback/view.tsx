// Lets components see signals.
import '@preact/signals';
import { Button } from '../../ui/index.ts';
import type { ChannelViewProps } from '../channel.ts';
import { useRefocus } from '../refocus.ts';
import { BookingCard } from './booking.tsx';
import { Invitation } from './invitation.tsx';
import type { CallbackModel } from './model.ts';
import { RequestOutcome } from './outcome.tsx';
import type { CallbackPhrases } from './text/en.ts';

/** What the screens of "call me" are given. */
export type CallbackViewProps = ChannelViewProps<CallbackModel, CallbackPhrases>;

/** The calls there are, then the form for one, or what became of it. */
export function CallbackView(props: CallbackViewProps) {
  const { model, say, shell } = props;
  const bookings = model.bookings.value;
  const letter = model.asking.value;
  const is = letter?.progress.value.is;
  const isForm = is === 'sending' || bookings.length === 0 || model.another.value;
  const fresh = bookings.filter(({ isFresh }) => isFresh).map(({ booked }) => booked.id);
  const stage = letter && is !== 'sending' ? is : isForm ? 'form' : 'done';
  const area = useRefocus([stage, ...fresh].join());
  return (
    <div class="db-callback" ref={area}>
      {bookings.map((booking) => (
        <BookingCard key={booking.booked.id} {...props} booking={booking} />
      ))}
      {letter && is !== 'sending' ? (
        <RequestOutcome {...props} letter={letter} />
      ) : isForm ? (
        <Invitation {...props} busy={is === 'sending'} isAnother={bookings.length > 0} />
      ) : (
        <Button icon="phone" onClick={model.askForAnother}>
          {say('another')}
        </Button>
      )}
      <shell.Reach except="callback" heading={say('otherWays')} />
    </div>
  );
}
