import { Button, Form, Skeleton, useState } from '../../ui/index.ts';
import type { Booking } from './bookings.ts';
import { toCallTime } from './request.ts';
import type { CallbackViewProps } from './props.ts';
import { WhenField } from './when-field.tsx';

/** Another time for a booked call. */
export function MoveForm({ model, say, shell, booking, close }: CallbackViewProps & { readonly booking: Booking; close(): void }) {
  const [when, setWhen] = useState(model.timetable.hasSlots ? 'slot' : '');
  const [isIncomplete, setIncomplete] = useState(false);
  const offer = model.timetable.offer.value;
  if (offer.is !== 'known') return <Skeleton lines={3} />;

  const problem = isIncomplete ? say('when.required') : undefined;
  const submit = () => {
    const time = toCallTime(when);
    if (!time) return setIncomplete(true);
    close();
    model.move(booking, time);
  };
  return (
    <Form label={say('move')} problems={{ when: problem }} onSubmit={submit}>
      <WhenField
        timetable={model.timetable}
        say={say}
        availability={offer.value.availability}
        locale={shell.locale}
        value={when}
        onChange={(next) => {
          setWhen(next);
          setIncomplete(false);
        }}
        problem={problem}
      />
      <div class="db-callback-actions">
        <Button kind="primary" type="submit">
          {say('moveSend')}
        </Button>
        <Button onClick={close}>{say('moveStop')}</Button>
      </div>
    </Form>
  );
}
