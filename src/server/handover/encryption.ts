import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { rootCertificates, type SecureContextOptions } from 'node:tls';

/**
 * Whether what is said to a mail server stays on this machine. There it goes over no network, and certificates are seldom for
 * such a name; to any other a name and password go encrypted or not at all.
 */
export function isThisMachine(host: string): boolean {
  // A name may begin like that address and lead anywhere.
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Trusts the shop's own certificates besides those that everybody does; without any, as Node does. */
export function trusting(ca: string | undefined): { readonly tls?: Pick<SecureContextOptions, 'ca'> } {
  return ca === undefined ? {} : { tls: { ca: [...rootCertificates, ca] } };
}

/** The certificates in a file; empty if there are none. */
export function readCertificates(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    return text.includes('-----BEGIN CERTIFICATE-----') ? text : '';
  } catch {
    return '';
  }
}

const unknown = 'Nobody trusted has signed the mail server’s certificate; if it is your own, set handover.mail.ca.';
const plain = 'This port speaks without TLS at first: smtps:// is for 465, imaps:// for 993.';

/** By the codes of Node and OpenSSL. */
const faults: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: unknown,
  SELF_SIGNED_CERT_IN_CHAIN: unknown,
  UNABLE_TO_GET_ISSUER_CERT: unknown,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknown,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknown,
  CERT_HAS_EXPIRED: 'The certificate of the mail server has expired.',
  CERT_NOT_YET_VALID: 'The certificate of the mail server is not valid yet: is the clock of this machine right?',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate of the mail server is for another name; its address must have the name it is for.',
  ERR_SSL_WRONG_VERSION_NUMBER: plain,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: plain,
};

/** Said where STARTTLS is not offered, or comes to nothing for a reason that is not known better. */
export const noEncryption = 'The mail server offers no encryption that works; without it no name and password leave this machine.';

/** What whoever set it up should look at, when a mail server could not be spoken to for the sake of encryption. */
export function faultOfEncryption(error: unknown): string | undefined {
  const { code, originalCode } = (error ?? {}) as Readonly<Record<string, unknown>>;
  return faults[String(originalCode)] ?? faults[String(code)];
}
