import { hangBell, type Bell, type Hear, type WidgetModule } from './bell.ts';
import { ownScript } from './page.ts';

/** The function a page calls: `deskbell('open')`. Before this script has come it is a stub that only fills `q`. */
interface Deskbell {
  (verb: string, ...given: unknown[]): unknown;
  /** Calls from before, as arrays or as `arguments`. */
  q?: Iterable<Iterable<unknown>>;
  version?: string;
}

const script = ownScript();
const { global = 'deskbell', ...data } = Object.assign({}, script?.dataset);
const globals = window as unknown as Record<string, Deskbell | undefined>;
const before = globals[global];
// An element of the page with this id is no function of ours.
if (typeof before !== 'function' || !before.version) install([...(before?.q ?? [])]);
else warn(`Deskbell ${before.version} is on this page already. Give it another data-global.`);

function install(queue: readonly Iterable<unknown>[]): void {
  const hearers = new Set<readonly [event: string, hear: Hear]>();
  let bell: Bell | undefined;

  function init(given: object): void {
    bell?.destroy();
    const { base = script && new URL('.', script.src).href, ...options } = { name: global, ...data, ...given } as { base?: string };
    bell = hangBell({
      options,
      hearers,
      warn,
      // Some browsers remember that a file did not come; by another address they try again.
      load: (attempt) => import(/* @vite-ignore */ `${base}widget.js${attempt ? `?${attempt}` : ''}`) as Promise<WidgetModule>,
    });
  }

  const deskbell: Deskbell = (verb, ...given) => {
    if (verb === 'init') return init({ ...(given[0] as object) });
    if (verb === 'on') {
      const one = given as [string, Hear];
      hearers.add(one);
      return () => void hearers.delete(one);
    }
    if (verb === 'destroy') {
      bell?.destroy();
      bell = undefined;
      return;
    }
    if (!bell) warn(`"${verb}" comes before "init".`);
    return bell?.call(verb, ...given) ?? Promise.resolve();
  };
  deskbell.version = __DESKBELL_VERSION__;
  globals[global] = deskbell;

  const calls = queue.map((call) => [...call] as [string, ...unknown[]]);
  const { endpoint, faq, email, phone } = data;
  if ((endpoint ?? faq ?? email ?? phone) !== undefined && !calls.some(([verb]) => verb === 'init')) init({});
  for (const call of calls) deskbell(...call);
}

function warn(sentence: string, cause?: unknown): void {
  // oxlint-disable-next-line no-console -- the one place a merchant looks when something is amiss.
  console.warn(`Deskbell: ${sentence}`, cause ?? '');
}
