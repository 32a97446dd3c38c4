/**
 * Brings what somebody wrote for "on these pages" into the form the browser matches (`suits()` there), so that the browser need not
 * know the ways of writing: `/path*`, `//host/path*`, and after a `?` what the query must hold, decoded. Undefined when it can
 * be no page.
 */
export function pagePattern(written: string): string | undefined {
  // A place in a page is no other page, and single-page shops that navigate by it are told.
  if (written.includes('#')) return undefined;
  const [place = '', ...query] = written.split('?');
  const where = placeOf(place.replace(/^https?:/i, ''));
  return where === undefined ? undefined : where + queryOf(query.join('?'));
}

function placeOf(place: string): string | undefined {
  if (place.startsWith('//')) return withHost(place.slice(2));
  if (place.startsWith('/')) return encoded(place);
  // `*.shop.example/` begins with a host; `*.html` and `*/cart` are paths.
  if (/^\*\.[^/]*\//.test(place)) return withHost(place);
  if (place.startsWith('*')) return encoded(place);
  // `cart` and `cart.html` may be hosts or paths: who wrote them has to say.
  return /^[^/]+\.[^/]+\/|^localhost[:/]/.test(place) ? withHost(place) : undefined;
}

/** A host without a path means all of its pages. */
function withHost(place: string): string {
  const [host = '', ...path] = place.split('/');
  return `//${host.toLowerCase()}/${encoded(path.length === 0 ? '*' : path.join('/'))}`;
}

/** As addresses are when a browser tells them: `/größen` is `/gr%C3%B6%C3%9Fen`. */
function encoded(path: string): string {
  try {
    return encodeURI(decodeURI(path));
  } catch {
    return path;
  }
}

/** A name alone is there with any value. `&` and `?` within a value part the pattern, so a star stands for them. */
function queryOf(query: string): string {
  const parts = query.split('&').filter((part) => part !== '');
  if (parts.length === 0) return '';
  const said = parts.map((part) => {
    const [name, value] = [...new URLSearchParams(part)][0] ?? ['', ''];
    return [name, part.includes('=') ? value : '*'].map((text) => text.replaceAll(/[&?]/g, '*')).join('=');
  });
  return `?${said.join('&')}`;
}
