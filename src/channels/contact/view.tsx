import { useRefocus } from '../refocus.ts';
import { EarlierLetter } from './earlier.tsx';
import { ContactForm } from './form.tsx';
import { LetterOutcome } from './outcome.tsx';
import type { ContactViewProps } from './props.ts';
import { Standing } from './standing.tsx';

/** The form, or what became of the message. */
export function ContactView(props: ContactViewProps) {
  const { model, say, shell } = props;
  const letter = model.letter.value;
  const is = letter?.progress.value.is ?? 'writing';
  const isForm = !letter || is === 'sending';
  const earlier = model.earlier.value;
  const area = useRefocus([isForm ? 'writing' : is, ...earlier.map(({ draft }) => draft.id)].join());
  return (
    <div class="db-contact" ref={area}>
      {earlier.map((one) => (
        <EarlierLetter key={one.draft.id} {...props} letter={one} />
      ))}
      {isForm && <Standing {...props} />}
      {isForm ? <ContactForm {...props} busy={is === 'sending'} /> : <LetterOutcome {...props} letter={letter} />}
      <shell.Reach except="contact" heading={say('otherWays')} />
    </div>
  );
}
