import { lookup, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What is sent. */
export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Also to the machine itself and private networks, and without TLS. */
  readonly allowPrivate: boolean;
  readonly signal: AbortSignal;
}

/** More of an answer is not read. */
const longestAnswer = 64 * 1024;

/**
 * Posts to an address from the configuration. It goes nowhere inside: the address is judged where the connection is made, so a
 * name that turns to another address in between gains nothing; redirects are not followed. Throws unless the answer is 2xx.
 */
export async function post({ url, headers, body, allowPrivate, signal }: Outgoing): Promise<string> {
  const { protocol, hostname, username } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:' && !allowPrivate) throw new OutgoingError('It must be an https address.');
  if (username !== '') throw new OutgoingError('It must not carry a name and password.');
  if (!allowPrivate && isIP(host) !== 0 && isPrivate(host)) throw new OutgoingError('It leads inside.');
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'User-Agent': 'Deskbell', ...headers, 'Content-Length': Buffer.byteLength(body) },
        signal,
        // A connection of its own: a pooled one would have been judged for another name.
        agent: false,
        ...(!allowPrivate && { lookup: lookupOutside }),
      },
      (response) => {
        const { statusCode = 0 } = response;
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
          if (text.length > longestAnswer) response.destroy(new OutgoingError('It answers at too great a length.'));
        });
        response.on('error', reject);
        response.on('end', () => {
          if (statusCode >= 200 && statusCode < 300) resolve(text);
          else reject(new OutgoingError(`It answered ${statusCode}.`, String(statusCode)));
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Something was not taken; `code` is the status it was answered with. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/** Special-purpose addresses (RFC 6890, RFC 4193, RFC 6598, RFC 6052). */
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  // With those in which an IPv4 address lies: compatible, translated, 6to4.
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** Whether an IP address belongs to the machine or to a network around it. */
export function isPrivate(address: string): boolean {
  return inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

const lookupOutside: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error || !first) callback(error ?? new OutgoingError('It has no address.'), '');
    else if (addresses.some(({ address }) => isPrivate(address))) callback(new OutgoingError('It leads inside.'), '');
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
