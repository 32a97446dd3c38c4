import { toAddress, type TeamMember } from '../options.ts';

/** More are a crowd, and fit beside nothing. */
const most = 5;

/**
 * Who is named in the option, at most five: a list of people, or the text of an attribute, such as `Ana /team/ana.jpg, Ben`. A
 * comma parts people only before a space, since addresses of pictures have commas too.
 */
export function readTeam(given: unknown): readonly TeamMember[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : String(given).split(/,\s+/);
  return list.map(readMember).filter(({ name }) => name).slice(0, most);
}

function readMember(given: unknown): TeamMember {
  const [, called = '', drawn] = /^\s*(.*?)(?:\s+(\S*\/\S*))?\s*$/s.exec(typeof given === 'string' ? given : '') ?? [];
  const { name = called, image = drawn } = Object(given) as { readonly name?: unknown; readonly image?: unknown };
  return { name: typeof name === 'string' ? name.trim() : '', image: toAddress(image) };
}

/** `AP` for Ana Pérez: first letters of the first and the last name, letters being what people count as such. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word = '') => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
