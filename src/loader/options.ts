import { pageElement } from './page.ts';

/** How the value of an option is read. A list names all values there are. */
type Kind = 'text' | 'address' | 'number' | 'flag' | 'colour' | 'locale' | 'object' | readonly string[];

/** Every option there is. Types and meaning are told where the widget declares its `Options`. */
export const kinds = {
  endpoint: 'address',
  adapter: 'object',
  faq: 'address',
  locale: 'locale',
  shop: 'text',
  accent: 'colour',
  theme: ['auto', 'light', 'dark'],
  radius: 'number',
  side: ['left', 'right'],
  label: 'text',
  greeting: 'text',
  email: 'text',
  phone: 'text',
  privacy: 'address',
  text: 'object',
  zIndex: 'number',
  name: 'text',
  debug: 'flag',
} as const satisfies Record<string, Kind>;

/** Options after reading: known names only, each of its kind, absent where it was not given or not understood. */
export type ReadOptions = { readonly [Name in keyof typeof kinds]?: unknown };

/**
 * Reads options from attributes or from an object. What is not understood is left out and complained about, in one
 * sentence each: a shop must not go without help because of a slip of the pen.
 */
export function readOptions(given: object, complain: (sentence: string) => void, written: (name: string) => string = (name) => name): ReadOptions {
  const options: Record<string, unknown> = {};
  for (const name of Object.keys(given)) {
    const kind: Kind | undefined = Object.hasOwn(kinds, name) ? kinds[name as keyof typeof kinds] : undefined;
    // A getter of theirs may throw.
    const value = attempt(() => (given as Record<string, unknown>)[name]);
    if (!kind) {
      complain(`${written(name)} is not an option. The options are ${Object.keys(kinds).map(written).join(', ')}.`);
    } else if (value !== undefined) {
      const listed = typeof kind !== 'string';
      const { read, expected } = readers[listed ? 'text' : kind];
      const understood = read(value);
      if (understood === undefined || (listed && !kind.includes(understood as string))) {
        const must = listed ? kind.map((one) => `"${one}"`).join(' or ') : expected;
        complain(`${written(name)} is ${show(value)}, but must be ${must}. Using the default.`);
      } else options[name] = understood;
    }
  }
  return options;
}

/** Each gives `undefined` for what it does not understand. */
const readers: Readonly<Record<Exclude<Kind, readonly string[]>, { readonly expected: string; read(value: unknown): unknown }>> = {
  text: {
    expected: 'text',
    read: (value) => (typeof value === 'string' && value.trim() ? value.trim() : undefined),
  },
  address: {
    expected: 'an http(s) address',
    read: (value) =>
      attempt(() => {
        const url = new URL(String(value), pageElement().baseURI);
        return value !== '' && /^https?:$/.test(url.protocol) ? url.href : undefined;
      }),
  },
  number: {
    expected: 'a number',
    read: (value) => (value !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined),
  },
  flag: {
    expected: 'true or false',
    read: (value) => (value === '' || String(value) === 'true' ? true : String(value) === 'false' ? false : undefined),
  },
  colour: {
    expected: 'a CSS colour, such as "#1d5c4f"',
    read: (value) => (typeof value === 'string' && CSS.supports('color', value) ? value : undefined),
  },
  locale: {
    expected: 'a language tag, such as "de" or "pt-BR"',
    read: (value) => attempt(() => Intl.getCanonicalLocales(String(value))[0]),
  },
  object: {
    expected: 'an object',
    read: (value) => (typeof value === 'object' && value !== null ? value : undefined),
  },
};

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? `"${value.slice(0, 60)}"` : typeof value;
}
