import { hangBell, type Bell, type Hear, type WidgetModule } from './bell.ts';
import { ownScript } from './page.ts';
import { kinds, readOptions } from './options.ts';

/** The function a page calls: `deskbell('open')`. Before this script has come it is a stub that only fills `q`. */
interface Deskbell {
  (verb: string, ...given: unknown[]): unknown;
  /** Calls from before, as arrays or as `arguments`. */
  q?: ArrayLike<unknown>[];
  version?: string;
}

/** Attributes that mean the tag itself asks for a widget, without a call of `init`. */
const enough = ['endpoint', 'faq', 'email', 'phone'];
const attribute = (name: string) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Other tools put `data-*` on script tags too. What begins like one of our options and is none is taken for a slip. */
const meant = (data: DOMStringMap) =>
  Object.fromEntries(Object.entries(data).filter(([name]) => Object.keys(kinds).some((ours) => ours.slice(0, 2) === name.slice(0, 2))));

const script = ownScript();
const { base = script && new URL('.', script.src).href, global = 'deskbell', ...data } = { ...script?.dataset };
const globals = window as unknown as Record<string, Deskbell | undefined>;
const found = globals[global];

if (typeof found === 'function' && found.version) {
  warn(`Deskbell is on this page already (version ${found.version}). Remove one of the two script tags, or give one another data-global.`);
} else {
  install(typeof found === 'function' && Array.isArray(found.q) ? found.q : []);
}

function install(queue: readonly ArrayLike<unknown>[]): void {
  let bell: Bell | undefined;
  let heard: [event: string, hear: Hear, undo: () => void][] = [];

  function init(given: object): void {
    bell?.destroy();
    const complaints: string[] = [];
    const complain = (sentence: string) => void complaints.push(sentence);
    const { base: from = base, ...own } = given as { base?: string };
    const options = { name: global, ...readOptions(meant(data), complain, attribute), ...readOptions(own, complain) };
    if (complaints.length > 0) warn(complaints.join('\n'));
    bell = hangBell({
      options,
      warn,
      load: async (attempt) => {
        if (!from) throw new Error('Where the files of the widget are is not known: give init a "base".');
        const retry = attempt > 0 ? `?retry=${attempt}` : '';
        return (await import(/* @vite-ignore */ `${from}widget.js${retry}`)) as WidgetModule;
      },
    });
    for (const one of heard) one[2] = bell.on(one[0], one[1]);
  }

  const deskbell: Deskbell = (verb, ...given) => {
    if (verb === 'init') return init((given[0] as object | undefined) ?? {});
    if (verb === 'on') {
      const one: (typeof heard)[number] = [String(given[0]), given[1] as Hear, () => {}];
      one[2] = bell?.on(one[0], one[1]) ?? one[2];
      heard.push(one);
      return () => {
        one[2]();
        heard = heard.filter((other) => other !== one);
      };
    }
    if (verb === 'destroy') {
      bell?.destroy();
      bell = undefined;
      return;
    }
    if (!bell) warn(`deskbell('${verb}') was called before deskbell('init', {…}), and the script tag has no data-endpoint or data-faq.`);
    return bell?.call(verb, ...given) ?? Promise.resolve();
  };
  deskbell.version = __DESKBELL_VERSION__;
  globals[global] = deskbell;

  const calls = queue.map((call) => Array.from(call) as [string, ...unknown[]]);
  if (enough.some((name) => name in data) && !calls.some(([verb]) => verb === 'init')) init({});
  for (const call of calls) deskbell(...call);
}

function warn(sentence: string, cause?: unknown): void {
  // oxlint-disable-next-line no-console -- the one place a merchant looks when something is amiss.
  console.warn(`Deskbell: ${sentence}`, ...(cause === undefined ? [] : [cause]));
}
