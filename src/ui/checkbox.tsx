import { useId } from './hooks.ts';
import type { ComponentChildren } from 'preact';
import { Problem, RequiredMark, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { stateIcons } from './icons/state.ts';
import { useOwnStyle } from './own-style.ts';
import formStyle from './form.css?inline';

/** One yes or no. The label may hold a link. */
export function Checkbox({
  label,
  name,
  checked,
  onChange,
  problem,
  required,
  requiredWord,
}: Omit<FieldProps, 'label'> & {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const id = useId();
  const element = useOwnStyle<HTMLDivElement>(formStyle);
  return (
    <div class="db-field" ref={element}>
      <label class="db-check">
        <input
          type="checkbox"
          name={name}
          checked={checked}
          aria-required={required || undefined}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem && id}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span class="db-box">
          <Icon drawing={stateIcons.check} size={16} />
        </span>
        <span class="db-check-words">
          {label}
          {required && <RequiredMark word={requiredWord} />}
        </span>
      </label>
      {problem && <Problem id={id} text={problem} />}
    </div>
  );
}
