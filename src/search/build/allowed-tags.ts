/** Tags that become a node of the tree around their content. */
export const wrappers: ReadonlyMap<string, WrapperType> = new Map([
  ['strong', 'strong'],
  ['b', 'strong'],
  ['em', 'emphasis'],
  ['i', 'emphasis'],
  ['cite', 'emphasis'],
  ['dfn', 'emphasis'],
  ['del', 'delete'],
  ['s', 'delete'],
  ['strike', 'delete'],
  ['sup', 'sup'],
  ['sub', 'sub'],
  ['kbd', 'kbd'],
  ['mark', 'mark'],
]);

/** The nodes of a line that only say how their content looks. */
export type WrapperType = 'strong' | 'emphasis' | 'delete' | 'sup' | 'sub' | 'kbd' | 'mark';

/** Tags that stand on their own lines. Everything else is part of a line. */
export const blockTags = tags(`
  p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd pre blockquote callout hr
  table thead tbody tfoot tr td th caption details summary figure figcaption video iframe
  div section article main header footer center nav aside address hgroup html body
`);

/** Tags of a line that are shown as their content. */
export const transparentTags = tags('span u ins small big font abbr q time label nobr wbr bdi bdo ruby rb data picture');

/** Tags dropped with their content, which the report mentions: somebody meant something by them. */
export const refusedTags = tags(`
  script style template noscript svg math object embed applet canvas audio frame frameset
  form input button select textarea base map area
`);

/** Tags dropped silently: they say nothing to a reader. */
export const silentTags = tags('col colgroup source track head title meta link rt rp');

function tags(names: string): ReadonlySet<string> {
  return new Set(names.trim().split(/\s+/));
}
