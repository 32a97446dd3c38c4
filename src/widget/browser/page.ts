import type { Page } from '../../protocol/context.ts';

/** Members of the document as the browser made them: elements of the page that go by their names hide them. */
export function member(name: keyof Document): unknown {
  return Reflect.get(Document.prototype, name, document);
}

/** The `html` element. */
export function pageElement(): HTMLElement {
  return member('documentElement') as HTMLElement;
}

/** The `body` element, while there is one. */
export function pageBody(): HTMLElement | undefined {
  return (member('body') as HTMLElement | null) ?? undefined;
}

/** Where the visitor is, without the count that we have put before the title; nothing for a page that is only a file. */
export function readPage(): Page | undefined {
  const { href, protocol } = location;
  return /^https?:$/.test(protocol) ? { url: href, title: String(member('title')).replace(/^\(\d+\) /, '') } : undefined;
}

/** Makes an element, whatever the page calls its own. */
export function createElement(name: 'div' | 'p'): HTMLElement {
  return Document.prototype.createElement.call<Document, [string], HTMLElement>(document, name);
}

/** Calls when the page has become another one without loading. */
export function onTravel(call: () => void): () => void {
  const stop = new AbortController();
  const listening = { signal: stop.signal };
  window.addEventListener('popstate', call, listening);
  (window as { navigation?: EventTarget }).navigation?.addEventListener('navigatesuccess', call, listening);
  return () => stop.abort();
}
