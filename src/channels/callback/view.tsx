import type { ChannelViewProps } from '../channel.ts';
import { BookingCard } from './booking.tsx';
import type { CallbackModel } from './model.ts';
import { NextCall } from './next-call.tsx';
import type { CallbackPhrases } from './text/en.ts';

/** What the screens of "call me" are given. */
export type CallbackViewProps = ChannelViewProps<CallbackModel, CallbackPhrases>;

/** The calls there are, then the one that may be asked for. */
export function CallbackView(props: CallbackViewProps) {
  const { model, say, shell } = props;
  const bookings = model.bookings.value;
  return (
    <div class="db-callback">
      {bookings.map((booking) => (
        <BookingCard key={booking.booked.id} {...props} booking={booking} />
      ))}
      <NextCall {...props} isAnother={bookings.length > 0} />
      <shell.Reach except="callback" heading={say('otherWays')} />
    </div>
  );
}
