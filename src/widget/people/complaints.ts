import { toAddress, type GivenOptions, type Options } from '../options.ts';

/** What the value of an option must be, in an attribute or in an object. May throw instead of saying no. */
interface Kind {
  readonly expected: string;
  fits(value: unknown): boolean;
}

const text: Kind = { expected: 'text', fits: (value) => typeof value === 'string' && value.trim() !== '' };
const object: Kind = { expected: 'an object', fits: (value) => typeof value === 'object' && value !== null };
const number: Kind = { expected: 'a number', fits: (value) => value !== '' && Number.isFinite(Number(value)) };
// An attribute that is merely there is empty and means yes.
const flag: Kind = { expected: 'true or false', fits: (value) => ['', 'true', 'false'].includes(String(value)) };
const colour: Kind = { expected: 'a CSS colour', fits: (value) => CSS.supports('color', String(value)) };
const locale: Kind = { expected: 'a language tag', fits: (value) => Intl.getCanonicalLocales(String(value)).length === 1 };
const address: Kind = { expected: 'an http(s) address', fits: (value) => toAddress(value) !== undefined };
const oneOf = (...values: readonly string[]): Kind => ({ expected: values.join(' or '), fits: (value) => values.includes(String(value)) });

/** Every option there is. */
const kinds: Readonly<Record<keyof Options, Kind>> = {
  endpoint: address,
  adapter: object,
  backend: oneOf('deskbell', 'http', 'chatwoot', 'zendesk', 'rocketchat', 'zammad'),
  backendServes: text,
  backendInbox: text,
  backendChat: text,
  backendDepartment: text,
  backendCountries: text,
  backendCallbackEmail: text,
  backendFiles: number,
  backendTimeZone: text,
  faq: address,
  learn: flag,
  locale,
  shop: text,
  accent: colour,
  theme: oneOf('auto', 'light', 'dark'),
  radius: number,
  side: oneOf('left', 'right'),
  label: text,
  team: { expected: 'names of people', fits: (value) => Array.isArray(value) || text.fits(value) },
  greeting: text,
  email: text,
  phone: text,
  privacy: address,
  text: object,
  titleCount: flag,
  zIndex: number,
  name: text,
  consent: oneOf('granted', 'wait', 'google', 'tcf', 'shopify'),
  debug: flag,
};

/** The launcher has told about these already, when it was drawn. */
const told: ReadonlySet<string> = new Set(['side', 'theme']);

/** What is wrong with the options as they were given, a sentence each; what is wrong is as good as not given. */
export function complaintsAbout(given: GivenOptions): readonly string[] {
  const complaints: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name as keyof Options] : undefined;
    if (!kind) {
      if (!isForeign(name)) complaints.push(`There is no option "${name}". There are ${Object.keys(kinds).join(', ')}.`);
    } else if (value !== undefined && !told.has(name) && !fits(kind, value)) {
      complaints.push(`The option "${name}" is ${show(value)}, but must be ${kind.expected}. The default is used.`);
    }
  }
  return complaints;
}

/** Other tools put attributes on script tags too. What does not begin like one of ours is theirs. */
function isForeign(name: string): boolean {
  return !Object.keys(kinds).some((ours) => ours.startsWith(name.slice(0, 2)));
}

function fits(kind: Kind, value: unknown): boolean {
  try {
    return kind.fits(value);
  } catch {
    return false;
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? `"${value.slice(0, 60)}"` : typeof value;
}
