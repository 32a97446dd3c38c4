import { expect, test } from 'vitest';
import { checkPhone } from '../../src/server/phone.ts';

test.each([
  ['national', '020 7946 0958', 'GB', '+442079460958'],
  ['with the country', '+44 20 7946 0958', 'GB', '+442079460958'],
  ['with the zero in brackets', '+44 (0)20 7946 0958', 'GB', '+442079460958'],
  ['with two zeros', '0044 20 7946 0958', 'GB', '+442079460958'],
  ['a mobile', '07400 123456', 'GB', '+447400123456'],
  ['kept for drama: possible, though no plan lists it', '07700 900123', 'GB', '+447700900123'],
  ['full-width digits', '０２０ ７９４６ ０９５８', 'GB', '+442079460958'],
  ['Arabic digits', '٠٢٠٧٩٤٦٠٩٥٨', 'GB', '+442079460958'],
  ['no-break hyphens', '020\u20117946\u20110958', 'GB', '+442079460958'],
  ['dots and slashes', '030/90.18.20', 'DE', '+4930901820'],
  ['an Italian zero that stays', '02 6982 1234', 'IT', '+390269821234'],
  ['the Vatican, which is reached like Rome', '06 698 83145', 'IT', '+390669883145'],
  ['Jersey, which is reached like Britain', '01534 887000', 'GB', '+441534887000'],
  ['free of charge', '0800 123 4567', 'GB', '+448001234567'],
  ['another country of the list', '+49 30 901820', 'GB', '+4930901820'],
])('%s: %s', (_what, typed, country, e164) => {
  expect(checkPhone(typed, country, ['GB', 'DE', 'IT'])).toEqual({ is: 'fine', e164 });
});

test.each([
  ['too short', '12345', 'GB', 'phone'],
  ['too long', '020 7946 0958 0958 0958', 'GB', 'phone'],
  ['emergency', '999', 'GB', 'phone'],
  ['emergency everywhere', '112', 'DE', 'phone'],
  ['nothing', '0', 'GB', 'phone'],
  ['one that charges the caller', '0909 879 0000', 'GB', 'phone'],
  ['a country that is not called', '+1 212 555 0100', 'GB', 'country'],
  ['a neighbour with the same code', '+1 204 234 5678', 'US', 'country'],
])('%s is refused: %s', (_what, typed, country, problem) => {
  expect(
    checkPhone(
      typed,
      country,
      ['GB', 'DE', 'US'].filter((code) => code !== 'US' || country === 'US'),
    ),
  ).toEqual({ is: 'wrong', problem });
});
