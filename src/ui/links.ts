/** A stretch of plain text, or a link in it. */
export type Piece = string | { readonly href: string; readonly text: string };

const openers = '([{<"\'«“‘';
const closers = ')]}>"\'»”’.,;:!?…';
const allowed: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);
/** Longer than this is no address somebody means to be clicked. */
const longest = 2_000;

/**
 * Finds the addresses in a text in one pass over its words, whatever it holds. Only http, https, mailto and tel become
 * links, and only when nothing in them can deceive: no user name before the host, no invisible or direction-changing
 * characters.
 */
export function findLinks(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  for (const word of text.split(/(\s+)/)) {
    const link = toLink(word);
    if (!link) {
      plain += word;
      continue;
    }
    plain += word.slice(0, link.start);
    if (plain) pieces.push(plain);
    pieces.push({ href: link.href, text: word.slice(link.start, link.end) });
    plain = word.slice(link.end);
  }
  if (plain) pieces.push(plain);
  return pieces;
}

function toLink(word: string): { href: string; start: number; end: number } | undefined {
  if (word.length > longest || !/[:@]|^\W*www\./i.test(word)) return undefined;
  let start = 0;
  let end = word.length;
  while (start < end && openers.includes(word[start] as string)) start++;
  while (end > start && closers.includes(word[end - 1] as string)) {
    // `https://example.org/a_(b)` keeps the bracket it opened itself.
    if (word[end - 1] === ')' && word.slice(start, end - 1).includes('(')) break;
    end--;
  }
  const href = toHref(word.slice(start, end));
  return href === undefined ? undefined : { href, start, end };
}

function toHref(typed: string): string | undefined {
  if (/[\p{C}\p{Z}]/u.test(typed)) return undefined;
  const written = /^www\./i.test(typed) ? `https://${typed}` : /^[^\s:/@]+@[^\s:/@]+\.[^\s:/@.]{2,}$/.test(typed) ? `mailto:${typed}` : typed;
  if (!/^(https?:\/\/|mailto:|tel:)./i.test(written)) return undefined;
  try {
    const url = new URL(written);
    return allowed.has(url.protocol) && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
