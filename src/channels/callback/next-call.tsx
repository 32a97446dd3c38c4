import { Button, peopleIcons } from '../../ui/index.ts';
import { useRefocus } from '../refocus.ts';
import { Undelivered } from '../undelivered.tsx';
import { Invitation } from './invitation.tsx';
import type { CallbackViewProps } from './props.ts';

/** The form for a call, or what became of it; with a call booked already, only the way there. */
export function NextCall(props: CallbackViewProps & { readonly isAnother: boolean }) {
  const { model, say, isAnother } = props;
  const letter = model.asking.value;
  const is = letter?.progress.value.is;
  const isBusy = is === 'sending';
  const isForm = isBusy || !isAnother || model.another.value;
  const area = useRefocus(letter && !isBusy ? `outcome ${is}` : isForm ? 'form' : 'way');
  return (
    <div class="db-callback-next" ref={area}>
      {letter && !isBusy ? (
        <Undelivered model={model} say={say} letter={letter} />
      ) : isForm ? (
        <Invitation {...props} busy={isBusy} />
      ) : (
        <Button icon={peopleIcons.phone} onClick={model.askForAnother}>
          {say('another')}
        </Button>
      )}
    </div>
  );
}
