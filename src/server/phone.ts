import { parsePhoneNumberFromString, getCountryCallingCode, type CountryCode, type NumberType } from 'libphonenumber-js/max';
import type { FieldProblem } from '../protocol/index.ts';

/** A number the shop may call, or what is wrong with it. */
export type PhoneCheck =
  { readonly is: 'fine'; readonly e164: string } | { readonly is: 'wrong'; readonly problem: Extract<FieldProblem, 'phone' | 'country'> };

// Numbers that charge whoever calls them: asking a shop to ring one is a way to steal.
const costly: ReadonlySet<NumberType> = new Set(['PREMIUM_RATE', 'SHARED_COST', 'PAGER', 'UAN', 'VOICEMAIL']);

/** Places with a country code of their own but in the numbering plan, and for callers in the price, of another. */
const included: Readonly<Record<string, readonly CountryCode[]>> = {
  GB: ['GG', 'IM', 'JE'],
  IT: ['VA'],
  NO: ['SJ'],
  FI: ['AX'],
  AU: ['CC', 'CX'],
};

/**
 * Checks a number as typed, dialled from `country`. A number of the right length passes even when the numbering plan of
 * today does not list it: plans grow, and a person who cannot leave their number is lost to the shop.
 */
export function checkPhone(typed: string, country: string, allowed: readonly string[]): PhoneCheck {
  const number = parsePhoneNumberFromString(typed, { defaultCountry: country as CountryCode, extract: false });
  if (!number?.isPossible()) return { is: 'wrong', problem: 'phone' };
  const type = number.getType();
  if (type && costly.has(type)) return { is: 'wrong', problem: 'phone' };
  // Countries can share a calling code (+1, +7, +44); which of them it is, is only sure for a valid number.
  const found = number.isValid() ? number.country : undefined;
  const fits = allowed.some((code) =>
    found ? code === found || included[code]?.includes(found) : callingCode(code) === number.countryCallingCode,
  );
  return fits ? { is: 'fine', e164: number.number } : { is: 'wrong', problem: 'country' };
}

/** Whether the numbering plans know a country of this code. */
export function hasCallingCode(country: string): boolean {
  return callingCode(country) !== undefined;
}

function callingCode(country: string): string | undefined {
  try {
    return getCountryCallingCode(country as CountryCode);
  } catch {
    return undefined;
  }
}
