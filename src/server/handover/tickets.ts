import * as v from 'valibot';
import type { TicketsConfig } from './config.ts';
import { writeLetter } from './letter.ts';
import type { Notice } from './notice.ts';
import { OutgoingError, post } from './outgoing.ts';
import type { Target } from './target.ts';

type Of<System extends TicketsConfig['system']> = Extract<TicketsConfig, { system: System }>;

/** Tells a ticket system: one ticket each. */
export function createTicketsTarget(config: TicketsConfig): Target {
  switch (config.system) {
    case 'zendesk':
      return createZendeskTarget(config);
    case 'freshdesk':
      return createFreshdeskTarget(config);
    case 'helpscout':
      return createHelpScoutTarget(config);
  }
}

const IdSchema = v.union([v.number(), v.string()]);
const basic = (name: string, password: string) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
const nameOf = ({ person }: Notice) => person.name ?? person.email ?? person.phone ?? 'Visitor';

/** Tickets API; repetitions are known by their idempotency key. */
function createZendeskTarget({ url, email, token, allowPrivate }: Of<'zendesk'>): Target {
  return {
    name: 'zendesk',
    async give(notice, signal) {
      const { subject, text } = writeLetter(notice);
      const { person } = notice;
      const requester = person.email ? { requester: { name: nameOf(notice), email: person.email } } : {};
      const answer = await post({
        url: new URL('/api/v2/tickets.json', url).href,
        headers: { Authorization: basic(`${email}/token`, token), 'Idempotency-Key': notice.id },
        body: JSON.stringify({ ticket: { subject, comment: { body: text }, external_id: notice.id, tags: ['deskbell'], ...requester } }),
        allowPrivate,
        signal,
      });
      return read(v.object({ ticket: v.object({ id: IdSchema }) }), answer, ({ ticket }) => ticket.id);
    },
  };
}

/** Tickets API v2. A ticket needs somebody it is from: their address, or their number with a name. */
function createFreshdeskTarget({ url, key, allowPrivate }: Of<'freshdesk'>): Target {
  return {
    name: 'freshdesk',
    async give(notice, signal) {
      const { subject, text } = writeLetter(notice);
      const { email, phone } = notice.person;
      const from = email ? { email } : phone ? { phone } : { unique_external_id: notice.conversation };
      const answer = await post({
        url: new URL('/api/v2/tickets', url).href,
        headers: { Authorization: basic(key, 'X') },
        // It takes HTML, and only HTML.
        body: JSON.stringify({ ...from, name: nameOf(notice), subject, description: toHtml(text), status: 2, priority: 1, tags: ['deskbell'] }),
        allowPrivate,
        signal,
      });
      return read(v.object({ id: IdSchema }), answer, ({ id }) => id);
    },
  };
}

/** Mailbox API 2.0. Of a visitor who left neither address nor number it can make no customer: that chat is at the desk only. */
function createHelpScoutTarget({ url, appId, appSecret, mailbox, allowPrivate }: Of<'helpscout'>): Target {
  return {
    name: 'helpscout',
    async give(notice, signal) {
      const { email, phone } = notice.person;
      if (!email && !phone) return undefined;
      const grant = { grant_type: 'client_credentials', client_id: appId, client_secret: appSecret };
      const headers = { 'Content-Type': 'application/json' };
      const answer = await post({ url: new URL('/v2/oauth2/token', url).href, headers, body: JSON.stringify(grant), allowPrivate, signal });
      const token = read(v.object({ access_token: v.string() }), answer, ({ access_token }) => access_token);
      const { subject, text } = writeLetter(notice);
      const customer = email ? { email, firstName: nameOf(notice).slice(0, 40) } : { phone, firstName: nameOf(notice).slice(0, 40) };
      await post({
        url: new URL('/v2/conversations', url).href,
        headers: { Authorization: `Bearer ${token}` },
        body: JSON.stringify({
          subject,
          customer,
          mailboxId: mailbox,
          type: 'email',
          status: 'active',
          tags: ['deskbell'],
          threads: [{ type: 'customer', customer, text: toHtml(text) }],
        }),
        allowPrivate,
        signal,
      });
      return undefined;
    },
  };
}

function read<Schema extends v.GenericSchema>(schema: Schema, answer: string, take: (output: v.InferOutput<Schema>) => string | number): string {
  try {
    return String(take(v.parse(schema, JSON.parse(answer))));
  } catch {
    throw new OutgoingError('It answered something else than expected.');
  }
}

/** Plain text as HTML that shows the same. */
export function toHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign).replace(/\n/g, '<br>');
}
