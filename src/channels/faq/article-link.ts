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
