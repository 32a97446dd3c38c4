/**
 * The page, asked past anything on it that goes by the names of the document's own members: `<img name="currentScript">`
 * makes `document.currentScript` an image.
 */
const member = (name: keyof Document): unknown => Object.getOwnPropertyDescriptor(Document.prototype, name)?.get?.call(document);

/** The `html` element. The host hangs on it and not on the body, which some shops replace as they navigate. */
export function pageElement(): HTMLElement {
  return member('documentElement') as HTMLElement;
}

/** Makes an element, whatever the page has called its own. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  return Document.prototype.createElement.call(document, name) as HTMLElementTagNameMap[Name];
}

/**
 * The script element this code came from. Optimisers that run scripts late leave no current script; then it is the
 * last one on the page that looks like ours.
 */
export function ownScript(): HTMLScriptElement | undefined {
  const alike = Document.prototype.querySelectorAll.call(
    document,
    'script[src*="deskbell"]:is([data-endpoint],[data-faq],[data-email],[data-phone])',
  );
  return [...alike, member('currentScript')].findLast(
    (script): script is HTMLScriptElement => script instanceof HTMLScriptElement && script.src !== '',
  );
}

/**
 * Puts a host on the page and keeps it there: some ways to navigate replace everything below `html`, `document.write`
 * replaces `html` too. Stops after a few times, so as not to fight with a page that wants it gone.
 */
export function keepOnPage(host: HTMLElement): () => void {
  let returns = 5;
  const watch = () => {
    observer.observe(document, { childList: true });
    observer.observe(pageElement(), { childList: true });
  };
  const observer = new MutationObserver(() => {
    if (host.isConnected || !pageElement() || returns-- <= 0) return;
    pageElement().append(host);
    watch();
  });
  pageElement().append(host);
  watch();
  return () => {
    observer.disconnect();
    host.remove();
  };
}
