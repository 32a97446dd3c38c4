import { subjectOf } from '../../core/subject.ts';

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

/** FNV-1a. Digests of the browser exist on secure pages only, and this need not withstand anybody. */
function fingerprint(text: string, seed: number): string {
  let hash = seed;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
