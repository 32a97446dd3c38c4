import { useEffect, useRef } from './hooks.ts';
import { useExcess } from './excess.ts';
import { Field, type FieldProps } from './field.tsx';

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
  /** Says that what was pasted is more than a field can bear and was left out. Absent: everything is taken. */
  readonly tooMuch?: string | undefined;
  /** Default `auto`: the text's own direction. */
  readonly dir?: 'auto' | 'ltr' | 'rtl' | undefined;
}

/** What is empty runs as the words around it do. */
const dirOf = (dir: TextProps['dir'], value: string) => (dir === 'auto' && !value ? undefined : dir);

/** A line of text. */
export function TextField({
  value,
  onInput,
  type = 'text',
  autocomplete,
  inputMode,
  dir = 'auto',
  tooMuch,
  ...field
}: TextProps & { readonly type?: 'text' | 'email' | 'tel' | 'search' | 'password' | 'url' | undefined }) {
  const { excess, onBeforeInput } = useExcess(tooMuch);
  // Preact ties roles to one type at a time; none of ours sets a role.
  const plain = type as 'text';
  return (
    <Field field={{ ...field, problem: excess ?? field.problem }}>
      {(ties) => (
        <input
          {...ties}
          class="db-input"
          type={plain}
          value={value}
          dir={dirOf(dir, value)}
          autocomplete={autocomplete ?? 'off'}
          inputMode={inputMode}
          onBeforeInput={onBeforeInput}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Several lines of text. Grows with what is written, up to a height the style sets. */
export function TextArea({ value, onInput, rows = 4, autocomplete, inputMode, dir = 'auto', tooMuch, ...field }: TextProps & { readonly rows?: number | undefined }) {
  const { excess, onBeforeInput } = useExcess(tooMuch);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    // Empty, it is as high as its rows; to measure it, the browser would lay out everything at once. `scrollHeight` leaves out the borders.
    if (value && element.scrollHeight) element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
  }, [value]);
  return (
    <Field field={{ ...field, problem: excess ?? field.problem }}>
      {(ties) => (
        <textarea
          {...ties}
          ref={area}
          class="db-input db-area"
          rows={rows}
          value={value}
          dir={dirOf(dir, value)}
          autocomplete={autocomplete ?? 'off'}
          inputMode={inputMode}
          onBeforeInput={onBeforeInput}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
