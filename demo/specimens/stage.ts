import type { Adapter } from '../../src/channels/adapter.ts';
import { mount, type Handle, type Options } from '../../src/index.ts';
import { hangBell } from '../../src/loader/bell.ts';
import { serveFaq, type FaqKind } from './faq.ts';
import { createHand, type Hand } from './hand.ts';

/** How a specimen is to be looked at; each is a word of the page's address. */
export interface Look {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  readonly accent: string | undefined;
  /** In which language; by default English, and Arabic from right to left. */
  readonly lang: string | undefined;
}

/** One view in one state: what it stands on, and how one gets there. */
export interface Specimen {
  readonly view: string;
  readonly state: string;
  readonly options?: Partial<Options>;
  readonly adapter?: () => Adapter;
  /** The files of the widget do not come; only what the loader can do is there. */
  readonly cut?: boolean;
  /** Which FAQ there is. Default the usual one. */
  readonly faq?: FaqKind;
  /** What earlier pages have kept in this browser. */
  readonly kept?: Readonly<Record<string, unknown>>;
  /** Changes the page before the widget is on it. */
  prepare?(): void;
  /** Plays the visitor. */
  act?(hand: Hand, handle: Handle): Promise<void> | void;
}

/** Puts a specimen on the page. Resolves when it is in its state. */
export async function show(specimen: Specimen, { theme, dir, accent, lang }: Look): Promise<void> {
  const name = `specimen-${specimen.view}-${specimen.state}`;
  await forget(name);
  if (specimen.kept) await keep(name, specimen.kept);
  specimen.prepare?.();
  const faq = serveFaq(specimen.faq ?? 'usual');
  const adapter = specimen.adapter?.();
  const options = {
    name,
    theme,
    shop: 'Tülle',
    email: 'help@tuelle.example',
    phone: '+49 40 66969 140',
    privacy: 'https://tuelle.example/privacy',
    locale: 'en-GB',
    ...(faq ? { faq } : {}),
    ...(accent ? { accent } : {}),
    ...(adapter ? { adapter } : {}),
    ...specimen.options,
  } as Options;
  if (specimen.cut) {
    const bell = hangBell({ options, hearers: new Set(), warn: () => {}, load: () => Promise.reject(new Error('cut off')) });
    await bell.call('open');
  } else {
    const handle = mount(options);
    await specimen.act?.(createHand(), handle);
    // The hand finds its way by English words. The language changes when it is there.
    const language = lang ?? (dir === 'rtl' ? 'ar' : undefined);
    if (language) await handle.locale(language);
  }
  await settle();
}

const quietMs = 200;

/** Resolves when nothing has changed for a while, and what fades in has done so. */
async function settle(): Promise<void> {
  const root = [...document.documentElement.children].find((element) => element.shadowRoot)?.shadowRoot;
  if (!root) return;
  let last = performance.now();
  const watch = new MutationObserver(() => (last = performance.now()));
  watch.observe(root, { subtree: true, childList: true, characterData: true });
  while (performance.now() - last < quietMs) await new Promise(requestAnimationFrame);
  watch.disconnect();
  const passing = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.all(passing.map(({ finished }) => finished.catch(() => {})));
}

/** Nothing of an earlier look is to be seen in this one. */
async function forget(name: string): Promise<void> {
  localStorage.removeItem(`${name}:engaged`);
  sessionStorage.clear();
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => resolve());
  });
}

/** As the widget's own store would have it. */
async function keep(name: string, kept: Readonly<Record<string, unknown>>): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('kept'));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('No database.')));
  });
  const writing = database.transaction('kept', 'readwrite');
  for (const [key, value] of Object.entries(kept)) writing.objectStore('kept').put(value, key);
  await new Promise((resolve) => writing.addEventListener('complete', resolve));
  database.close();
}
