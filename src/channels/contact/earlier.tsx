import { Button, Notice } from '../../ui/index.ts';
import type { Followed } from '../progress.ts';
import { receiptOf } from './model.ts';
import { Excerpt } from './outcome.tsx';
import type { ContactViewProps } from './view.tsx';

/** News of what was written on earlier pages, above the form. */
export function EarlierLetters(props: ContactViewProps) {
  return (
    <>
      {props.model.earlier.value.map((letter) => (
        <EarlierLetter key={letter.draft.id} {...props} letter={letter} />
      ))}
    </>
  );
}

function EarlierLetter({ model, say, letter }: ContactViewProps & { readonly letter: Followed }) {
  const progress = letter.progress.value;
  if (progress.is === 'sent') {
    const { reference } = receiptOf(progress.result);
    const dismiss = <Button onClick={() => model.putAway(letter)}>{say('dismiss')}</Button>;
    return (
      <Notice tone="success" title={say('earlierSent')} actions={dismiss}>
        {reference && say('earlierReference', { reference })}
      </Notice>
    );
  }
  if (progress.is === 'kept') {
    const actions = (
      <>
        <Button icon="retry" busy={progress.trying} onClick={model.hurry}>
          {say(progress.trying ? 'trying' : 'tryNow')}
        </Button>
        <Button icon="edit" disabled={progress.trying} onClick={() => model.takeBack(letter)}>
          {say('takeBack')}
        </Button>
      </>
    );
    return (
      <Notice tone="info" icon="clock" title={say('earlierKept')} actions={actions}>
        <Excerpt letter={letter} />
      </Notice>
    );
  }
  const actions = (
    <>
      <Button icon="edit" onClick={() => model.takeBack(letter)}>
        {say('takeBack')}
      </Button>
      <Button kind="quiet" icon="trash" onClick={() => model.putAway(letter)}>
        {say('discard')}
      </Button>
    </>
  );
  return (
    <Notice tone="warning" title={say('earlierRefused')} actions={actions}>
      <Excerpt letter={letter} />
    </Notice>
  );
}
