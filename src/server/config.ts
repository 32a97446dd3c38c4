import * as v from 'valibot';
import { attachmentTypeNames, limits, TopicSchema } from '../protocol/index.ts';
import { HandoverSchema } from './handover/config.ts';
import { logLevels } from './log.ts';
import { hasCallingCode } from './phone.ts';
import { defaultRates, type RateName } from './rate.ts';
import { StartError } from './start-error.ts';

const minutes = (fallback: number, min = 1) =>
  v.optional(
    v.pipe(v.number(), v.minValue(min, `must be at least ${min}`), v.maxValue(43_200, 'must be at most 43200 (30 days)')),
    fallback,
  );
const count = (fallback: number, min: number, max: number) =>
  v.optional(
    v.pipe(
      v.number(),
      v.integer('must be a whole number'),
      v.minValue(min, `must be at least ${min}`),
      v.maxValue(max, `must be at most ${max}`),
    ),
    fallback,
  );

const timeOfDay = v.pipe(v.string(), v.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as "09:00"'));

/** `["09:00", "17:30"]`; an end before its start is on the next day. */
const span = v.pipe(
  v.tuple([timeOfDay, timeOfDay]),
  v.check(([from, to]) => from !== to && from !== '24:00', 'must not start when it ends'),
);
const day = v.optional(v.array(span), []);

const HoursSchema = v.strictObject({
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: day,
  sunday: day,
});

const isTimeZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const isLanguage = (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

const isRedisAddress = (text: string) => URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol);

/** A site that may use this server, brought into the form browsers write: `https://shop.example`, or `null`. */
const origin = v.pipe(
  v.string(),
  v.check((text) => text === 'null' || originOf(text) !== undefined, 'must be an address such as "https://shop.example", without a path'),
  v.transform((text) => originOf(text) ?? 'null'),
);

const rate = v.strictObject({
  /** How many at once. */
  burst: v.pipe(v.number(), v.minValue(1)),
  /** How many come back each second. */
  perSecond: v.pipe(v.number(), v.minValue(0)),
});
const RetentionSchema = v.strictObject({
  chat: count(365, 0, 36_500),
  contact: count(365, 0, 36_500),
  callback: count(365, 0, 36_500),
  faq: count(365, 0, 36_500),
});
const IdentitySchema = v.strictObject({
  /** What the shop's server signs with (HS256): at least 32 characters nobody can guess. */
  key: v.pipe(
    v.string(),
    v.minLength(32, 'must have at least 32 characters'),
    v.maxLength(500),
    // A public key is known to everybody, and whoever signs with it as if it were a secret would be believed.
    v.check((text) => !text.includes('-----BEGIN'), 'must be a secret, not a key of a pair'),
    v.check((text) => new Set(text).size >= 10, 'must be random'),
  ),
  /** What a proof must name in `aud`: this server or shop, so that proofs for others are no good here. */
  audience: v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(200)),
});
const ConnectionsSchema = v.strictObject({
  /** All that this process holds at a time. Left out: what the system's limit of open files allows, less a reserve. */
  total: v.exactOptional(v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(10, 'must be at least 10'))),
  /** Those of one network: a large office, or a phone company's customers behind one address. */
  perNetwork: count(1_000, 1, 1_000_000),
  /** Lines of one visitor: their open tabs. */
  perVisitor: count(50, 1, 1_000),
});
const rateNames = Object.keys(defaultRates) as [RateName, ...RateName[]];

const FaqSchema = v.strictObject({
  /** Gather searches in vain and count reads. Without it widgets are told to stop telling. */
  learn: v.optional(v.boolean(), true),
  /** The language to write in at the desk when `faqFolder` brings none. */
  locale: v.optional(v.pipe(v.string(), v.check(isLanguage, 'must be a language tag such as "en"')), 'en'),
});

const ContactSchema = v.strictObject({
  enabled: v.optional(v.boolean(), true),
  topics: v.optional(v.array(TopicSchema), []),
  /** Opening hours, counted in hours of being open, within which an answer is promised. */
  replyHours: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(1_000)), 8),
});

const megabyte = 1024 * 1024;
const AttachmentsSchema = v.strictObject({
  /** Of one file. */
  maxBytes: count(8 * megabyte, 1_024, 50 * megabyte),
  /** Media types; what a file is, its first bytes say. */
  types: v.optional(v.pipe(v.array(v.picklist(attachmentTypeNames)), v.minLength(1, 'must name a type')), attachmentTypeNames),
  /** Of all files of one visitor or agent that are kept. */
  perPersonBytes: count(100 * megabyte, 1_024, 1e12),
  /** Of all files that are kept. */
  totalBytes: count(5_000 * megabyte, 1_024, 1e15),
});

const ChatSchema = v.strictObject({
  enabled: v.optional(v.boolean(), true),
  /** Usual wait for a first answer. */
  waitMinutes: minutes(2),
  /** Which files may be sent. Left out: none. */
  attachments: v.exactOptional(AttachmentsSchema),
});

const CallbackSchema = v.strictObject({
  enabled: v.optional(v.boolean(), true),
  /** Countries the shop calls, ISO 3166-1 alpha-2; the first is the default. */
  countries: v.optional(
    v.pipe(
      v.array(
        v.pipe(
          v.string(),
          v.regex(/^[A-Z]{2}$/, 'must be a country code such as "GB"'),
          v.check(hasCallingCode, 'must be a country with a calling code'),
        ),
      ),
      v.minLength(1, 'must name a country'),
    ),
    ['GB'],
  ),
  /** Within how many open minutes somebody calls who is asked to call as soon as possible. */
  waitMinutes: minutes(15),
  slotMinutes: minutes(30, 5),
  /** Calls that can be made in one slot. */
  capacity: count(2, 1, 1_000),
  /** How far ahead a slot must be. */
  leadMinutes: minutes(30, 0),
  /** 0 offers slots of today only. */
  daysAhead: count(7, 0, 60),
});

export const ConfigSchema = v.strictObject({
  /** The shop's public name. */
  name: v.optional(v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(120)), 'Shop'),
  /** IANA time zone of the opening hours. */
  timeZone: v.optional(v.pipe(v.string(), v.check(isTimeZone, 'must be an IANA time zone such as "Europe/London"')), 'UTC'),
  /** Opening hours per weekday. Left out: always open. */
  hours: v.exactOptional(HoursSchema),
  /** Days on which the shop is closed whatever the weekday, such as `2026-12-25`. */
  closedDays: v.optional(v.array(v.pipe(v.string(), v.isoDate('must be a day such as "2026-12-25"'))), []),
  contact: v.optional(ContactSchema, {}),
  chat: v.optional(ChatSchema, {}),
  faq: v.optional(FaqSchema, {}),
  callback: v.optional(CallbackSchema, {}),

  /** What agents say often: the desk offers it behind a slash. */
  replies: v.optional(
    v.array(v.strictObject({ title: v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(120)), text: v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(limits.messageLength)) })),
    [],
  ),

  /** Sites whose pages may use this server, beside its own. */
  origins: v.optional(v.array(origin), []),
  /** Also answer requests that name no origin: programs and apps, not browsers. */
  allowMissingOrigin: v.optional(v.boolean(), false),
  /** The address people reach the server at, when a proxy stands before it. `https` makes cookies secure. */
  publicUrl: v.exactOptional(
    v.pipe(
      v.string(),
      v.check((text) => originOf(text) !== undefined, 'must be an address such as "https://help.shop.example"'),
      v.transform((text) => originOf(text) ?? text),
    ),
  ),
  /** Believe `X-Forwarded-For`, as the nearest proxy wrote it. Only behind a proxy that sets it. */
  trustProxy: v.optional(v.boolean(), false),

  /** How signed-in customers of the shop are known. Left out: everybody is a stranger, and a proof is refused. */
  identity: v.exactOptional(IdentitySchema),

  host: v.optional(v.string(), '127.0.0.1'),
  /** 0 takes any free port. */
  port: v.optional(
    v.pipe(
      v.number(),
      v.integer('must be a whole number'),
      v.minValue(0, 'must be between 0 and 65535'),
      v.maxValue(65_535, 'must be between 0 and 65535'),
    ),
    8787,
  ),
  /** Where the embedded database lives. Not used with `databaseUrl`. */
  dataFolder: v.optional(v.pipe(v.string(), v.minLength(1, 'must name a folder')), './deskbell-data'),
  /** `postgres://…`: use PostgreSQL instead of the embedded database. */
  databaseUrl: v.exactOptional(v.pipe(v.string(), v.regex(/^postgres(?:ql)?:\/\//, 'must start with "postgres://"'))),
  /** `redis://…`: tell other server processes on the same `databaseUrl` what happens. Without it they hear a heartbeat late. */
  redisUrl: v.exactOptional(v.pipe(v.string(), v.check(isRedisAddress, 'must be an address such as "redis://127.0.0.1:6379"'))),

  /** The built widget, served at `/`. */
  widgetFolder: v.exactOptional(v.string()),
  /** The built desk, served at `/desk/`. */
  deskFolder: v.exactOptional(v.string()),
  /** A prebuilt FAQ, served at `/faq/` together with what is written at the desk. */
  faqFolder: v.exactOptional(v.string()),

  /** Where requests, calls and missed chats are handed on to, beside the desk. */
  handover: v.optional(HandoverSchema, {}),

  /** How long after its last word a conversation is kept; `faq` is votes, reads and searches in vain. 0: for ever. */
  retentionDays: v.optional(RetentionSchema, {}),
  /** How often a line is asked whether it is still there. */
  heartbeatMs: v.optional(v.pipe(v.number(), v.minValue(100, 'must be at least 100'), v.maxValue(60_000, 'must be at most 60000')), 12_000),
  /** How long a new line may take to say `hello`. */
  helloWithinMs: v.optional(v.pipe(v.number(), v.minValue(50)), 5_000),
  /** How many may be connected at a time. */
  connections: v.optional(ConnectionsSchema, {}),
  /** Limits that differ from the usual ones. */
  rates: v.optional(v.pipe(v.record(v.picklist(rateNames), rate)), {}),
  /** Password of the agent made at the first start. Left out: a random one, told once. */
  firstPassword: v.exactOptional(v.pipe(v.string(), v.minLength(10, 'must have at least 10 characters'), v.maxLength(200))),
  logLevel: v.optional(v.picklist(logLevels), 'warn'),
});

/** What `startServer` takes: everything may be left out. */
export type ConfigInput = v.InferInput<typeof ConfigSchema>;
/** A checked configuration with every default filled in. */
export type Config = v.InferOutput<typeof ConfigSchema>;
/** Opening hours per weekday. */
export type Hours = v.InferOutput<typeof HoursSchema>;

/** Checks a configuration; unknown keys are mistakes, since a misspelt one would be silently without effect. */
export function readConfig(input: unknown): Config {
  // For the schema a list is an object too.
  const parsed = v.safeParse(ConfigSchema, Array.isArray(input) ? undefined : input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  if (path === null) throw new StartError('config', 'The configuration must be an object.');
  if (issue.type === 'strict_object' && issue.expected === 'never')
    throw new StartError('config', `The configuration has an unknown key "${path}".`);
  const own = issue.message.startsWith('must')
    ? issue.message
    : `must be ${expectations[issue.expected ?? ''] ?? issue.expected ?? 'something else'}`;
  // What a password was is nobody's business, least of all a log's; addresses of databases hold one.
  const given = secrets.test(path) ? '' : `, but is ${issue.received}`;
  throw new StartError('config', `In the configuration "${path}" ${own}${given}.`);
}

/** Options, by the end of their path, whose value holds a secret. */
const secrets = /(?:password|secret|token|key|smtp|imap|databaseUrl|redisUrl|\.url)$/i;

const expectations: Readonly<Record<string, string>> = {
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'an object',
};

/** `https://Shop.Example/` → `https://shop.example`; undefined when it is more or less than an origin. */
export function originOf(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return bare && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : undefined;
}
