import type { ImapFlowOptions } from 'imapflow';
import { isThisMachine } from './encryption.ts';

/** Where a mailbox is. */
export interface MailboxAddress {
  readonly connection: Pick<ImapFlowOptions, 'host' | 'port' | 'secure' | 'doSTARTTLS' | 'auth'>;
  readonly folder: string;
  /** What it is known by: without a password. */
  readonly name: string;
}

/** Reads `imaps://user:password@host:port/folder`, or `imap://` with STARTTLS. */
export function readMailboxAddress(address: string): MailboxAddress {
  const { hostname, port, protocol, username, password, pathname } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  const user = decodeURIComponent(username);
  const folder = decodeURIComponent(pathname.slice(1)) || 'INBOX';
  const secure = protocol === 'imaps:';
  return {
    connection: {
      host,
      port: Number(port) || (secure ? 993 : 143),
      secure,
      ...(!secure && { doSTARTTLS: !isThisMachine(host) }),
      auth: { user, pass: decodeURIComponent(password) },
    },
    folder,
    name: `${user}@${host}/${folder}`,
  };
}
