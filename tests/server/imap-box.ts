import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { credentialsOf, type Encryption } from './certificates/index.ts';

/**
 * A script of a mailbox, over a real socket: as much of IMAP (RFC 3501, and IDLE) as a reader asks for. To extend it: a
 * command in `answers`. What is not scripted is answered with OK.
 */
export interface ImapBox {
  readonly port: number;
  /** Commands as they came, without their tags. */
  readonly asked: readonly string[];
  /** Names and passwords as they came, and how. */
  readonly signIns: readonly string[];
  /** A mail arrives. */
  deliver(mail: string): void;
  /** The mailbox was made anew: the same mails have other numbers. */
  remake(): void;
  /** Ends all lines. */
  cut(): void;
}

interface BoxOptions {
  readonly port?: number;
  /** How many sign-ins are refused at first. */
  readonly refusals?: number;
  /** Default: none is offered. */
  readonly encryption?: Encryption;
}

/** Opens one; `user` may sign in with `password`. */
export async function openImapBox({ port = 0, refusals = 0, encryption = { by: 'nothing' } }: BoxOptions = {}): Promise<ImapBox> {
  const mails: { uid: number; text: string }[] = [];
  const asked: string[] = [];
  const signIns: string[] = [];
  const credentials = credentialsOf(encryption.certificate ?? 'good');
  const capabilities = `CAPABILITY IMAP4rev1 IDLE${encryption.by === 'STARTTLS' ? ' STARTTLS' : ''}`;
  const idling = new Map<Socket, string>();
  const sockets = new Set<Socket>();
  let [validity, nextUid, refused] = [1, 1, 0];

  const answers: Readonly<Record<string, (rest: string) => readonly string[]>> = {
    CAPABILITY: () => [`* ${capabilities}`],
    LIST: () => ['* LIST (\\HasNoChildren) "/" "INBOX"'],
    EXAMINE: () => ['* FLAGS ()', `* ${mails.length} EXISTS`, `* OK [UIDVALIDITY ${validity}]`, `* OK [UIDNEXT ${nextUid}]`],
    'UID SEARCH': (rest) => {
      const [, from = '1'] = /UID (\d+):\*/.exec(rest) ?? [];
      const found = mails.filter(({ uid }, index) => uid >= Number(from) || index === mails.length - 1);
      return [['* SEARCH', ...found.map(({ uid }) => uid)].join(' ')];
    },
    'UID FETCH': (rest) => {
      const [, uids = ''] = /^([\d,:]+)/.exec(rest) ?? [];
      const wanted = uids.split(',').flatMap((range) => {
        const [from = 0, to = from] = range.split(':').map(Number);
        return mails.filter(({ uid }) => uid >= from && uid <= to);
      });
      return wanted.map(({ uid, text }) => {
        const [head = ''] = text.split('\r\n\r\n');
        const [, section = ''] = /BODY\.PEEK(\[[^\]]*\])/i.exec(rest) ?? [];
        const content = section.startsWith('[HEADER') ? `${head}\r\n\r\n` : text;
        const partial = section === '[]' ? '<0>' : '';
        return `* ${mails.findIndex((mail) => mail.uid === uid) + 1} FETCH (UID ${uid} BODY${section}${partial} {${Buffer.byteLength(content)}}\r\n${content})`;
      });
    },
  };

  function serve(socket: Socket): void {
    let input = '';
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => (sockets.delete(socket), idling.delete(socket)));
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.setEncoding('utf8').on('data', (part: string) => {
      input += part;
      for (let end = input.indexOf('\r\n'); end >= 0; end = input.indexOf('\r\n')) {
        hear(input.slice(0, end));
        input = input.slice(end + 2);
      }
    });

    function hear(line: string): void {
      if (line === 'DONE') {
        say(`${idling.get(socket)} OK`);
        return void idling.delete(socket);
      }
      const [, tag = '', command = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? [];
      const name = command.toUpperCase();
      asked.push(`${name} ${rest}`.trim());
      if (name === 'IDLE') {
        idling.set(socket, tag);
        return void say('+ idling');
      }
      if (name === 'STARTTLS') {
        say(`${tag} OK now`);
        socket.removeAllListeners('data');
        return serve(new TLSSocket(socket, { isServer: true, ...credentials }));
      }
      if (name === 'LOGIN') signIns.push(`${rest.replaceAll('"', '')} ${socket instanceof TLSSocket ? 'encrypted' : 'in clear'}`);
      if (name === 'LOGIN' && (rest.replaceAll('"', '') !== 'user password' || (refused += 1) <= refusals)) {
        return void say(`${tag} NO [AUTHENTICATIONFAILED] no`);
      }
      for (const answer of answers[name]?.(rest) ?? []) say(answer);
      say(`${tag} OK done`);
      if (name === 'LOGOUT') socket.end();
    }
  }
  function greet(socket: Socket): void {
    serve(socket);
    socket.write(`* OK [${capabilities}] ready\r\n`);
  }
  const server = encryption.by === 'TLS' ? createTlsServer(credentials, greet) : createServer(greet);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => sockets.forEach((socket) => socket.destroy());
  onTestFinished(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        cut();
      }),
  );

  return {
    port: (server.address() as AddressInfo).port,
    asked,
    signIns,
    cut,
    deliver(mail) {
      mails.push({ uid: nextUid, text: mail.replace(/\r?\n/g, '\r\n') });
      nextUid += 1;
      for (const socket of idling.keys()) socket.write(`* ${mails.length} EXISTS\r\n`);
    },
    remake() {
      validity += 1;
      nextUid = 1_001;
      for (const mail of mails) mail.uid = nextUid++;
      cut();
    },
  };
}
