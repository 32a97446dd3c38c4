import style from './launcher.css?inline';
import { createElement, keepOnPage, pageElement } from './page.ts';

/** How the button looks. */
export interface LauncherLooks {
  /** Any CSS colour. Default: `--deskbell-accent` of the page, then our own. */
  readonly accent?: string | undefined;
  readonly side: 'left' | 'right';
  /** Words shown beside the bell. */
  readonly label?: string | undefined;
  readonly zIndex?: number | undefined;
}

/** What the button says about the widget behind it. */
export interface LauncherState {
  readonly is: 'closed' | 'busy' | 'open';
  /** Its accessible name. */
  readonly name: string;
  /** News, shown as a badge. */
  readonly unread: number;
}

/** The round button with the bell, and the shadow root that the widget moves into later. */
export interface Launcher {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly button: HTMLButtonElement;
  readonly side: 'left' | 'right';
  show(state: LauncherState): void;
  /** Shows lines of text beside the button, links among them; none takes it away. */
  note(lines: readonly (string | { readonly href: string; readonly text: string })[]): void;
  destroy(): void;
}

/** A deep hotel green. */
const ownAccent = '#1d5c4f';

/** Draws the button. Nothing of the page moves: its host has no size. */
export function drawLauncher({ accent, side, label, zIndex }: LauncherLooks): Launcher {
  const host = createElement('div');
  host.dataset['deskbell'] = '';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];

  const button = createElement('button');
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  const badge = createElement('span');
  badge.className = 'launcher-badge';
  badge.setAttribute('aria-hidden', 'true');
  const note = createElement('div');
  note.setAttribute('role', 'alert');
  button.append(
    drawing('bell', 'M10.3 21a2 2 0 0 0 3.4 0M3.3 15.3A1 1 0 0 0 4 17h16a1 1 0 0 0 .7-1.7C19.4 14 18 12.5 18 8A6 6 0 0 0 6 8c0 4.5-1.4 6-2.7 7.3'),
    drawing('cross', 'M18 6 6 18M6 6l12 12'),
  );
  if (label) {
    const words = createElement('span');
    words.className = 'launcher-label';
    words.textContent = label;
    button.append(words);
  }
  button.append(badge);
  root.append(note, button);
  const remove = keepOnPage(host);
  if (zIndex !== undefined) host.style.setProperty('--deskbell-z', String(zIndex));

  const fill = accent ?? (getComputedStyle(pageElement()).getPropertyValue('--deskbell-accent').trim() || ownAccent);
  host.style.setProperty('--fill', fill);
  host.style.setProperty('--ink', '#fff');
  button.style.color = fill;
  host.style.setProperty('--ink', isLight(getComputedStyle(button).color) ? '#1b1611' : '#fff');
  button.style.color = '';

  const launcher: Launcher = {
    host,
    root,
    button,
    side,
    show({ is, name, unread }) {
      button.className = ['launcher', side, is, label ? 'labelled' : ''].join(' ');
      button.setAttribute('aria-expanded', String(is === 'open'));
      button.setAttribute('aria-label', name);
      button.title = label && is !== 'open' ? '' : name;
      badge.textContent = unread > 99 ? '99+' : String(unread);
      badge.hidden = unread < 1 || is === 'open';
    },
    note(lines) {
      note.className = `launcher-note ${side}`;
      note.hidden = lines.length === 0;
      note.replaceChildren(
        ...lines.map((line) => {
          if (typeof line === 'string') return line;
          const link = createElement('a');
          link.href = line.href;
          link.textContent = line.text;
          return link;
        }),
      );
    },
    destroy: remove,
  };
  launcher.note([]);
  return launcher;
}

function drawing(name: string, path: string): SVGElement {
  const create = (tag: string) => Document.prototype.createElementNS.call(document, 'http://www.w3.org/2000/svg', tag) as SVGElement;
  const svg = create('svg');
  svg.setAttribute('class', name);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = create('path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** Whether dark ink reads better on it than white does, by WCAG's relative luminance. `colour` is a computed `rgb(…)`. */
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const level = Number(part) / (colour.startsWith('rgb') ? 255 : 1);
    return level <= 0.04 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18;
}
