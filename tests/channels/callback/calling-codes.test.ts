import { getCountries, getCountryCallingCode } from 'libphonenumber-js';
import { expect, it } from 'vitest';
import { callingCode, countryOf } from '../../../src/channels/callback/calling-codes.ts';

it('knows the calling code of every country the server knows', () => {
  const wrong = getCountries().filter((country) => callingCode(country) !== `+${getCountryCallingCode(country)}`);
  expect(getCountries().length).toBeGreaterThan(200);
  expect(wrong).toEqual([]);
});

it.each(['', 'XX', 'U', 'gb', '1', '44', 'GBGG'])('knows none for %j', (nonsense) => {
  expect(callingCode(nonsense)).toBeUndefined();
});

it.each([
  ['+49 30 1234567', 'GB', 'DE'],
  ['0049 30 1234567', 'GB', 'DE'],
  ['＋４９ 30 1234567', 'GB', 'DE'],
  ['+44 20 7946 0958', 'DE', 'GB'],
  ['020 7946 0958', 'DE', undefined],
  ['+7 495 1234567', 'GB', undefined],
  ['+1 212 555 0100', 'CA', 'CA'],
  ['+1 212 555 0100', 'GB', 'US'],
  ['', 'GB', undefined],
  ['not a number', 'GB', undefined],
])('tells the country of %j typed under %s: %s', (typed, current, country) => {
  expect(countryOf(typed, ['GB', 'DE', 'US', 'CA'], current)).toBe(country);
});
