import * as v from 'valibot';
import { limits } from '../../protocol/index.ts';

/** An answer by mail, as much of it as is read. */
const ReplySchema = v.object({
  /** The mail's own id: the same mail twice is one answer. */
  messageId: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000)),
  /** Headers of the mail that say what it answers. */
  inReplyTo: v.optional(v.pipe(v.string(), v.maxLength(10_000)), ''),
  references: v.optional(v.pipe(v.string(), v.maxLength(100_000)), ''),
  from: v.object({ name: v.optional(v.pipe(v.string(), v.maxLength(limits.nameLength)), ''), address: v.optional(v.string()) }),
  text: v.pipe(v.string(), v.maxLength(1_000_000)),
  /** All of them, where they are told: by these a machine is known. */
  headers: v.optional(v.array(v.object({ key: v.string(), value: v.string() })), []),
});

/** An answer by mail, as it was read. */
export type Reply = Omit<v.InferOutput<typeof ReplySchema>, 'headers'> & {
  /** Nobody wrote it: an absence was told, or a mail could not be delivered. */
  readonly automatic: boolean;
};

/** What Postmark posts. Its `MessageID` is its own; the mail's is among the headers. */
const PostmarkSchema = v.object({
  FromFull: v.object({ Email: v.string(), Name: v.optional(v.string(), '') }),
  TextBody: v.string(),
  Headers: v.array(v.object({ Name: v.string(), Value: v.string() })),
});

/** Reads a mail as it was posted: in our own shape, which is that of postal-mime, or in Postmark's. Nothing: it is neither. */
export function readReply(json: unknown): Reply | undefined {
  const postmark = v.safeParse(PostmarkSchema, json);
  if (!postmark.success) return parse(json);
  const { FromFull, TextBody, Headers } = postmark.output;
  return fromHeaders(Headers.map(({ Name, Value }) => [Name, Value]), { name: FromFull.Name, address: FromFull.Email }, TextBody);
}

/** Reads a mail as a route of Mailgun posts it. */
export function readMailgun(form: FormData): Reply | undefined {
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const headers = v.safeParse(v.array(v.tuple([v.string(), v.string()])), fromJson(field('message-headers')));
  return headers.success ? fromHeaders(headers.output, readSender(field('from')), field('body-plain')) : undefined;
}

/** `Mira <mira@shop.example>`, the name in quotes or without. Without a pattern: whoever writes to the shop chooses this text. */
function readSender(from: string): { readonly name: string; readonly address: string } {
  const text = from.trim();
  const at = text.lastIndexOf('<');
  if (at < 0 || !text.endsWith('>')) return { name: '', address: '' };
  return { name: text.slice(0, at).trim().replace(/^"|"$/g, ''), address: text.slice(at + 1, -1) };
}

function fromHeaders(headers: readonly (readonly [string, string])[], from: { readonly name: string; readonly address: string }, text: string): Reply | undefined {
  const header = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const told = headers.map(([key, value]) => ({ key, value }));
  const given = { messageId: header('message-id'), inReplyTo: header('in-reply-to'), references: header('references') };
  return parse({ ...given, from: { name: from.name.slice(0, limits.nameLength), address: from.address }, text, headers: told });
}

function parse(given: unknown): Reply | undefined {
  const { success, output } = v.safeParse(ReplySchema, given);
  if (!success) return undefined;
  const { headers, ...reply } = output;
  return { ...reply, automatic: isAutomatic(headers) };
}

/** RFC 3834 is what machines should say; the rest is what they do say. */
function isAutomatic(headers: readonly { readonly key: string; readonly value: string }[]): boolean {
  return headers.some(({ key, value }) => {
    const says = value.trim().toLowerCase();
    switch (key.toLowerCase()) {
      case 'auto-submitted':
        return !/^no\b/.test(says);
      case 'precedence':
        return ['bulk', 'junk', 'list', 'auto_reply'].includes(says);
      case 'x-autoreply':
      case 'x-autorespond':
      case 'x-failed-recipients':
        return true;
      case 'return-path':
        return says === '<>';
      case 'content-type':
        return says.startsWith('multipart/report');
      case 'from':
        return /^(.*<)?(mailer-daemon|postmaster)@/.test(says);
      default:
        return false;
    }
  });
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
