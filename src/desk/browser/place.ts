import type { Place } from '../world.ts';

const sign = '#/';

/** The conversation after `#/` in the address: nothing of it reaches the server or its logs. */
export function createPlace(window: Window): Place {
  const { location, history } = window;
  const read = () => (location.hash.startsWith(sign) ? decode(location.hash.slice(sign.length)) : undefined) || undefined;
  return {
    read,
    write(conversation) {
      const next = conversation === undefined ? location.pathname : sign + encodeURIComponent(conversation);
      if (conversation !== undefined && read() === undefined) history.pushState({ fromList: true }, '', next);
      // On a phone the list is where one came from: then going back is really going back.
      else if (conversation === undefined && (history.state as { fromList?: boolean } | null)?.fromList) history.back();
      else history.replaceState(history.state, '', next);
    },
    onMove(call) {
      window.addEventListener('popstate', call);
      return () => window.removeEventListener('popstate', call);
    },
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
