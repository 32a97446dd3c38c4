import { useId } from './hooks.ts';
import { Problem, RequiredMark } from './field.tsx';
import { useOwnStyle } from './own-style.ts';
import formStyle from './form.css?inline';

/** One of the {@link Choices}. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** One of a few, all to be seen at once: a radio group drawn as cards. */
export function Choices({
  legend,
  name,
  value,
  onChange,
  options,
  problem,
  requiredWord,
}: {
  readonly legend: string;
  readonly name: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly options: readonly Choice[];
  readonly problem?: string | undefined;
  /** Marks a group where nothing is chosen to begin with, and something must be. */
  readonly requiredWord?: string | undefined;
}) {
  const id = useId();
  const element = useOwnStyle<HTMLFieldSetElement>(formStyle);
  return (
    <fieldset
      class="db-field db-choices"
      role="radiogroup"
      ref={element}
      aria-required={requiredWord ? true : undefined}
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem && id}
    >
      <legend class="db-label">
        {legend}
        <RequiredMark word={requiredWord} />
      </legend>
      <div class="db-choice-list">
        {options.map((option) => (
          <label class="db-choice" key={option.value}>
            <input
              type="radio"
              // The id keeps two groups of one name apart where two forms are shown at once.
              name={`${id}-${name}`}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span class="db-dot" aria-hidden="true" />
            <span class="db-choice-words">
              <span class="db-choice-label">{option.label}</span>
              {option.detail && <span class="db-choice-detail">{option.detail}</span>}
            </span>
          </label>
        ))}
      </div>
      {problem && <Problem id={id} text={problem} />}
    </fieldset>
  );
}
