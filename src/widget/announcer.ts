import { createElement, pageElement } from './browser/page.ts';

/** Says things to people who cannot see them happen. */
export interface Announcer {
  say(text: string): void;
  dispose(): void;
}

/** Several changes in one breath are heard as one, and some are not heard at all. */
const gapMs = 150;

/** Heard, not seen, whatever the page's style says of paragraphs and parts. */
const hidden = 'all:initial!important;position:fixed!important;width:1px!important;height:1px!important;overflow:hidden!important;clip-path:inset(50%)!important';

/**
 * One polite live region, in the page itself: inside a shadow tree they are not dependable, and inside the body they
 * fall silent while the panel is modal. Must be there before there is something to say.
 */
export function createAnnouncer(lang: () => string): Announcer {
  const region = createElement('div');
  region.setAttribute('aria-live', 'polite');
  region.dataset['deskbellLive'] = '';
  region.style.cssText = hidden;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: string[] = [];

  function next(): void {
    const text = waiting.shift();
    // The same words twice are two pieces of news: a fresh node makes them so.
    if (text !== undefined) region.replaceChildren(Object.assign(createElement('p'), { textContent: text }));
    timer = text === undefined ? undefined : setTimeout(next, gapMs);
  }

  return {
    say(text) {
      region.lang = lang();
      if (!region.isConnected) pageElement().append(region);
      waiting.push(text);
      // The first words too wait a moment, for the region to be noticed.
      timer ??= setTimeout(next, gapMs);
    },
    dispose() {
      clearTimeout(timer);
      waiting = [];
      region.remove();
    },
  };
}
