import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { credentialsOf, type Encryption } from './certificates/index.ts';

/** A mail server on this machine that keeps what it is given. */
export interface Mailbox {
  readonly port: number;
  readonly mails: readonly (Email & { readonly envelope: readonly string[] })[];
  /** Names and passwords as they came, and how. */
  readonly signIns: readonly string[];
}

/** Starts one; port 0 takes a free one. With a word about encryption it also wants a name and password, and takes them however they come. */
export async function openMailbox(port = 0, encryption?: Encryption): Promise<Mailbox> {
  const mails: (Email & { envelope: string[] })[] = [];
  const signIns: string[] = [];
  const server = new SMTPServer({
    ...(encryption
      ? {
          ...credentialsOf(encryption.certificate ?? 'good'),
          secure: encryption.by === 'TLS',
          disabledCommands: encryption.by === 'nothing' ? ['STARTTLS'] : [],
          allowInsecureAuth: true,
        }
      : { authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] }),
    onAuth({ username, password }, { secure }, done) {
      signIns.push(`${username} ${password} ${secure ? 'encrypted' : 'in clear'}`);
      done(null, { user: username });
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const envelope = session.envelope.rcptTo.map(({ address }) => address);
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => mails.push({ ...mail, envelope }));
        done();
      });
    },
  });
  // Whoever breaks off in the middle of a handshake is no failure of this server.
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, mails, signIns };
}
