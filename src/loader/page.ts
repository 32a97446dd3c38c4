/**
 * The page, asked past anything on it that goes by the names of the document's own members: `<img name="currentScript">`
 * makes `document.currentScript` an image.
 */
const member = (name: 'documentElement' | 'currentScript'): unknown => Reflect.get(Document.prototype, name, document);

/** The `html` element. The host hangs on it and not on the body, which some shops replace as they navigate. */
export const pageElement = () => member('documentElement') as HTMLElement;

/** Makes an element, whatever the page has called its own. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(name: Name, className = ''): HTMLElementTagNameMap[Name] {
  const element = Document.prototype.createElement.call(document, name) as HTMLElementTagNameMap[Name];
  element.className = className;
  return element;
}

/** Makes an element of a drawing. */
export function createShape(name: 'svg' | 'path', attributes: Readonly<Record<string, string>>): Element {
  const shape = Document.prototype.createElementNS.call(document, 'http://www.w3.org/2000/svg', name);
  setAttributes(shape, attributes);
  return shape;
}

export function setAttributes(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/**
 * The script element this code came from. Optimisers that run scripts late leave no current script; then it is the
 * last one on the page that looks like ours.
 */
export function ownScript(): HTMLScriptElement | undefined {
  const alike = Document.prototype.querySelectorAll.call(document, 'script[src*=deskbell]');
  return [...alike, member('currentScript')].findLast(
    (script): script is HTMLScriptElement => script instanceof HTMLScriptElement && !!script.src,
  );
}

/**
 * Puts a host on the page and keeps it there: some ways to navigate replace everything below `html`, `document.write`
 * replaces `html` too. Stops after a few times, so as not to fight with a page that wants it gone.
 */
export function keepOnPage(host: HTMLElement): () => void {
  let times = 5;
  const put = () => {
    const page = pageElement();
    if (host.isConnected || !page || times-- < 1) return;
    page.append(host);
    for (const node of [document, page]) observer.observe(node, { childList: true });
  };
  const observer = new MutationObserver(put);
  put();
  return () => {
    observer.disconnect();
    host.remove();
  };
}
