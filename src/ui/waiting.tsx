import type { ComponentChildren } from 'preact';
import { Icon, type Drawing } from './icon.tsx';

/** What {@link Empty} takes. */
export interface EmptyProps {
  readonly icon: Drawing;
  readonly title: string;
  readonly children?: ComponentChildren;
  /** Buttons for what can be done about it. */
  readonly actions?: ComponentChildren;
}

/** A screen or a list with nothing in it, why, and what to do about that. */
export function Empty({ icon, title, children, actions }: EmptyProps) {
  return (
    <div class="db-empty">
      <span class="db-roundel">
        <Icon drawing={icon} size={24} />
      </span>
      <p class="db-empty-title">{title}</p>
      {children && <div class="db-empty-text">{children}</div>}
      {actions}
    </div>
  );
}

/** Where text will be in a moment; with a label, that is said as well. Only for waits a person notices. */
export function Skeleton({ lines = 3, label }: { readonly lines?: number; readonly label?: string }) {
  return (
    <div class="db-skeleton" role={label ? 'status' : undefined} aria-label={label} aria-hidden={!label}>
      {/* Not by `Array.from`: old libraries replace it with one that knows no second argument. */}
      {[...Array(lines).keys()].map((line) => (
        <span key={line} />
      ))}
    </div>
  );
}
