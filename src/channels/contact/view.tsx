// Lets components see signals.
import '@preact/signals';
import type { ChannelViewProps } from '../channel.ts';
import { EarlierLetters } from './earlier.tsx';
import { ContactForm } from './form.tsx';
import type { ContactModel } from './model.ts';
import { Outcome } from './outcome.tsx';
import type { ContactPhrases } from './text/en.ts';

/** What the contact form's screens are given. */
export type ContactViewProps = ChannelViewProps<ContactModel, ContactPhrases>;

/** The form, or what became of the message. */
export function ContactView(props: ContactViewProps) {
  const { model, say, shell } = props;
  const letter = model.letter.value;
  const sending = letter?.progress.value.is === 'sending';
  return (
    <div class="db-contact">
      <EarlierLetters {...props} />
      {letter && !sending ? <Outcome {...props} letter={letter} /> : <ContactForm {...props} busy={sending} />}
      <shell.Reach except="contact" heading={say('otherWays')} />
    </div>
  );
}
