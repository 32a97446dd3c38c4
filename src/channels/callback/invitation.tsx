import { Button, Notice, peopleIcons, Skeleton, stateIcons } from '../../ui/index.ts';
import { CallForm } from './form.tsx';
import { onOwnClock } from './times.ts';
import type { CallbackViewProps } from './props.ts';

/** The form if there is something to ask for; otherwise says why there is not. */
export function Invitation(props: CallbackViewProps & { readonly busy: boolean; readonly isAnother: boolean }) {
  const { model, say } = props;
  const offer = model.timetable.offer.value;
  const days = model.timetable.days.value;

  if (offer.is === 'asking') return <Skeleton lines={6} />;
  if (offer.is === 'failed') {
    return (
      <Notice
        tone="warning"
        title={say('unavailable')}
        actions={
          <Button icon={stateIcons.retry} onClick={model.timetable.refresh}>
            {say('retry')}
          </Button>
        }
      >
        {say('unavailableText')}
      </Notice>
    );
  }

  const { availability } = offer.value;
  const isNoneLeft = days.is === 'known' && days.value.length === 0;
  if (availability.is === 'closed' && isNoneLeft) {
    const { opensAt } = availability;
    return (
      <Notice tone="info" icon={peopleIcons.clock} title={say('closed')}>
        {opensAt !== undefined && <p>{say('closedUntil', { time: onOwnClock(opensAt, model.timetable.clocks()) })}</p>}
        <p>{say('closedText')}</p>
      </Notice>
    );
  }
  return <CallForm {...props} offer={offer.value} />;
}
