import { Button, Notice, peopleIcons } from '../../ui/index.ts';
import type { Letter } from '../letters.ts';
import { KeptActions, TakeBack } from '../undelivered.tsx';
import { receiptOf } from './model.ts';
import { Excerpt } from './outcome.tsx';
import type { ContactViewProps } from './props.ts';

/** News of something that was written on an earlier page, above the form. */
export function EarlierLetter(props: ContactViewProps & { readonly letter: Letter }) {
  const { model, say, letter } = props;
  const progress = letter.progress.value;
  if (progress.is === 'sent') {
    const { reference } = receiptOf(progress.result);
    return (
      <Notice tone="success" title={say('earlierSent')} actions={<Button onClick={() => model.putAway(letter)}>{say('dismiss')}</Button>}>
        {reference && say('earlierReference', { reference })}
      </Notice>
    );
  }
  const isKept = progress.is === 'kept';
  return (
    <Notice
      tone={isKept ? 'info' : 'warning'}
      icon={isKept ? peopleIcons.clock : undefined}
      title={say(isKept ? 'earlierKept' : 'earlierRefused')}
      actions={
        isKept ? (
          <KeptActions model={model} say={say} letter={letter} />
        ) : (
          <>
            <TakeBack model={model} say={say} letter={letter} />
            <Button kind="quiet" icon={peopleIcons.trash} onClick={() => model.putAway(letter)}>
              {say('discard')}
            </Button>
          </>
        )
      }
    >
      <Excerpt letter={letter} />
    </Notice>
  );
}
