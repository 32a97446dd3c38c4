import { panelIcons } from '../ui/index.ts';
import { createElement } from './browser/page.ts';
import type { LauncherFace } from './frame.ts';

/** What the launcher says about the widget behind it. */
export interface FaceState {
  readonly isOpen: boolean;
  /** Its accessible name. */
  readonly name: string;
  readonly unread: number;
}

/** More than this nobody counts. */
const most = 99;

/** The launcher's looks. */
export interface Face {
  /** The picture it came with; the panel shows it too. */
  readonly bell: string;
  show(state: FaceState): void;
}

/** Takes over the launcher's looks: bell or cross, badge, name. */
export function createFace({ button }: LauncherFace): Face {
  const line = button.querySelector('path');
  const bell = line?.getAttribute('d') ?? '';
  const badge = createElement('div');
  badge.className = 'db-launcher-badge';
  badge.setAttribute('aria-hidden', 'true');
  button.append(badge);
  const show = ({ isOpen, name, unread }: FaceState) => {
    button.classList.toggle('db-launcher-open', isOpen);
    button.setAttribute('aria-expanded', String(isOpen));
    button.setAttribute('aria-label', name);
    line?.setAttribute('d', isOpen ? panelIcons.close : bell);
    badge.textContent = unread > most ? `${most}+` : String(unread);
    badge.hidden = isOpen || !unread;
  };
  return { bell, show };
}
