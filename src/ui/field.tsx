import type { ComponentChildren } from 'preact';
import { useId } from './hooks.ts';
import { Icon } from './icon.tsx';
import { stateIcons } from './icons/state.ts';
import { useOwnStyle } from './own-style.ts';
import formStyle from './form.css?inline';

/** What every field has. */
export interface FieldProps {
  readonly label: string;
  /** Also the key of its problem in {@link FormProps.problems}. */
  readonly name: string;
  readonly required?: boolean | undefined;
  /** The word that marks a required field, such as "required". */
  readonly requiredWord?: string | undefined;
  /** What is wrong with it, as a sentence. */
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
}

/** How the input of a field is tied to its label, its hint and its problem. */
export interface FieldTies {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

/** Label above, hint and problem below, tied together. */
export function Field({
  field,
  children,
}: {
  readonly field: FieldProps;
  readonly children: (ties: FieldTies) => ComponentChildren;
}) {
  const { label, name, required, requiredWord, problem, hint } = field;
  const id = useId();
  const element = useOwnStyle<HTMLDivElement>(formStyle);
  const told = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class="db-field" ref={element}>
      <label class="db-label" for={id}>
        {label}
        {required && <RequiredMark word={requiredWord} />}
      </label>
      {children({
        id,
        name,
        'aria-describedby': told || undefined,
        'aria-invalid': problem ? true : undefined,
        'aria-required': required || undefined,
      })}
      {hint && (
        <p class="db-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && <Problem id={`${id}-problem`} text={problem} />}
    </div>
  );
}

/** Says that something must be filled in. The space is for ears: without it the name of the field runs into the mark. */
export function RequiredMark({ word }: { readonly word: string | undefined }) {
  return word && <> <span class="db-required">{word}</span></>;
}

/** What is wrong with a field, shown beside it. */
export function Problem({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p class="db-problem" id={id}>
      <Icon drawing={stateIcons.alert} size={16} />
      <span>{text}</span>
    </p>
  );
}
