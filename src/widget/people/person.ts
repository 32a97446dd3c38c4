/**
 * Whom a token of the shop speaks of, in a form that tells nobody who that is; `undefined` for nobody. Everything kept in
 * this browser is kept under it, so that one customer is never shown, and never sends, what another has written here. The
 * token is not checked: whoever can forge one on this page can read its storage as well.
 */
export function personOf(token: string | undefined): string | undefined {
  if (!token) return undefined;
  const subject = subjectOf(token) ?? token;
  return fingerprint(subject, 0x811c9dc5) + fingerprint(subject, 0x050c5d1f);
}

/** The `sub` of a JSON Web Token, which stays the same when the token is renewed. */
function subjectOf(token: string): string | undefined {
  try {
    const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/');
    const { sub } = JSON.parse(atob(payload ?? '')) as { sub?: unknown };
    return typeof sub === 'string' && sub !== '' ? sub : undefined;
  } catch {
    return undefined;
  }
}

/** FNV-1a. Digests of the browser exist on secure pages only, and this need not withstand anybody. */
function fingerprint(text: string, seed: number): string {
  let hash = seed;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
