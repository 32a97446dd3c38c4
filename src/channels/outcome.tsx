import type { ComponentChildren } from 'preact';
import { Icon, type Drawing } from '../ui/index.ts';

/** What became of something that was sent, in place of the form it was sent from. */
export function Outcome({
  tone,
  icon,
  title,
  children,
  actions,
}: {
  readonly tone: 'good' | 'waiting' | 'bad';
  readonly icon: Drawing;
  readonly title: string;
  readonly children?: ComponentChildren;
  /** What can be done next. */
  readonly actions?: ComponentChildren;
}) {
  return (
    <section class="db-outcome">
      <span class={`db-outcome-seal db-outcome-${tone}`}>
        <Icon drawing={icon} size={24} />
      </span>
      <h3 class="db-outcome-title" tabIndex={-1}>
        {title}
      </h3>
      {children}
      {actions && <div class="db-outcome-actions">{actions}</div>}
    </section>
  );
}
