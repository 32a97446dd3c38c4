/** A place sheets can be adopted by: a shadow root, or the document of a page that is wholly ours. */
export type StyledRoot = Document | ShadowRoot;

/** A sheet that remembers its text, so that adopting the same text twice can be noticed. */
interface SourcedSheet extends CSSStyleSheet {
  source?: string;
}

/** Makes a sheet that needs no `style-src` of a content security policy. */
export function createSheet(text: string): CSSStyleSheet {
  const sheet: SourcedSheet = new CSSStyleSheet();
  sheet.source = text;
  sheet.replaceSync(text);
  return sheet;
}

/** Adds a style to a root, once however often it is asked for. */
export function adopt(root: StyledRoot, text: string): void {
  const adopted: readonly SourcedSheet[] = root.adoptedStyleSheets;
  if (adopted.some((sheet) => sheet.source === text)) return;
  // Assigned, not pushed: the array is frozen in browsers before Chromium 99 and Safari 16.4.
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, createSheet(text)];
}
