import type { ButtonHTMLAttributes } from 'preact';
import { Icon, type Drawing } from './icon.tsx';

type Attributes = Omit<ButtonHTMLAttributes, 'icon' | 'label' | 'class' | 'style'>;

/** What {@link Button} takes beside the attributes of a button. */
export interface ButtonProps extends Attributes {
  /** `primary` for the one next step of a screen. Default `secondary`. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  /** Something is under way: it shows so, and pressing again does nothing. It stays focusable, so that nobody is thrown out. */
  readonly busy?: boolean | undefined;
  readonly icon?: Drawing | undefined;
}

/** A button with words. */
export function Button({ kind = 'secondary', busy = false, icon, children, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      class={`db-button db-${kind}`}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span class="db-spin" aria-hidden="true" /> : icon && <Icon drawing={icon} size={18} />}
      <span class="db-button-words">{children}</span>
    </button>
  );
}

/** What {@link IconButton} takes beside the attributes of a button. */
export interface IconButtonProps extends Attributes {
  readonly icon: Drawing;
  /** What it does, in words; the accessible name, and shown on hover. */
  readonly label: string;
}

/** A button with a picture instead of words. Only for what everybody knows: close, back, send. */
export function IconButton({ icon, label, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} class="db-icon-button" aria-label={label} title={label}>
      <Icon drawing={icon} />
    </button>
  );
}
