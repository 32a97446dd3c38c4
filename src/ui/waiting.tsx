import type { ComponentChildren } from 'preact';
import { Icon, type Drawing } from './icon.tsx';

/** A screen or a list with nothing in it, and what to do about that. */
export function Empty({ icon, title, children }: { readonly icon: Drawing; readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="db-empty">
      <span class="db-roundel">
        <Icon drawing={icon} size={24} />
      </span>
      <p class="db-empty-title">{title}</p>
      {children && <div class="db-empty-text">{children}</div>}
    </div>
  );
}

/** Where text will be in a moment. Only for waits a person notices. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div class="db-skeleton" aria-hidden="true">
      {/* Not by `Array.from`: old libraries replace it with one that knows no second argument. */}
      {[...Array(lines).keys()].map((line) => (
        <span key={line} />
      ))}
    </div>
  );
}

/** Work of unknown length. */
export function Spinner({ label }: { readonly label: string }) {
  return (
    <div class="db-spinner" role="status">
      <span class="db-spin" aria-hidden="true" />
      <span>{label}</span>
    </div>
  );
}
