/** A digit as people type it: also full-width, Arabic and Persian. Its value lies in the last four bits of each. */
const digit = '[\\d\\uff10-\\uff19\\u0660-\\u0669\\u06f0-\\u06f9]';
/** What people put between groups of digits. */
const gap = '[\\p{Zs}\\t.\\-\\u2010-\\u2015·]';

const groups = new RegExp(`${digit}+`, 'gu');
const between = new RegExp(`^${gap}{1,3}$`, 'u');
/** Before what is part of something else: an order's number (`DB-4111…`, `#4111…`), an account's (`DE89 3704 …`), a phone's (`+49 …`), an address. */
const elsewhere = new RegExp(`(?:[A-Za-z]-?|[#+_/=]|[A-Za-z]{2}\\d\\d |\\+\\d{1,3}${gap})$`, 'u');
const goesOn = /^-?[A-Za-z_]/;

/** How the numbers of payment cards begin, and how many digits they have. */
type Scheme = readonly [begins: RegExp, lengths: readonly number[]];

/** What most people pay with, as long as their cards are. */
const common: readonly Scheme[] = [
  // Visa.
  [/^4/, [16]],
  // Mastercard.
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  // American Express.
  [/^3[47]/, [15]],
];

const all: readonly Scheme[] = [
  ...common,
  // Visa's longest.
  [/^4/, [19]],
  // Diners Club.
  [/^(?:30[0-5]|3095|36|3[89])/, [14, 16]],
  // Discover, UnionPay, RuPay.
  [/^(?:6011|64[4-9]|65|62|60|8[12])/, [16, 19]],
  // JCB.
  [/^35(?:2[89]|[3-8])/, [16]],
  // Maestro.
  [/^(?:50[0-9]|5[68]|6304|6759|676[1-3])/, [16, 18, 19]],
  // Mir.
  [/^220[0-4]/, [16]],
];

/** A group of digits and where it stands. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

/**
 * What the writer was asked for. Where it is an order's number, most who write digits write one, every tenth of those has the
 * check digit of a card by chance, and hidden it is of no use to the shop. So one in a single piece, as it is copied from a
 * mail, counts only if it begins as the cards most people have, and is as long: one of fifty numbers of sixteen digits instead
 * of one of thirty, and none of those that shops count up from 1, 6 or 8. In groups of four, as it is printed on cards and in
 * hardly any mail of a shop, every card counts.
 */
export type Asked = 'words' | 'order';

/**
 * Where the numbers of payment cards are in a text: by how they begin, their length, their check digit, and by how people
 * write them, in one piece or in groups of which the first has four. Numbers of orders and phones are none.
 */
export function findCardNumbers(text: string, asked: Asked = 'words'): { readonly from: number; readonly to: number }[] {
  const typed = [...text.matchAll(groups)].map(({ 0: group, index }): Group => ({ from: index, to: index + group.length, digits: valueOf(group) }));
  const found: { from: number; to: number }[] = [];
  for (let first = 0; first < typed.length; first += 1) {
    const last = lastOf(text, typed, first, asked);
    if (last === undefined) continue;
    found.push({ from: typed[first]!.from, to: typed[last]!.to });
    first = last;
  }
  return found;
}

/** The same text with only the last four digits of every card in it. */
export function hideCardNumbers(text: string, asked: Asked = 'words'): string {
  const hidden = new RegExp(digit, 'gu');
  return findCardNumbers(text, asked).reduceRight((rest, { from, to }) => {
    let left = valueOf(rest.slice(from, to)).length - 4;
    return rest.slice(0, from) + rest.slice(from, to).replace(hidden, (typed) => (left-- > 0 ? '•' : typed)) + rest.slice(to);
  }, text);
}

/** The last group of the card that begins with a group. */
function lastOf(text: string, typed: readonly Group[], first: number, asked: Asked): number | undefined {
  const begin = typed[first]!;
  if (elsewhere.test(text.slice(Math.max(0, begin.from - 5), begin.from))) return undefined;
  let digits = '';
  for (let last = first; last < typed.length; last += 1) {
    const group = typed[last]!;
    const before = typed[last - 1];
    if (last > first && before && !(between.test(text.slice(before.to, group.from)) && begin.digits.length === 4 && group.digits.length <= 7)) return undefined;
    digits += group.digits;
    if (digits.length > 19) return undefined;
    if (isCardNumber(digits, asked === 'order' && last === first ? common : all) && !goesOn.test(text.slice(group.to, group.to + 2))) return last;
  }
  return undefined;
}

function isCardNumber(digits: string, schemes: readonly Scheme[]): boolean {
  return schemes.some(([begins, lengths]) => lengths.includes(digits.length) && begins.test(digits)) && isChecked(digits);
}

/** Luhn: every second digit from the right counts double. */
function isChecked(digits: string): boolean {
  const sum = [...digits].reduceRight((sum, one, index) => {
    const value = Number(one) * ((digits.length - index) % 2 === 0 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Only the digits, as we write them. */
function valueOf(typed: string): string {
  return [...typed].map((one) => (new RegExp(digit, 'u').test(one) ? one.codePointAt(0)! & 15 : '')).join('');
}
