/**
 * The address of an article: that of the page it was read on, which opens the panel with it. Without the place in the page,
 * which may belong to the shop's own navigation.
 */
export function articleLink(article: string): string {
  const link = new URL(window.location.href);
  link.searchParams.set('deskbell', `faq:${article}`);
  link.hash = '';
  return link.href;
}

/** Puts a text onto the clipboard. Rejects where the browser does not allow that. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    // Pages without TLS have no clipboard of their own, but may copy what is selected.
    const field = document.createElement('textarea');
    field.value = text;
    field.readOnly = true;
    field.setAttribute('aria-hidden', 'true');
    document.documentElement.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    if (!copied) throw cause;
  }
}
