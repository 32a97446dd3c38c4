import type { Page } from '../../protocol/index.ts';
import { Icon, readingIcons } from '../../ui/index.ts';
import { pageAddress } from '../models/addresses.ts';

/** A page of the shop as the visitor's browser named it. Opens apart and learns nothing of the desk. */
export function PageLink({ page }: { readonly page: Page }) {
  const url = pageAddress(page.url);
  const title = <bdi>{page.title || url?.pathname || page.url}</bdi>;
  if (!url) return <span class="desk-page">{title}</span>;
  return (
    <a class="desk-page" href={url.href} target="_blank" rel="noopener noreferrer" title={url.href}>
      <span class="desk-page-title">
        {title} <Icon drawing={readingIcons.external} size={13} />
      </span>
      <span class="desk-page-address" dir="ltr">
        {url.host + url.pathname}
      </span>
    </a>
  );
}
