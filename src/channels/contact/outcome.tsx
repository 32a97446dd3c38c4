import type { ErrorKind } from '../../core/error.ts';
import { sayTime } from '../../core/when.ts';
import { Button } from '../../ui/index.ts';
import { Outcome } from '../outcome.tsx';
import type { Followed, Progress } from '../progress.ts';
import { receiptOf, requestOf } from './model.ts';
import type { ContactPhrases } from './text/en.ts';
import type { ContactViewProps } from './view.tsx';

type LetterProps = ContactViewProps & { readonly letter: Followed };
type At<Is extends Progress['is']> = { readonly progress: Extract<Progress, { is: Is }> };

/** What became of the message that was just sent. */
export function LetterOutcome(props: LetterProps) {
  const progress = props.letter.progress.value;
  if (progress.is === 'sent') return <Sent {...props} progress={progress} />;
  if (progress.is === 'kept') return <Kept {...props} progress={progress} />;
  return progress.is === 'refused' ? <Refused {...props} progress={progress} /> : null;
}

/** Says for certain what is known: that it arrived, and whatever the backend promised. */
function Sent({ model, say, shell, letter, progress }: LetterProps & At<'sent'>) {
  const { email } = requestOf(letter);
  const { reference, replyBy } = receiptOf(progress.result);
  return (
    <Outcome
      tone="good"
      icon="check"
      title={say('sent')}
      actions={<Button onClick={() => model.putAway(letter)}>{say('another')}</Button>}
    >
      <p>
        {replyBy === undefined
          ? say('sentTo', { email })
          : say('sentToBy', { email, time: sayTime(replyBy, { now: model.now(), locale: shell.locale }) })}
      </p>
      {reference && (
        <dl class="db-contact-reference">
          <dt>{say('reference')}</dt>
          <dd dir="auto">{reference}</dd>
        </dl>
      )}
    </Outcome>
  );
}

function Kept({ model, say, letter, progress }: LetterProps & At<'kept'>) {
  return (
    <Outcome
      tone="waiting"
      icon={progress.why === 'offline' ? 'offline' : 'clock'}
      title={say(`kept.${progress.why}`)}
      actions={
        <>
          <TryNow model={model} say={say} trying={progress.trying} kind="primary" />
          <TakeBack model={model} say={say} letter={letter} disabled={progress.trying} />
          <Button kind="quiet" onClick={() => model.putAway(letter)}>
            {say('another')}
          </Button>
        </>
      }
    >
      <p>{say(model.durable.value ? 'kept' : 'keptInTab')}</p>
      <Excerpt letter={letter} />
    </Outcome>
  );
}

function Refused({ model, say, letter, progress }: LetterProps & At<'refused'>) {
  return (
    <Outcome
      tone="bad"
      icon="alert"
      title={say('refused')}
      actions={
        <>
          <Button kind="primary" icon="retry" onClick={() => model.sendAgain(letter)}>
            {say('sendAgain')}
          </Button>
          <TakeBack model={model} say={say} letter={letter} />
        </>
      }
    >
      <p>{say(whyRefused[progress.error.kind] ?? 'refused.broken')}</p>
      <Excerpt letter={letter} />
    </Outcome>
  );
}

const whyRefused: Readonly<Partial<Record<ErrorKind, keyof ContactPhrases>>> = {
  refused: 'refused.no',
  unauthorized: 'refused.unauthorized',
  unsupported: 'refused.unsupported',
  gone: 'refused.unsupported',
};

type ActionProps = Pick<ContactViewProps, 'model' | 'say'>;

/** Tries what waits, at once. */
export function TryNow({ model, say, trying, kind }: ActionProps & { readonly trying: boolean; readonly kind?: 'primary' }) {
  return (
    <Button kind={kind} icon="retry" busy={trying} onClick={model.hurry}>
      {say(trying ? 'trying' : 'tryNow')}
    </Button>
  );
}

/** Puts a letter back into the form; not while it may be arriving, since what has arrived must not be written again. */
export function TakeBack({ model, say, letter, disabled }: ActionProps & { readonly letter: Followed; readonly disabled?: boolean }) {
  return (
    <Button icon="edit" disabled={disabled} onClick={() => model.takeBack(letter)}>
      {say('takeBack')}
    </Button>
  );
}

/** The beginning of what was written, so that one sees that it is still there. */
export function Excerpt({ letter }: { readonly letter: Followed }) {
  return (
    <blockquote class="db-contact-excerpt" dir="auto">
      {requestOf(letter).message}
    </blockquote>
  );
}
