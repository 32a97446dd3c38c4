import type { Say } from '../../core/text.ts';
import { sayDuration } from '../../core/when.ts';
import type { CallbackOffer } from '../../protocol/index.ts';
import { Button, Choices, Notice, Spinner, stateIcons, useState } from '../../ui/index.ts';
import type { CallbackPhrases } from './text/en.ts';
import { onOwnClock, placeOf, timesOf } from './times.ts';
import type { Timetable } from './timetable.ts';

interface WhenFieldProps {
  readonly timetable: Timetable;
  readonly say: Say<CallbackPhrases>;
  readonly availability: CallbackOffer['availability'];
  readonly locale: string;
  /** See `CallbackFields.when`. */
  readonly value: string;
  readonly onChange: (when: string) => void;
  readonly problem: string | undefined;
}

/** As soon as possible, or a day and a time. */
export function WhenField(props: WhenFieldProps) {
  const { timetable, say, availability, locale, value, onChange, problem } = props;
  const days = timetable.days.value;
  const hasTimes = timetable.hasSlots && !(days.is === 'known' && days.value.length === 0);
  const isOpen = availability.is === 'open';
  const wantsTime = hasTimes && value !== '' && value !== 'asap';

  const asapDetail = () => {
    if (availability.is === 'open') return availability.waitMs === undefined ? undefined : say('asapWait', { duration: sayDuration(availability.waitMs, locale) });
    return availability.opensAt === undefined ? say('asapClosed') : say('asapOpens', { time: onOwnClock(availability.opensAt, timetable.clocks()) });
  };

  return (
    <div class="db-callback-when">
      <Choices
        legend={say('when')}
        name="when"
        value={wantsTime ? 'slot' : value}
        // Whoever has chosen a time and taps "at a time" again keeps it.
        onChange={(choice) => (choice === 'slot' && wantsTime ? undefined : onChange(choice))}
        options={[
          { value: 'asap', label: say('asap'), detail: asapDetail(), disabled: !isOpen },
          ...(timetable.hasSlots
            ? [{ value: 'slot', label: say('slot'), detail: say(hasTimes ? 'slotDetail' : 'slotsNone'), disabled: !hasTimes }]
            : []),
        ]}
        problem={wantsTime && days.is === 'known' ? undefined : problem}
      />
      {wantsTime && <TimePicker {...props} />}
    </div>
  );
}

function TimePicker({ timetable, say, value, onChange, problem }: WhenFieldProps) {
  const [chosenDay, chooseDay] = useState('');
  const days = timetable.days.value;
  if (days.is === 'asking') return <Spinner label={say('slotsLoading')} />;
  if (days.is === 'failed') {
    return (
      <Notice
        tone="warning"
        actions={
          <Button icon={stateIcons.retry} onClick={timetable.refreshSlots}>
            {say('retry')}
          </Button>
        }
      >
        {say('slotsFailed')}
      </Notice>
    );
  }

  const start = Number(value);
  const day =
    days.value.find(({ key }) => key === chosenDay) ?? days.value.find(({ starts }) => starts.includes(start)) ?? days.value[0];
  if (!day) return null;
  const clocks = timetable.clocks();
  const place = placeOf(clocks.shopTimeZone);
  const times = timesOf(day, clocks);
  const isElsewhere = times.some(({ shop }) => shop);
  return (
    <>
      <div class="db-callback-grid">
        <Choices
          legend={say('day')}
          name="day"
          value={day.key}
          onChange={(key) => {
            chooseDay(key);
            // The time belonged to the other day.
            onChange('slot');
          }}
          options={days.value.map(({ key, label, date }) => ({ value: key, label, detail: date }))}
        />
      </div>
      <div class={`db-callback-grid ${isElsewhere ? 'db-callback-wide' : ''}`}>
        <Choices
          legend={say('time')}
          name="time"
          value={value}
          onChange={onChange}
          options={times.map(({ start, label, shop }) => ({
            value: String(start),
            label,
            detail: shop && say('inPlace', { time: shop, place }),
          }))}
          problem={problem}
          requiredWord={say('required')}
        />
        {isElsewhere && <p class="db-callback-zones">{say('zones', { place })}</p>}
      </div>
    </>
  );
}
