import type { ComponentChildren } from 'preact';
import { Icon, type Drawing } from './icon.tsx';
import { stateIcons } from './icons/state.ts';

/** How serious a {@link Notice} is. */
export type Tone = 'info' | 'success' | 'warning' | 'error';

const icons: Readonly<Record<Tone, Drawing>> = {
  info: stateIcons.info,
  success: stateIcons.check,
  warning: stateIcons.warning,
  error: stateIcons.alert,
};

/** Something worth knowing, in place. Announcing it is up to whoever shows it. */
export function Notice({
  tone,
  title,
  icon = icons[tone],
  children,
  actions,
}: {
  readonly tone: Tone;
  readonly title?: string | undefined;
  readonly icon?: Drawing | undefined;
  readonly children?: ComponentChildren;
  /** Buttons for what can be done about it. */
  readonly actions?: ComponentChildren;
}) {
  return (
    <div class={`db-notice db-${tone}`}>
      <Icon drawing={icon} size={18} />
      <div class="db-notice-body">
        {title && <p class="db-notice-title">{title}</p>}
        {children && <div class="db-notice-text">{children}</div>}
        {actions && <div class="db-notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
