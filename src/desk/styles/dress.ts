import { accentTokens, defaultAccent, themes } from '../../ui/accent.ts';
import { adopt, later, tokens } from '../../ui/index.ts';
import article from '../../channels/faq/article.css?inline';
import callout from './callout.css?inline';
import conversation from './conversation.css?inline';
import faq from './faq.css?inline';
import frame from './frame.css?inline';
import inbox from './inbox.css?inline';
import page from './page.css?inline';
import side from './side.css?inline';
import team from './team.css?inline';

/** Dresses the whole page in the widget's clothes. Constructed sheets need no `style-src` of a content security policy. */
export function dress(document: Document): void {
  for (const style of [tokens, later]) adopt(document, forPage(style));
  adopt(document, `${rule(':root', accentTokens(defaultAccent, themes.light))} ${rule(":root[data-theme='dark']", accentTokens(defaultAccent, themes.dark))}`);
  for (const style of [frame, inbox, conversation, callout, side, team, page, article, faq]) adopt(document, style);
}

/** What is the host to a widget is the root to a page of our own. */
function forPage(css: string): string {
  return css.replace(/:host\(([^)]*)\)/g, ':root$1').replaceAll(':host', ':root');
}

function rule(selector: string, properties: Readonly<Record<string, string>>): string {
  return `${selector} { ${Object.entries(properties).map(([name, value]) => `${name}: ${value};`).join(' ')} }`;
}
