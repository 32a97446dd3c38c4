import type { ComponentChildren } from 'preact';
import cardStyle from './card.css?inline';
import { Icon, type Drawing } from './icon.tsx';
import { peopleIcons } from './icons/people.ts';
import { useOwnStyle } from './own-style.ts';

/** What {@link Card} takes. */
export interface CardProps {
  readonly icon: Drawing;
  readonly title: string;
  readonly detail?: string | undefined;
  /** A light beside the detail: somebody is there, or nobody is. Says nothing the words do not say. */
  readonly light?: 'on' | 'off' | undefined;
  readonly onClick?: (() => void) | undefined;
  /** Makes it a link. */
  readonly href?: string | undefined;
  /** How much is new in there, already as words for people who only hear it. */
  readonly badge?: string | number | undefined;
  readonly busy?: boolean | undefined;
}

/** A big row to tap: a button, or with an address a link. */
export function Card({ icon, title, detail, light, onClick, href, badge, busy = false }: CardProps) {
  const inside = (
    <>
      <span class="db-roundel">
        <Icon drawing={icon} />
      </span>
      <span class="db-card-words">
        <span class="db-card-title">{title}</span>
        {detail && (
          <span class="db-card-detail">
            {light && <span class={`db-light db-${light}`} />}
            {detail}
          </span>
        )}
      </span>
      {badge !== undefined && badge !== 0 && <span class="db-badge">{badge}</span>}
      {busy ? <span class="db-spin" /> : <Icon drawing={peopleIcons.chevron} size={18} />}
    </>
  );
  return (
    <li class="db-card-item">
      {href === undefined ? (
        <button class="db-card" type="button" aria-busy={busy || undefined} onClick={onClick}>
          {inside}
        </button>
      ) : (
        <a class="db-card" href={href} onClick={onClick}>
          {inside}
        </a>
      )}
    </li>
  );
}

/** Cards that belong together. */
export function CardList({ children, label }: { readonly children: ComponentChildren; readonly label?: string | undefined }) {
  const element = useOwnStyle<HTMLUListElement>(cardStyle);
  return (
    // The role is said again because `list-style: none` takes it away in Safari.
    <ul class="db-cards" role="list" aria-label={label} ref={element}>
      {children}
    </ul>
  );
}
