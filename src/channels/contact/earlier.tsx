import { Button, Notice } from '../../ui/index.ts';
import type { Followed } from '../progress.ts';
import { receiptOf } from './model.ts';
import { Excerpt, TakeBack, TryNow } from './outcome.tsx';
import type { ContactViewProps } from './view.tsx';

/** News of something that was written on an earlier page, above the form. */
export function EarlierLetter(props: ContactViewProps & { readonly letter: Followed }) {
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
      icon={isKept ? 'clock' : undefined}
      title={say(isKept ? 'earlierKept' : 'earlierRefused')}
      actions={
        <>
          {isKept && <TryNow model={model} say={say} trying={progress.trying} />}
          <TakeBack model={model} say={say} letter={letter} disabled={isKept && progress.trying} />
          {!isKept && (
            <Button kind="quiet" icon="trash" onClick={() => model.putAway(letter)}>
              {say('discard')}
            </Button>
          )}
        </>
      }
    >
      <Excerpt letter={letter} />
    </Notice>
  );
}
