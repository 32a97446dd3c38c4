import { posix } from 'node:path';
import { isSafeHref, isSitePath, type Link } from '../../protocol/article.ts';
import type { Report } from './report.ts';

/** What links may lead to. Paths are relative to the folder, with `/`. */
export interface LinkTargets {
  /** Path of a file → id of its article. */
  readonly byPath: ReadonlyMap<string, string>;
  readonly ids: ReadonlySet<string>;
  /** Where the articles are published elsewhere; links there become links inside. Ends in `/`; empty when there is none. */
  readonly baseUrl: string;
}

/** A link from one article to a place in another (or in itself), to be checked when all are read. */
export interface AnchorUse {
  readonly article: string;
  readonly anchor: string;
  readonly file: string;
  readonly line: number;
}

/** Understands an address as an author wrote it; `undefined` when nothing may stand there, which is then in the report. */
export type ResolveLink = (href: string, place: { readonly file: string; readonly line: number }) => Link | undefined;

export function createResolveLink(targets: LinkTargets, report: Report): ResolveLink {
  return (raw, place) => {
    const href = raw.trim();
    const broken = (why: string) => {
      report.add('link-broken', place, `The link "${href}" leads nowhere: ${why}`);
      return undefined;
    };
    if (href === '') return broken('it is empty.');

    const [address, fragment] = splitFragment(href);
    const anchor = fragment === undefined ? {} : { anchor: fragment };
    if (address === '') return { kind: 'anchor', id: fragment ?? 'top' };

    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
    if (scheme === 'faq') {
      const id = decode(address.slice('faq:'.length));
      return targets.ids.has(id) ? { kind: 'article', id, ...anchor } : broken(`there is no article with the id "${id}".`);
    }
    if (scheme === undefined && !isSitePath(href) && !href.startsWith('//')) {
      const path = posix.join(posix.dirname(place.file), decode(address));
      const id = targets.byPath.get(path) ?? targets.byPath.get(`${path}.md`);
      return id === undefined ? broken(`there is no file ${path}.`) : { kind: 'article', id, ...anchor };
    }

    const full = href.startsWith('//') ? `https:${href}` : href;
    if (!isSafeHref(full)) {
      report.add('link-unsafe', place, `The link "${href.slice(0, 80)}" was removed: only web, mail, phone and site addresses may stand in an article.`);
      return undefined;
    }
    if (isSitePath(full)) return { kind: 'page', href: full };
    if (scheme === 'mailto') return { kind: 'mail', href: full };
    if (scheme === 'tel') return { kind: 'tel', href: full };
    if (targets.baseUrl !== '' && address.startsWith(targets.baseUrl)) {
      const id = publishedId(decode(address.slice(targets.baseUrl.length)), targets);
      if (id !== undefined) return { kind: 'article', id, ...anchor };
      report.add('link-outside', place, `The article at ${full} is not in this folder; the link leaves the widget.`);
    }
    return { kind: 'external', href: full };
  };
}

/** A published address ends in an id, perhaps with words behind it (`360016-Add-boards`), or in a file's name. */
function publishedId(rest: string, { ids, byPath }: LinkTargets): string | undefined {
  const last = rest.split('?')[0]?.replace(/\/$/, '') ?? '';
  const name = last.split('/').at(-1) ?? '';
  const numbered = /^(\d+)-/.exec(name)?.[1];
  return [last, name, numbered].find((id) => id !== undefined && ids.has(id)) ?? byPath.get(`${last}.md`);
}

function splitFragment(href: string): [string, string | undefined] {
  const at = href.indexOf('#');
  if (at < 0) return [href, undefined];
  // Browsers' text fragments mark words on a page; there is nothing to mark here.
  const fragment = decode(href.slice(at + 1)).replace(/:~:text=.*$/s, '').toLowerCase();
  return [href.slice(0, at), fragment === '' ? undefined : fragment];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
