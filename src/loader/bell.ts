import { drawLauncher, type Launcher } from './launcher.ts';
import { pageElement } from './page.ts';
import type { ReadOptions } from './options.ts';
import { en } from './text/en.ts';

/** Hears of something that happened in the widget. */
export type Hear = (detail: Readonly<Record<string, unknown>>, event: string) => void;

/** The widget once it is there: one method for each verb. */
export type Widget = { destroy(): void } & Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

/** What the module of the widget must offer. */
export interface WidgetModule {
  start(frame: {
    readonly options: ReadOptions;
    readonly launcher: Launcher;
    emit(event: string, detail: Readonly<Record<string, unknown>>): void;
  }): unknown;
}

/** What {@link hangBell} needs. */
export interface BellOptions {
  readonly options: ReadOptions;
  /** Loads the widget; called again after it has failed, with the number of the attempt. */
  load(attempt: number): Promise<WidgetModule>;
  warn(sentence: string, cause?: unknown): void;
}

/** The launcher with the verbs behind it. The widget is loaded when somebody shows intent, or when it is called. */
export interface Bell {
  /** Calls a verb of the widget. Resolves with its answer; never rejects, since a page that does not wait must not see an error. */
  call(verb: string, ...given: readonly unknown[]): Promise<unknown>;
  /** Hears of events by name, or of all with `*`. Returns its own undo. */
  on(event: string, hear: Hear): () => void;
  destroy(): void;
}

/** These are worth loading the widget for; the others wait until it is there. */
const waking: ReadonlySet<string> = new Set(['open', 'toggle', 'search', 'article', 'ask', 'logout']);
const waiting: ReadonlySet<string> = new Set(['prefill', 'identify', 'suggest']);

/** Draws the launcher and waits. */
export function hangBell({ options, load, warn }: BellOptions): Bell {
  const label = options.label as string | undefined;
  const rtl = getComputedStyle(pageElement()).direction === 'rtl';
  const launcher = drawLauncher({
    accent: options.accent as string | undefined,
    side: (options.side as 'left' | 'right' | undefined) ?? (rtl ? 'left' : 'right'),
    label,
    zIndex: options.zIndex as number | undefined,
  });
  const hearers = new Map<string, Set<Hear>>();
  const unused = new AbortController();
  let kept: [verb: string, given: readonly unknown[]][] = [];
  let widget: Widget | undefined;
  let arriving: Promise<Widget | undefined> | undefined;
  let attempts = 0;
  let gone = false;
  const name = label ?? en.open;
  launcher.show({ is: 'closed', name, unread: 0 });

  async function arrive(): Promise<Widget | undefined> {
    try {
      const module = await load(attempts++);
      if (gone) return undefined;
      widget = module.start({ options, launcher, emit }) as Widget;
      unused.abort();
      for (const [verb, given] of kept) run(verb, given);
      kept = [];
      return widget;
    } catch (cause) {
      arriving = undefined;
      warn('The widget could not be loaded.', cause);
      return undefined;
    }
  }

  function emit(event: string, detail: Readonly<Record<string, unknown>> = {}): void {
    for (const hear of [...(hearers.get(event) ?? []), ...(hearers.get('*') ?? [])]) {
      try {
        hear(detail, event);
      } catch (cause) {
        warn(`A listener for "${event}" failed.`, cause);
      }
    }
  }

  function run(verb: string, given: readonly unknown[]): unknown {
    const act = widget && Object.hasOwn(widget, verb) && widget[verb];
    if (act) return act(...given);
    warn(`"${verb}" is not something that can be asked for.`);
  }

  async function call(verb: string, ...given: readonly unknown[]): Promise<unknown> {
    if (gone) return undefined;
    try {
      if (!widget && waiting.has(verb)) {
        kept.push([verb, given]);
        return undefined;
      }
      if (!widget && waking.has(verb)) {
        const opening = verb !== 'logout';
        launcher.note([]);
        if (opening) launcher.show({ is: 'busy', name, unread: 0 });
        if (!(await (arriving ??= arrive()))) {
          if (gone) return undefined;
          launcher.show({ is: 'closed', name, unread: 0 });
          if (opening) launcher.note(fallback(options));
          return undefined;
        }
      }
      // Closed, nothing unread: what is not there yet has nothing to say.
      return widget ? await run(verb, given) : verb === 'unread' ? 0 : undefined;
    } catch (cause) {
      warn(`"${verb}" failed.`, cause);
      return undefined;
    }
  }

  const { signal } = unused;
  const foresee = () => void (arriving ??= arrive());
  for (const intent of ['pointerenter', 'focus', 'touchstart']) launcher.button.addEventListener(intent, foresee, { signal, passive: true });
  launcher.button.addEventListener('click', () => void call('toggle'), { signal });
  if (hasEngaged((options.name as string | undefined) ?? 'deskbell')) {
    const idle = window.requestIdleCallback ?? ((later: () => void) => setTimeout(later, 200));
    idle(foresee);
  }

  return {
    call,
    on(event, hear) {
      const all = hearers.get(event) ?? new Set();
      hearers.set(event, all.add(hear));
      return () => void all.delete(hear);
    },
    destroy() {
      gone = true;
      unused.abort();
      widget?.destroy();
      launcher.destroy();
      hearers.clear();
    },
  };
}

/** Whether this browser has something going on with the shop. The widget writes the mark and its date, see its `engagement.ts`. */
function hasEngaged(name: string): boolean {
  try {
    return Number(localStorage.getItem(`${name}:engaged`)) > Date.now() - 30 * 86_400_000;
  } catch {
    return false;
  }
}

function fallback({ email, phone }: ReadOptions): Parameters<Launcher['note']>[0] {
  const links = [];
  if (email) links.push({ href: `mailto:${String(email)}`, text: String(email) });
  if (phone) links.push({ href: `tel:${String(phone).replace(/[^+\d]/g, '')}`, text: String(phone) });
  return [links.length > 0 ? en.failed : en.failedAlone, ...links];
}
