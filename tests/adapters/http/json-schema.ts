/** The parts of a valibot schema that say something to a reader of JSON Schema. */
interface Schema {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly unknown[];
  readonly item?: Schema;
  readonly value?: Schema;
  readonly wrapped?: Schema;
  readonly literal?: unknown;
  readonly default?: unknown;
  readonly pipe?: readonly Action[];
}

interface Action {
  readonly kind: string;
  readonly type: string;
  readonly requirement?: unknown;
}

type Json = Readonly<Record<string, unknown>>;

/** What each check of a text or a number is called in JSON Schema. Checks by a function of ours have no name there. */
const checks: Readonly<Record<string, (requirement: unknown) => Json>> = {
  min_length: (minLength) => ({ minLength }),
  max_length: (maxLength) => ({ maxLength }),
  min_value: (minimum) => ({ minimum }),
  max_value: (maximum) => ({ maximum }),
  safe_integer: () => ({ type: 'integer' }),
  regex: (pattern) => ({ pattern: (pattern as RegExp).source }),
};

/** Writes a schema of ours as JSON Schema. A kind it does not know is an error, so that nothing is left out unsaid. */
export function toJsonSchema(schema: unknown): Json {
  const one = schema as Schema;
  const [first, ...rest] = one.pipe ?? [];
  // A pipe may begin with a pipe.
  if (first && first !== schema && rest.length > 0 && (first as object as Schema).pipe) return Object.assign({}, toJsonSchema(first), ...rest.map(checkOf)) as Json;
  const json = kinds[one.type]?.(one);
  if (!json) throw new Error(`There is no JSON Schema for "${one.type}" yet.`);
  return Object.assign({}, json, ...rest.map(checkOf)) as Json;
}

function checkOf({ kind, type, requirement }: Action): Json {
  return (kind === 'validation' && checks[type]?.(requirement)) || {};
}

const kinds: Readonly<Record<string, (schema: Schema) => Json>> = {
  string: () => ({ type: 'string' }),
  number: () => ({ type: 'number' }),
  boolean: () => ({ type: 'boolean' }),
  unknown: () => ({}),
  literal: ({ literal }) => ({ const: literal }),
  picklist: ({ options }) => ({ enum: options }),
  array: ({ item }) => ({ type: 'array', items: toJsonSchema(item) }),
  record: ({ value }) => ({ type: 'object', additionalProperties: toJsonSchema(value) }),
  nullable: ({ wrapped }) => ({ anyOf: [toJsonSchema(wrapped), { type: 'null' }] }),
  optional: ({ wrapped, default: standard }) => ({ ...toJsonSchema(wrapped), ...(standard === undefined ? {} : { default: standard }) }),
  variant: ({ options = [] }) => ({ oneOf: options.map(toJsonSchema) }),
  object: ({ entries = {} }) => ({
    type: 'object',
    properties: Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, toJsonSchema(entry)])),
    required: Object.entries(entries).flatMap(([name, { type }]) => (type === 'optional' ? [] : [name])),
  }),
};
