import { sayTime } from '../../core/when.ts';
import { Button, stateIcons } from '../../ui/index.ts';
import type { Letter } from '../letters.ts';
import { Outcome } from '../outcome.tsx';
import { Undelivered } from '../undelivered.tsx';
import { receiptOf, requestOf } from './model.ts';
import type { ContactViewProps } from './props.ts';

/** What became of the message that was just sent. What arrived says for certain what is known, and no more. */
export function LetterOutcome({ model, say, shell, letter }: ContactViewProps & { readonly letter: Letter }) {
  const progress = letter.progress.value;
  const another = <Button onClick={() => model.putAway(letter)}>{say('another')}</Button>;
  if (progress.is !== 'sent') {
    return (
      <Undelivered model={model} say={say} letter={letter} meanwhile={another}>
        <Excerpt letter={letter} />
      </Undelivered>
    );
  }
  const { email } = requestOf(letter);
  const { reference, replyBy } = receiptOf(progress.result);
  return (
    <Outcome tone="good" icon={stateIcons.check} title={say('sent')} actions={another}>
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

/** The beginning of what was written, so that one sees that it is still there. */
export function Excerpt({ letter }: { readonly letter: Letter }) {
  return (
    <blockquote class="db-contact-excerpt" dir="auto">
      {requestOf(letter).message}
    </blockquote>
  );
}
