import { BookingCard } from './booking.tsx';
import { NextCall } from './next-call.tsx';
import type { CallbackViewProps } from './props.ts';

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
