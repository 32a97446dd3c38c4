// Zammad's chat speaks HTML. What goes out is text made safe, what comes back is made text again: nothing of it is ever
// put on a page as markup.

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text as HTML that says the same. */
export function toHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] as string).replace(/\r?\n/g, '<br>');
}

/** HTML as the text that a reader sees, with addresses of links and pictures. */
export function toText(html: string): string {
  return decode(
    html
      .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
      .replace(/<a\b[^>]*?\shref\s*=\s*"(https?:[^"]*)"[^>]*>([\s\S]*?)<\/a\s*>/gi, (_, href: string, words: string) => (words.includes(href) ? words : `${words} ${href}`))
      .replace(/<img\b[^>]*?\ssrc\s*=\s*"(https?:[^"]*)"[^>]*>/gi, '$1')
      .replace(/<br\b[^>]*>|<\/(?:p|div|li|tr|h[1-6]|blockquote)\s*>/gi, '\n')
      .replace(/<\/?[a-z!][^>]*>/gi, ''),
  ).trim();
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return names[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
