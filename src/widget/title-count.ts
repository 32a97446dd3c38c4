import { pageElement } from './browser/page.ts';

/** A number before the page's title: `(2) Blue kettle`. */
export interface TitleCount {
  /** None for 0: then the title is what the page has made it, to the letter. */
  show(count: number): void;
}

/**
 * Counts in the title that tabs show. The page goes on changing its title as it likes, and finds it in the same text node:
 * frameworks hold on to theirs. A page without a title is left without.
 */
export function countInTitle(): TitleCount {
  let mark = '';
  const text = () => {
    const node = pageElement().querySelector('head > title')?.firstChild;
    return node instanceof Text ? node : undefined;
  };
  /** Whoever writes a title made of the old one has taken the mark along. */
  const clear = (marked: string) => (mark ? marked.replace(mark, '') : marked);
  const write = () => {
    const title = text();
    // Anywhere in it is enough: another widget may count before us, and must not be outdone for ever.
    if (title && !title.data.includes(mark)) title.data = mark + title.data;
  };
  const observer = new MutationObserver(write);

  return {
    show(count) {
      const title = text();
      const own = title && clear(title.data);
      observer.disconnect();
      mark = count > 0 ? `(${count}) ` : '';
      if (title && own !== undefined) title.data = mark + own;
      const head = mark && pageElement().querySelector('head');
      if (head) observer.observe(head, { subtree: true, childList: true, characterData: true });
    },
  };
}
