import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from './hooks.ts';
import { useOwnStyle } from './own-style.ts';
import formStyle from './form.css?inline';

/** What {@link Form} takes. */
export interface FormProps {
  readonly onSubmit: () => void;
  /** What is wrong, by the name of the field, as sentences. Empty when nothing is. */
  readonly problems: Readonly<Record<string, string | undefined>>;
  /** What the form is, for people who do not see it. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/**
 * A form whose checks are ours, not the browser's. When a submit comes back with problems, now or after the backend
 * has answered, they are read out and the first wrong field gets the focus.
 */
export function Form({ onSubmit, problems, label, children }: FormProps) {
  const form = useOwnStyle<HTMLFormElement>(formStyle);
  const [submits, setSubmits] = useState(0);
  const awaiting = useRef(false);
  const sentences = Object.values(problems).filter((problem) => problem !== undefined && problem !== '');

  useEffect(() => {
    if (!awaiting.current || sentences.length === 0) return;
    awaiting.current = false;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    // A group of choices cannot have the focus itself.
    (wrong?.querySelector('input') ?? wrong)?.focus();
  }, [submits, problems]);

  return (
    <form
      class="db-form"
      ref={form}
      noValidate
      aria-label={label}
      // Whoever types on while the backend thinks is not to be moved about by its answer.
      onInput={() => (awaiting.current = false)}
      onSubmit={(event) => {
        event.preventDefault();
        awaiting.current = true;
        setSubmits(submits + 1);
        onSubmit();
      }}
    >
      <div class="db-unseen" role="alert">
        {submits > 0 && sentences.map((sentence, index) => <p key={index}>{sentence}</p>)}
      </div>
      {children}
    </form>
  );
}
