import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Desk } from '../desk.ts';
import { everyWhose } from '../models/filter.ts';
import { useDesk } from './context.ts';

/** What the keys act on. */
export interface ShortcutsOptions {
  readonly frame: RefObject<HTMLElement | null>;
  readonly help: Signal<boolean>;
  /** The card about the visitor, where it covers the conversation. */
  readonly about: Signal<boolean>;
}

/** One-letter keys, as long as nobody is typing. `help.tsx` lists them for people. */
export function useShortcuts({ frame, help, about }: ShortcutsOptions): void {
  const { desk } = useDesk();
  // Before the browser paints: whoever sees the list may press a key.
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const { ownerDocument } = element;
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (help.peek() || (isTyping(event.target) && !leavesSearch(event))) return;
      const act = actionOf(event, { desk, element, help, about });
      if (!act) return;
      event.preventDefault();
      act();
    };
    ownerDocument.addEventListener('keydown', hear);
    return () => ownerDocument.removeEventListener('keydown', hear);
  }, [desk, frame, help, about]);
}

interface Things extends Omit<ShortcutsOptions, 'frame'> {
  readonly desk: Desk;
  readonly element: HTMLElement;
}

function actionOf(event: KeyboardEvent, { desk, element, help, about }: Things): (() => void) | undefined {
  // Other sections are written in and read, not walked through by keys.
  if (desk.section.peek() !== 'inbox') return event.key === '?' ? () => (help.value = true) : undefined;
  const open = desk.open.peek();
  const focus = (selector: string) => () => element.querySelector<HTMLElement>(selector)?.focus();
  /** Where only one column fits, the one about the visitor has to come first. */
  const toTeam = (selector: string) => open && (() => {
    about.value = element.querySelector<HTMLElement>('.desk-side')?.offsetParent === null;
    focus(selector)();
  });
  const go = (id: string | undefined) => () => {
    if (id === undefined) return;
    desk.choose(id);
    const row = [...element.querySelectorAll<HTMLElement>('[data-conversation]')].find((one) => one.dataset['conversation'] === id);
    row?.focus();
    row?.scrollIntoView?.({ block: 'nearest' });
  };
  const isFound = leavesSearch(event);
  // In the log the arrows scroll, as everywhere.
  const inList = event.target === element.ownerDocument.body || (event.target as Element).closest('.desk-list') !== null;
  switch (event.key) {
    case 'Enter':
      return isFound ? go(desk.inbox.neighbour(undefined, 1)) : undefined;
    case 'ArrowDown':
      if (isFound) return go(desk.inbox.neighbour(undefined, 1));
      return inList ? go(desk.inbox.neighbour(open?.id, 1)) : undefined;
    case 'ArrowUp':
      return inList ? go(desk.inbox.neighbour(open?.id, -1)) : undefined;
    case 'j':
      return go(desk.inbox.neighbour(open?.id, 1));
    case 'k':
      return go(desk.inbox.neighbour(open?.id, -1));
    case 'n':
      return go(desk.inbox.nextUnread(open?.id));
    case 'w':
      return () => desk.inbox.show({ whose: everyWhose[(everyWhose.indexOf(desk.inbox.filter.peek().whose) + 1) % everyWhose.length]! });
    case 'r':
      return focus('[data-reply]');
    case 'a':
      return toTeam('[data-assign]');
    case 'm':
      return toTeam('[data-note]');
    case 'e':
      return open && (() => void (open.item.peek()?.status === 'done' ? open.reopen() : open.done()));
    case 'l':
      return () => element.querySelector<HTMLElement>('[data-later]')?.click();
    case '/':
      return focus('#desk-search');
    case '?':
      return () => (help.value = true);
    case 'Escape':
      if (about.peek()) return () => (about.value = false);
      return open && (() => desk.choose(undefined));
    case 'u':
      return open && (() => desk.choose(undefined));
    default:
      return undefined;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** From the field of the search these lead into what was found. */
function leavesSearch({ target, key }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === 'ArrowDown') && target instanceof Element && target.id === 'desk-search';
}
