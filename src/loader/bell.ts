import { drawLauncher, type Launcher } from './launcher.ts';
import { createElement } from './page.ts';
import { en } from './text/en.ts';

/** Options as they were given; the widget reads them with care. The launcher looks at a few. */
export type GivenOptions = Readonly<Record<string, unknown>>;

type Detail = Readonly<Record<string, unknown>>;

/** Hears of something that happened in the widget. */
export type Hear = (detail: Detail, event: string) => void;

/** The widget once it is there: one method for each verb. */
type Act = (...given: readonly unknown[]) => unknown;
type Verbs = Readonly<Record<string, Act>>;

/** What the module of the widget must offer. */
export interface WidgetModule {
  start(frame: { readonly options: GivenOptions; readonly launcher: Launcher; emit(event: string, detail: Detail): void }): object;
}

/** What {@link hangBell} needs. */
export interface BellOptions {
  readonly options: GivenOptions;
  /** Who wants to hear of what; `*` hears of everything. */
  readonly hearers: ReadonlySet<readonly [event: string, hear: Hear]>;
  /** Loads the widget; called again after it has failed, with the number of the attempt. */
  load(attempt: number): Promise<WidgetModule>;
  warn(sentence: string, cause?: unknown): void;
}

/** The launcher with the verbs behind it. The widget is loaded when somebody shows intent, or when it is called. */
export interface Bell {
  /** Calls a verb of the widget. Resolves with its answer; never rejects, since a page that does not wait must not see an error. */
  call(verb: string, ...given: readonly unknown[]): Promise<unknown>;
  destroy(): void;
}

/** These are no reason to load the widget, they wait for it: close, unread, prefill, identify, suggest, locale, consent. */
const patient = /^(clo|unr|pre|ide|sug|loc|con)/;
const monthMs = 2.6e9;
/** A slip here is seen at once, so it is told at once; the other options the widget checks when it comes. */
const lists = { side: 'left, right', theme: 'auto, light, dark' };

/** Draws the launcher and waits. */
export function hangBell({ options, hearers, load, warn }: BellOptions): Bell {
  const { label, name, email, phone } = options as Readonly<Record<string, string | undefined>>;
  for (const [option, values] of Object.entries(lists)) {
    const given = options[option];
    if (given && !values.split(', ').includes(given as string)) warn(`${option} is "${given as string}", not one of ${values}.`);
  }
  const title = label ?? en.open;
  const launcher = drawLauncher(title, options);
  const { button, root } = launcher;
  const kept: [verb: string, given: readonly unknown[]][] = [];
  let widget: Verbs | undefined;
  let arriving: Promise<unknown> | undefined;
  let attempts = 0;
  let gone = false;
  let note: HTMLElement | undefined;

  async function attempt(what: string, work: () => unknown): Promise<unknown> {
    try {
      return await work();
    } catch (cause) {
      warn(`${what} failed.`, cause);
    }
  }

  function emit(event: string, detail: Detail): void {
    for (const [wanted, hear] of hearers) {
      if (wanted === event || wanted === '*') void attempt(`Hearing of "${event}"`, () => hear(detail, event));
    }
  }

  const fetchWidget = () =>
    (arriving ??= attempt('Loading the widget', async () => {
      const { start } = await load(attempts++);
      if (gone) return;
      widget = start({ options, launcher, emit }) as Verbs;
      for (const [verb, given] of kept) (widget[verb] as Act)(...given);
      // A breath: on a slow phone coming to life takes as long as opening does.
      await new Promise((done) => void setTimeout(done));
    }).finally(() => widget ?? (arriving = undefined)));

  async function call(verb: string, ...given: readonly unknown[]): Promise<unknown> {
    if (!widget) {
      if (patient.test(verb)) {
        kept.push([verb, given]);
        return verb === 'unread' ? 0 : undefined;
      }
      note?.remove();
      button.classList.add('busy');
      await fetchWidget();
      button.classList.remove('busy');
    }
    const act = widget;
    if (act && !gone) return attempt(`"${verb}"`, () => (act[verb] as Act)(...given));
    if (!gone) apologize();
  }

  /** There is always a next step: the plain address and number need nothing of ours. In signs, since there are no words yet for most readers. */
  function apologize(): void {
    note = createElement('div', button.className.replace('launcher', 'note'));
    note.role = 'alert';
    note.append(`⚠ ${title}`);
    for (const [scheme, address, sign] of [['mailto', email, '✉ '] as const, ['tel', phone, '✆ '] as const]) {
      if (!address) continue;
      const link = createElement('a');
      link.dir = 'ltr';
      link.href = `${scheme}:${address}`;
      link.append(sign, address);
      note.append(link);
    }
    root.append(note);
  }

  /* oxlint-disable unicorn/prefer-add-event-listener -- one handler each, and nothing to take off again. */
  // A finger enters too, as it touches down.
  button.onpointerenter = button.onfocus = fetchWidget;
  button.onclick = () => void call('toggle');
  /* oxlint-enable unicorn/prefer-add-event-listener */
  /** Anything on the page can be a way in: `<a href="/help" data-deskbell-open="contact">`. */
  const enter = (event: MouseEvent): void => {
    // Pages send clicks to their window too, where nothing is closest. Whoever wants another tab is to get it.
    const way = (event.target as Partial<Element>).closest?.<HTMLElement>('[data-deskbell-open]');
    if (!way || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void call('open', way.dataset['deskbellOpen']);
  };
  addEventListener('click', enter);
  // A copied link leads to its article, see `article-link.ts` of the FAQ; a link made by hand to any other place.
  const way = new URLSearchParams(location.search).get('deskbell');
  if (way) void call('open', way);
  try {
    // Something is going on with the shop in this browser; the widget has written when, see its `engagement.ts`.
    const engaged = parseInt(localStorage[`${name}:engaged`] as string);
    if (engaged > Date.now() - monthMs) (window.requestIdleCallback ?? setTimeout)(() => void fetchWidget());
  } catch {
    // Storage is blocked: then nothing is going on.
  }

  return {
    call,
    destroy() {
      gone = true;
      removeEventListener('click', enter);
      widget?.['destroy']?.();
      launcher.destroy();
    },
  };
}
