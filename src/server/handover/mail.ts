import { createTransport } from 'nodemailer';
import { faultOfEncryption, isThisMachine, noEncryption, trusting } from './encryption.ts';
import { replyAddress, type HandoverConfig, type MailConfig } from './config.ts';
import { oneLine, writeLetter } from './letter.ts';
import type { Target } from './target.ts';
import { fill, phrases } from './text/en.ts';

const timeoutMs = 20_000;

const unreachable = 'The mail server cannot be reached: are host, port and smtp:// or smtps:// right?';

/** What whoever set it up should look at, by nodemailer's codes. */
const reasons: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server does not take this name and password.',
  EDNS: 'There is no mail server of this name.',
  ECONNECTION: unreachable,
  ECONNREFUSED: unreachable,
  ESOCKET: unreachable,
  ETIMEDOUT: unreachable,
  ETLS: noEncryption,
  EENVELOPE: 'The mail server refuses the sender or a recipient.',
};

/** Tells a mailbox. Every mail carries the notice's id as its own (RFC 5322, 3.6.4), so answers find their way back. */
export function createMailTarget(mail: MailConfig, handover: HandoverConfig): Target {
  const transport = createTransport(
    { url: mail.smtp, ...encryptionOf(mail), connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, disableFileAccess: true, disableUrlAccess: true },
    { from: mail.from },
  );
  return {
    name: 'mail',
    async give(notice) {
      const { person, occasion } = notice;
      const comesBack = occasion === 'chat.missed' ? replyAddress(handover) : undefined;
      const replyTo = comesBack ?? (person.email && { name: oneLine(person.name ?? ''), address: person.email });
      const closing = comesBack ? phrases.answerToChat : person.email && fill(phrases.answerByMail, { email: oneLine(person.email) });
      const { subject, text } = writeLetter(notice, closing ? ['', closing] : []);
      const messageId = messageIdOf(notice.id, mail);
      await transport.sendMail({
        to: [...mail.to],
        subject,
        text,
        messageId,
        // No machine is to answer this (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(replyTo && { replyTo }),
      });
      return messageId;
    },
    check: () => transport.verify(),
    why: (error) => faultOfEncryption(error) ?? reasons[String((error as { readonly code?: unknown } | null)?.code)],
    close: () => transport.close(),
  };
}

/** What is offered is taken, but for the machine itself. With a name and password to tell, there is no other way. */
function encryptionOf({ smtp, ca }: MailConfig) {
  const { hostname, protocol, username } = new URL(smtp);
  const isPlain = protocol === 'smtp:';
  const isHere = isThisMachine(hostname.replace(/^\[|\]$/g, ''));
  return { ...trusting(ca), ...(isPlain && (isHere ? { ignoreTLS: true } : { requireTLS: username !== '' })) };
}

function messageIdOf(notice: string, { from }: MailConfig): string {
  return `<${notice}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

/** The notices that message ids from a mail's `In-Reply-To` and `References` speak of. */
export function noticesOf(messageIds: string): string[] {
  return [...messageIds.matchAll(/<([\w-]{22})@[^<>\s]+>/g)].map(([, id = '']) => id);
}
