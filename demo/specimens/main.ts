import { specimens } from './catalogue.ts';
import { show, type Look } from './stage.ts';

// ?view=chat&state=failed&theme=dark&dir=rtl&width=320&accent=%23aa3300 shows one specimen; without a view, the list.
const query = new URLSearchParams(location.search);
const look: Look = {
  theme: oneOf(['auto', 'light', 'dark'], query.get('theme')),
  dir: oneOf(['ltr', 'rtl'], query.get('dir')),
  accent: query.get('accent') ?? undefined,
  lang: query.get('lang') ?? undefined,
};
document.documentElement.dir = look.dir;
document.documentElement.dataset['theme'] = look.theme;

const wanted = specimens.find(({ view, state }) => view === query.get('view') && state === (query.get('state') ?? state));
const width = query.get('width');
if (!wanted) list();
else if (width) frame(width);
else {
  document.title = `${wanted.view}: ${wanted.state}`;
  document.body.append(element('main', [element('h1', [`${wanted.view}: ${wanted.state}`])]));
  show(wanted, look).then(
    () => (document.documentElement.dataset['specimen'] = 'ready'),
    (thrown: unknown) => {
      document.documentElement.dataset['specimen'] = 'failed';
      throw thrown;
    },
  );
}

/** A screen of that width, with the specimen on it. */
function frame(pixels: string): void {
  query.delete('width');
  const screen = element('iframe', []);
  screen.src = `?${query.toString()}`;
  screen.width = pixels;
  screen.title = query.toString();
  document.body.append(screen);
}

function list(): void {
  const to = (change: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(change)) next.set(name, value);
    return `?${next.toString()}`;
  };
  const link = (text: string, href: string, current = false) => {
    const anchor = element('a', [text]);
    anchor.href = href;
    if (current) anchor.setAttribute('aria-current', 'true');
    return anchor;
  };
  const choices = (name: string, values: readonly string[]) =>
    element('nav', [`${name}: `, ...values.map((value) => link(value || 'as it is', to({ [name]: value }), (query.get(name) ?? '') === value))]);
  const views = [...new Set(specimens.map(({ view }) => view))];
  document.body.append(
    element('main', [
      element('h1', ['Specimens']),
      element('p', [`${specimens.length} states of ${views.length} views. Choose how to look at them first.`]),
      choices('theme', ['', 'light', 'dark']),
      choices('dir', ['', 'rtl']),
      choices('lang', ['', 'de', 'ja', 'pl', 'tr', 'zh-CN', 'ko', 'ar', 'he']),
      choices('width', ['', '320', '390', '1100']),
      choices('accent', ['', '#ffd400', '#c2185b', '#0b57d0', '#111111', '#f2f2f2']),
      ...views.flatMap((view) => [
        element('h2', [view]),
        element('ul', specimens.filter((one) => one.view === view).map(({ state }) => element('li', [link(state, to({ view, state }))]))),
      ]),
    ]),
  );
}

function oneOf<Value extends string>(values: readonly [Value, ...Value[]], given: string | null): Value {
  return values.find((value) => value === given) ?? values[0];
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, children: readonly (Node | string)[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
