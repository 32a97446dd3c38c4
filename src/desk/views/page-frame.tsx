import type { ComponentChildren } from 'preact';
import type { Agent } from '../../protocol/index.ts';
import { Icon, peopleIcons } from '../../ui/index.ts';
import { Menu } from './menu.tsx';
import { SectionSwitch } from './section-switch.tsx';
import { scrolls } from './scrolls.ts';

/** What {@link PageFrame} takes. */
export interface PageFrameProps {
  readonly title: string;
  readonly agent: Agent;
  readonly onHelp: () => void;
  /** Beside the title. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page with nothing beside it. */
export function PageFrame({ title, agent, onHelp, actions, children }: PageFrameProps) {
  return (
    <div class="desk-page-frame">
      <header class="desk-inbox-head">
        <span class="desk-logo desk-small">
          <Icon drawing={peopleIcons.bell} size={18} />
        </span>
        <h2>{title}</h2>
        <span class="desk-page-actions">{actions}</span>
        <SectionSwitch />
        <Menu agent={agent} onHelp={onHelp} />
      </header>
      <div class="desk-page-scroll" tabIndex={scrolls} role="region" aria-label={title}>
        <div class="desk-page-body">{children}</div>
      </div>
    </div>
  );
}
