import { Button, Notice, panelIcons, peopleIcons, Spinner, stateIcons } from '../../ui/index.ts';
import { newsOf, type Booking } from './bookings.ts';
import type { CallbackViewProps } from './props.ts';

/** A move or a cancellation that is on its way, waits or was refused. Until it is through, the call is as it was. */
export function ChangeNews({ model, say, change }: Pick<CallbackViewProps, 'model' | 'say'> & { readonly change: NonNullable<Booking['change']> }) {
  const { letter } = change;
  const progress = letter.progress.value;
  const news = newsOf(change);
  const words = news && say(news);
  if (progress.is === 'kept') {
    return (
      <Notice
        tone="info"
        icon={progress.why === 'offline' ? panelIcons.offline : peopleIcons.clock}
        title={say(`kept.${progress.why}`)}
        actions={
          <>
            <Button icon={stateIcons.retry} busy={progress.trying} onClick={model.hurry}>
              {say(progress.trying ? 'trying' : 'tryNow')}
            </Button>
            <Button disabled={progress.trying} onClick={() => model.giveUp(letter)}>
              {say('changeStop')}
            </Button>
          </>
        }
      >
        {words}
      </Notice>
    );
  }
  if (progress.is === 'refused') {
    return (
      <Notice tone="warning" actions={<Button onClick={() => model.giveUp(letter)}>{say('dismiss')}</Button>}>
        {words}
      </Notice>
    );
  }
  return words ? <Spinner label={words} /> : null;
}
