import { useLayoutEffect, useRef } from 'preact/hooks';
import { Field, type FieldProps } from './field.tsx';
import { longText, ownDirection } from './own-direction.ts';

/** What fields for text have in common. */
export interface TextProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly autocomplete?: string | undefined;
  readonly inputMode?: 'text' | 'email' | 'tel' | 'numeric' | 'decimal' | 'search' | 'url' | undefined;
  /**
   * For the record of whoever validates. Nothing is cut at this length: text that is too long stays and is named as a
   * problem, since words that vanish while pasting are words lost.
   */
  readonly maxLength?: number | undefined;
  /** Default `auto`: the text's own direction. */
  readonly dir?: 'auto' | 'ltr' | 'rtl' | undefined;
}

/** A line of text. */
export function TextField({
  value,
  onInput,
  type = 'text',
  autocomplete,
  inputMode,
  dir,
  ...field
}: TextProps & { readonly type?: 'text' | 'email' | 'tel' | 'search' | 'password' | 'url' | undefined }) {
  return (
    <Field field={field}>
      {(ties) => (
        <input
          {...ties}
          class="db-input"
          // Preact ties roles to one type at a time; none of ours sets a role.
          type={type as 'text'}
          value={value}
          {...ownDirection(value, dir)}
          autocomplete={autocomplete ?? 'off'}
          inputMode={inputMode}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Several lines of text. Grows with what is written, up to a height the style sets. */
export function TextArea({ value, onInput, rows = 4, autocomplete, inputMode, dir, ...field }: TextProps & { readonly rows?: number | undefined }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    // So long a text is as high as the style allows, and measuring it takes as long as reading it.
    if (!element || value.length > longText) return;
    element.style.height = 'auto';
    // `scrollHeight` leaves out the borders.
    if (element.scrollHeight) element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
  }, [value]);
  return (
    <Field field={field}>
      {(ties) => (
        <textarea
          {...ties}
          ref={area}
          class="db-input db-area"
          rows={rows}
          value={value}
          {...ownDirection(value, dir)}
          autocomplete={autocomplete ?? 'off'}
          inputMode={inputMode}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
