import { Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { peopleIcons } from './icons/people.ts';

/** One of the values of a {@link SelectField}. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/** One value out of many, by the browser's own list: nothing else is as good on a phone. */
export function SelectField({
  value,
  onInput,
  options,
  autocomplete,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly options: readonly SelectOption[];
  readonly autocomplete?: string | undefined;
}) {
  return (
    <Field field={field}>
      {(ties) => (
        <span class="db-select">
          <select
            {...ties}
            class="db-input"
            value={value}
            autocomplete={autocomplete ?? 'off'}
            onChange={(event) => onInput(event.currentTarget.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon drawing={peopleIcons.chevron} size={18} />
        </span>
      )}
    </Field>
  );
}
