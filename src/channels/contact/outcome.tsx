import { sayTime } from '../../core/when.ts';
import type { ErrorKind } from '../../core/error.ts';
import { Button, Icon, Notice, PlainText } from '../../ui/index.ts';
import { Arrival } from '../arrival.tsx';
import type { Followed, Progress } from '../progress.ts';
import { receiptOf, requestOf } from './model.ts';
import type { ContactPhrases } from './text/en.ts';
import type { ContactViewProps } from './view.tsx';

type OutcomeProps = ContactViewProps & { readonly letter: Followed };
type Of<Is extends Progress['is']> = Extract<Progress, { is: Is }>;

/** What became of the message that was just sent. */
export function Outcome(props: OutcomeProps) {
  const progress = props.letter.progress.value;
  if (progress.is === 'sent') return <Sent {...props} progress={progress} />;
  if (progress.is === 'kept') return <Kept {...props} progress={progress} />;
  return progress.is === 'refused' ? <Refused {...props} progress={progress} /> : null;
}

/** Says for certain what is known: that it arrived, and whatever the backend promised. */
function Sent({ model, say, shell, letter, progress }: OutcomeProps & { readonly progress: Of<'sent'> }) {
  const { email } = requestOf(letter);
  const { reference, replyBy } = receiptOf(progress.result);
  return (
    <section class="db-contact-outcome">
      <span class="db-contact-seal">
        <Icon name="check" size={24} />
      </span>
      <Arrival class="db-contact-title">{say('sent')}</Arrival>
      <p>
        {replyBy === undefined
          ? say('sentTo', { email })
          : say('sentToBy', { email, time: sayTime(replyBy, { now: model.now(), locale: shell.locale }) })}
      </p>
      {reference && (
        <dl class="db-contact-reference">
          <dt>{say('reference')}</dt>
          <dd dir="ltr">{reference}</dd>
        </dl>
      )}
      <Button onClick={() => model.putAway(letter)}>{say('another')}</Button>
    </section>
  );
}

function Kept({ model, say, letter, progress }: OutcomeProps & { readonly progress: Of<'kept'> }) {
  return (
    <section class="db-contact-outcome">
      <span class="db-contact-seal db-contact-waiting">
        <Icon name={progress.why === 'offline' ? 'offline' : 'clock'} size={24} />
      </span>
      <Arrival class="db-contact-title">{say(`kept.${progress.why}`)}</Arrival>
      <p>{say(model.durable.value ? 'kept' : 'keptInTab')}</p>
      <Excerpt letter={letter} />
      <div class="db-contact-actions">
        <Button kind="primary" icon="retry" busy={progress.trying} onClick={model.hurry}>
          {say(progress.trying ? 'trying' : 'tryNow')}
        </Button>
        {/* Not while it may be arriving: what has arrived must not be written again. */}
        <Button icon="edit" disabled={progress.trying} onClick={() => model.takeBack(letter)}>
          {say('takeBack')}
        </Button>
      </div>
      <Button kind="quiet" onClick={() => model.putAway(letter)}>
        {say('another')}
      </Button>
    </section>
  );
}

function Refused({ model, say, shell, letter, progress }: OutcomeProps & { readonly progress: Of<'refused'> }) {
  const { email, phone } = shell.settings;
  return (
    <section class="db-contact-outcome">
      <span class="db-contact-seal db-contact-failed">
        <Icon name="alert" size={24} />
      </span>
      <Arrival class="db-contact-title">{say('refused')}</Arrival>
      <p>{say(whyRefused[progress.error.kind] ?? 'refused.broken')}</p>
      {email && <PlainText text={say('directEmail', { email })} />}
      {phone && <PlainText text={say('directPhone', { phone })} />}
      <Excerpt letter={letter} />
      <div class="db-contact-actions">
        <Button kind="primary" icon="retry" onClick={() => model.sendAgain(letter)}>
          {say('sendAgain')}
        </Button>
        <Button icon="edit" onClick={() => model.takeBack(letter)}>
          {say('takeBack')}
        </Button>
      </div>
    </section>
  );
}

const whyRefused: Readonly<Partial<Record<ErrorKind, keyof ContactPhrases>>> = {
  refused: 'refused.no',
  unauthorized: 'refused.unauthorized',
  unsupported: 'refused.unsupported',
  gone: 'refused.unsupported',
};

/** The beginning of what was written, so that one sees that it is still there. */
export function Excerpt({ letter }: { readonly letter: Followed }) {
  return (
    <blockquote class="db-contact-excerpt" dir="auto">
      {requestOf(letter).message}
    </blockquote>
  );
}
