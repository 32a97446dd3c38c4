import { posix } from 'node:path';
import { isSafeHref, isSitePath, type Link } from '../../protocol/article.ts';
import { decodePath, type LinkTargets } from './link-targets.ts';
import type { Report } from './report.ts';

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
      const id = decodePath(address.slice('faq:'.length));
      return targets.ids.has(id) ? { kind: 'article', id, ...anchor } : broken(`there is no article with the id "${id}".`);
    }
    if (scheme === undefined && !isSitePath(href) && !href.startsWith('//')) {
      const path = posix.join(posix.dirname(place.file), decodePath(address.split('?')[0] ?? '')).replace(/\/$/, '');
      const id = targets.atPath(path);
      return id === undefined ? broken(`there is no file ${path}.`) : { kind: 'article', id, ...anchor };
    }

    const full = href.startsWith('//') ? `https:${href}` : href;
    if (!isSafeHref(full)) {
      report.add('link-unsafe', place, `The link "${href.slice(0, 80)}" was removed: only web, mail, phone and site addresses may stand in an article.`);
      return undefined;
    }
    if (scheme === 'mailto') return { kind: 'mail', href: full };
    if (scheme === 'tel') return { kind: 'tel', href: full };
    const id = targets.atAddress(address.startsWith('//') ? `https:${address}` : address);
    if (id !== undefined) return { kind: 'article', id, ...anchor };
    if (isSitePath(full)) return { kind: 'page', href: full };
    if (targets.isPublished(address)) report.add('link-outside', place, `The article at ${full} is not in this folder; the link leaves the widget.`);
    return { kind: 'external', href: full };
  };
}

function splitFragment(href: string): [string, string | undefined] {
  const at = href.indexOf('#');
  if (at < 0) return [href, undefined];
  // Browsers' text fragments mark words on a page; there is nothing to mark here.
  const fragment = decodePath(href.slice(at + 1)).replace(/:~:text=.*$/s, '').toLowerCase();
  return [href.slice(0, at), fragment === '' ? undefined : fragment];
}
