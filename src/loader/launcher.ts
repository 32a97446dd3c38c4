import style from './launcher.css?inline';
import { createElement, createShape, keepOnPage, pageElement, setAttributes } from './page.ts';

/** How the button looks. */
export interface LauncherLooks {
  /** Any CSS colour. Default: `--deskbell-accent` of the page, then our own. */
  readonly accent?: string;
  /** Default: where lines of the page end. */
  readonly side?: string;
  /** Words shown beside the bell. */
  readonly label?: string;
  readonly zIndex?: number | string;
}

/** The round button with the bell, and the shadow root that the widget moves into later. */
export interface Launcher {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly button: HTMLButtonElement;
  readonly side: 'left' | 'right';
  destroy(): void;
}

/** A deep hotel green. */
const ownAccent = '#1d5c4f';
const bell =
  'M10.3 21a2 2 0 0 0 3.4 0M3.3 15.3A1 1 0 0 0 4 17h16a1 1 0 0 0 .7-1.7C19.4 14 18 12.5 18 8A6 6 0 0 0 6 8c0 4.5-1.4 6-2.7 7.3';

/** Draws the button. Nothing of the page moves: its host takes no room. */
export function drawLauncher(name: string, { accent, side, label, zIndex }: LauncherLooks): Launcher {
  const host = createElement('div');
  host.dataset['deskbell'] = '';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];

  const page = getComputedStyle(pageElement());
  const known = side === 'left' || side === 'right' ? side : page.direction === 'rtl' ? 'left' : 'right';
  const button = createElement('button', `launcher ${known}`);
  setAttributes(button, { type: 'button', 'aria-label': name, 'aria-haspopup': 'dialog', 'aria-expanded': 'false' });
  const picture = createShape('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  picture.append(createShape('path', { d: bell }));
  button.append(picture);
  if (label) {
    // In whatever script the shop has named it.
    const words = createElement('bdi', 'label');
    words.append(label);
    button.append(words);
  }
  root.append(button);

  const destroy = keepOnPage(host);
  const set = (property: string, value: string) => host.style.setProperty(property, value);
  const wished = accent ?? page.getPropertyValue('--deskbell-accent');
  set('--deskbell-z', String(zIndex ?? ''));
  set('--fill', CSS.supports('color', wished) ? wished : ownAccent);
  set('--ink', isLight(getComputedStyle(button).backgroundColor) ? '#1b1611' : '#fff');
  return { host, root, button, side: known, destroy };
}

/** Whether dark ink reads better on it than white does, by WCAG's relative luminance. */
function isLight(computed: string): boolean {
  const most = computed.startsWith('rgb') ? 255 : 1;
  const [red = 0, green = 0, blue = 0] = (computed.match(/[\d.]+/g) ?? []).map((part) => (Number(part) / most) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18;
}
