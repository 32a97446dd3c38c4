import { mailAddress } from '../../core/mail-address.ts';
import type { PersonProps } from '../frame.ts';

/** The shop's mail address with what the visitor has typed, sent in vain or not at all: nobody types it a second time. */
export function mailWith({ frame, people }: PersonProps): string | undefined {
  const to = frame.settings.email;
  const { journey } = frame.visitor.value;
  const words = journey.words.value.trim();
  const searched = journey.context().searched?.at(-1) ?? '';
  const kept = people.undelivered.value.flatMap(({ body }) => wordsOf(body));
  // A search is what it is about, all else what is to be said; a message on its way is the last thing typed as well.
  const said = [...new Set([...kept, words])].filter((one) => one && one !== searched);
  return to && (searched || said.length) ? mailAddress({ to, subject: searched || firstOf(said), body: said.join('\n\n') }) : undefined;
}

/** What a draft says, whatever its channel calls it. */
function wordsOf(body: unknown): string[] {
  const { message, text, note } = Object(body) as Readonly<Record<string, unknown>>;
  return [message, text, note].filter((one) => typeof one === 'string');
}

/** A mail needs a subject, or it is taken for what nobody meant to send. */
function firstOf([first = '']: readonly string[]): string {
  return first.slice(0, 60);
}
