/** Parts of an e-mail that is prepared here and sent elsewhere. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Windows hands a mail program about two thousand characters of an address; what is longer opens nothing at all. */
const longestAddress = 1_900;

/** A `mailto:` address. What a visitor wrote cannot add headers or recipients to it; a body that is too long is cut. */
export function mailAddress({ to, subject, body }: Mail): string {
  const head = `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?subject=${encode(oneLine(subject))}&body=`;
  let rest = encode(body);
  if (head.length + rest.length > longestAddress) {
    const characters = Array.from(body);
    while (characters.length && head.length + rest.length > longestAddress) {
      characters.length = Math.min(characters.length - 1, Math.floor((characters.length * longestAddress) / (head.length + rest.length)));
      rest = encode(`${characters.join('')}…`);
    }
  }
  return head + rest;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

/** RFC 6068 wants line breaks as CRLF. Half of a torn emoji, which the `u` flag finds, would make `encodeURIComponent` throw. */
const encode = (text: string) => encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/\r?\n/g, '\r\n'));
