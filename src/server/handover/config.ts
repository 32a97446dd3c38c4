import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { readCertificates } from './encryption.ts';

/** What may be worth telling elsewhere. */
export const occasions = ['contact', 'callback', 'callback.moved', 'callback.cancelled', 'chat.missed'] as const;
export type Occasion = (typeof occasions)[number];

const address = (protocols: readonly string[], example: string) =>
  v.pipe(
    v.string(),
    v.check((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `must be an address such as "${example}"`),
    v.check(isDecodable, 'must have each % that means itself written as %25'),
  );
/** Names and passwords stand in addresses, and any sign may be in them. */
function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}
const mailAddress = v.pipe(v.string(), v.trim(), v.email('must be a mail address such as "help@shop.example"'));
const secret = v.pipe(v.string(), v.minLength(16, 'must have at least 16 characters'));
const some = v.optional(v.array(v.picklist(occasions)), [...occasions]);
const site = address(['https:', 'http:'], 'https://shop.zendesk.com');
/** Also addresses of the machine itself and of private networks. */
const allowPrivate = v.optional(v.boolean(), false);

const MailSchema = v.strictObject({
  /** `smtps://user:password@host:465`, or `smtp://` with STARTTLS: where it is offered, and with a name and password in any case. */
  smtp: address(['smtp:', 'smtps:'], 'smtps://user:password@mail.shop.example'),
  /** Whom the mail is from. */
  from: mailAddress,
  /** Who reads it. */
  to: v.pipe(v.array(mailAddress), v.minLength(1, 'must name an address')),
  /** Where answers to missed chats go that come back to this server. Left out: to `from`, if `imap` is there; else nowhere. */
  replyTo: v.exactOptional(mailAddress),
  /**
   * The mailbox those answers arrive in, which is read along: `imaps://user:password@host/folder`, or `imap://` with
   * STARTTLS. Without a folder its inbox.
   */
  imap: v.exactOptional(address(['imap:', 'imaps:'], 'imaps://user:password@mail.shop.example')),
  /** A file with certificates that are trusted besides those everybody trusts: of a mail server that has signed its own. */
  ca: v.exactOptional(v.pipe(v.string(), v.check((file) => readCertificates(file) !== '', 'must be a file with certificates (PEM)'), v.transform(readCertificates))),
  occasions: some,
});

const WebhookSchema = v.strictObject({
  url: address(['https:', 'http:'], 'https://hooks.shop.example/deskbell'),
  /** Signs what is sent. */
  secret,
  occasions: some,
  allowPrivate,
});

const TicketsSchema = v.variant('system', [
  v.strictObject({ system: v.literal('zendesk'), url: site, email: mailAddress, token: v.string(), occasions: some, allowPrivate }),
  v.strictObject({ system: v.literal('freshdesk'), url: site, key: v.string(), occasions: some, allowPrivate }),
  v.strictObject({
    system: v.literal('helpscout'),
    url: v.optional(site, 'https://api.helpscout.net'),
    appId: v.string(),
    appSecret: v.string(),
    /** Number of the mailbox that gets the conversations. */
    mailbox: v.pipe(v.number(), v.integer()),
    occasions: some,
    allowPrivate,
  }),
]);

/** Where requests, calls and missed chats are handed on to. All may be left out: the desk has everything. */
export const HandoverSchema = v.strictObject({
  mail: v.exactOptional(MailSchema),
  webhooks: v.optional(v.array(WebhookSchema), []),
  tickets: v.exactOptional(TicketsSchema),
  /** A chat nobody has answered for so long is missed. */
  missedChatMinutes: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_440, 'must be at most 1440 (a day)')), 5),
  /** With this, answers to missed chats are taken at `POST /inbound/replies`. */
  replySecret: v.exactOptional(v.pipe(secret, v.regex(/^[\w-]+$/, 'must consist of letters, digits, - and _'))),
  /** With this, they are taken there from a route of Mailgun as well: its account's "HTTP webhook signing key". */
  mailgunSigningKey: v.exactOptional(secret),
});

export type HandoverConfig = v.InferOutput<typeof HandoverSchema>;
export type MailConfig = v.InferOutput<typeof MailSchema>;
export type WebhookConfig = v.InferOutput<typeof WebhookSchema>;
export type TicketsConfig = v.InferOutput<typeof TicketsSchema>;

/** Where answers to missed chats are to go, if they find their way back to this server from there. */
export function replyAddress(config: HandoverConfig): string | undefined {
  const { mail } = config;
  if (mail?.imap !== undefined) return mail.replyTo ?? mail.from;
  return takesReplies(config) ? mail?.replyTo : undefined;
}

/** Whether answers are posted to this server. */
export function takesReplies({ replySecret, mailgunSigningKey }: HandoverConfig): boolean {
  return replySecret !== undefined || mailgunSigningKey !== undefined;
}

/** Names of the targets that hear of an occasion; they stay the same as long as the configuration does. */
export function targetsOf({ mail, webhooks, tickets }: HandoverConfig, occasion: Occasion): string[] {
  const hears = (target: { readonly occasions: readonly Occasion[] } | undefined) => target?.occasions.includes(occasion) ?? false;
  return [
    ...(hears(mail) ? ['mail'] : []),
    ...webhooks.filter(hears).map(webhookName),
    ...(tickets && hears(tickets) ? [tickets.system] : []),
  ];
}

/** Told apart by address, so that one more at the front changes nothing for the others. */
export function webhookName({ url }: Pick<WebhookConfig, 'url'>): string {
  return `webhook:${createHash('sha256').update(url).digest('base64url').slice(0, 12)}`;
}
