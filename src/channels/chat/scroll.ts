import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from '../../ui/index.ts';
import type { Row } from './timeline.ts';

/** Keeps the newest in sight for whoever is there, and leaves everybody else where they are reading. */
export interface Scroll {
  readonly isAtEnd: boolean;
  /** Messages that came below while the visitor was reading above. */
  readonly missed: number;
  readonly onScroll: () => void;
  toEnd(): void;
  /** What is above is about to grow; what is being read must not move. */
  hold(): void;
}

/** Nearly at the end is at the end: nobody aims at the last pixel. */
const slack = 60;

/** `drawn` is how many of the rows are, at most. */
export function useScroll(box: RefObject<HTMLElement | null>, { rows, drawn }: { readonly rows: readonly Row[]; readonly drawn: number }): Scroll {
  const [isAtEnd, setAtEnd] = useState(true);
  const [leftAt, setLeftAt] = useState<string | undefined>(undefined);
  const sticky = useRef(true);
  const isFirst = useRef(true);
  const held = useRef<number | undefined>(undefined);
  const last = rows.at(-1);

  function toEnd(): void {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  }

  function onScroll(): void {
    const element = box.current;
    if (!element) return;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < slack;
    if (sticky.current && !atEnd) setLeftAt(last?.key);
    sticky.current = atEnd;
    setAtEnd(atEnd);
  }

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    if (held.current !== undefined) {
      element.scrollTop = element.scrollHeight - held.current;
      held.current = undefined;
      return;
    }
    // Whoever writes wants to see it.
    if (last?.is === 'message' && last.draft && !sticky.current) {
      sticky.current = true;
      toEnd();
    }
    const divider = isFirst.current && rows.length > 0 && element.querySelector<HTMLElement>('.db-chat-new');
    if (rows.length) isFirst.current = false;
    if (!divider) return;
    // Begin reading where it is new, unless the end shows it all.
    toEnd();
    element.scrollTop = Math.min(element.scrollTop, divider.offsetTop - element.offsetTop - 8);
    onScroll();
  }, [rows, drawn]);

  useEffect(() => {
    const element = box.current;
    if (!element?.firstElementChild) return;
    // What makes the end move: a keyboard that opens, a composer that grows, whatever comes or is said in another language. Told
    // between layout and paint; to ask while drawing, the browser would lay out everything once more.
    const observer = new ResizeObserver(() => sticky.current && toEnd());
    observer.observe(element);
    observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);

  const from = rows.findIndex(({ key }) => key === leftAt);
  return {
    isAtEnd,
    missed: from < 0 ? 0 : rows.slice(from + 1).filter((row) => row.is === 'message' && row.side === 'agent').length,
    onScroll,
    toEnd,
    hold() {
      const element = box.current;
      held.current = element ? element.scrollHeight - element.scrollTop : undefined;
    },
  };
}
