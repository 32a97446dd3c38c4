/** Puts `> ` before every line, as mail programs do. */
export function quote(text: string): string {
  return text.split(/\r?\n/).map((line) => `> ${line}`).join('\n');
}

/** A `tel:` address of a number in E.164; `undefined` for anything else, which is then shown and not linked. */
export function phoneAddress(number: string | undefined): string | undefined {
  return number && /^\+\d{4,17}$/.test(number) ? `tel:${number}` : undefined;
}

/** A page's address if it is one a browser may safely go to; `undefined` for anything else. */
export function pageAddress(address: string): URL | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}
