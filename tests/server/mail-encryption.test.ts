import { describe, expect, test, vi } from 'vitest';
import { certificateFile, type Certificate, type Encryption } from './certificates/index.ts';
import { startHouse } from './house.ts';
import { openImapBox } from './imap-box.ts';
import { openMailbox } from './mailbox.ts';
import { arrive, contactRequest } from './visitor.ts';

// How a name and password go to a mail server, and to which they do not.

/** This machine, but for all a program can tell from it another one. */
const elsewhere = '0.0.0.0';

const noEncryption = 'The mail server offers no encryption that works; without it no name and password leave this machine.';
const untrusted = 'Nobody trusted has signed the mail server’s certificate; if it is your own, set handover.mail.ca.';

interface Setting {
  readonly ca?: Certificate;
  readonly host?: string;
  /** Whether the address asks for TLS from the first byte. */
  readonly secure?: boolean;
}

/** A shop whose mail goes out by SMTP, and comes in by IMAP from a server of the same kind, if that is what is looked at. */
async function openShop(way: 'SMTP' | 'IMAP', encryption: Encryption, { ca, host = elsewhere, secure = false }: Setting = {}) {
  const out = await openMailbox(0, way === 'SMTP' ? encryption : undefined);
  const box = way === 'SMTP' ? out : await openImapBox({ encryption });
  const address = (protocol: string) => `${protocol}${secure ? 's' : ''}://user:password@${host}:${box.port}`;
  const lines: string[] = [];
  const server = await startHouse(
    {
      handover: {
        mail: {
          smtp: way === 'SMTP' ? address('smtp') : `smtp://127.0.0.1:${out.port}`,
          ...(way === 'IMAP' && { imap: address('imap') }),
          from: 'help@shop.example',
          to: ['team@shop.example'],
          ...(ca && { ca: certificateFile(ca) }),
        },
      },
      logLevel: 'error',
    },
    { writeLog: (line) => lines.push(line) },
  );
  return { server, out, box, log: () => lines.join('') };
}

describe.each(['SMTP', 'IMAP'] as const)('over %s', (way) => {
  test.each<[string, Encryption, Setting, string]>([
    ['no encryption', { by: 'nothing' }, {}, noEncryption],
    ['a certificate nobody knows', { by: 'STARTTLS' }, {}, untrusted],
    ['another certificate than our own', { by: 'TLS' }, { ca: 'elsewhere', secure: true }, untrusted],
    ['a certificate that has expired', { by: 'STARTTLS', certificate: 'expired' }, { ca: 'expired' }, 'The certificate of the mail server has expired.'],
    ['a certificate for another name', { by: 'STARTTLS', certificate: 'elsewhere' }, { ca: 'elsewhere' }, 'The certificate of the mail server is for another name; its address must have the name it is for.'],
    ['no encryption at first', { by: 'STARTTLS' }, { ca: 'good', secure: true }, 'This port speaks without TLS at first: smtps:// is for 465, imaps:// for 993.'],
  ])('a server with %s is told no password, and the log says what to look at', async (_, encryption, setting, why) => {
    const { box, log } = await openShop(way, encryption, setting);
    await vi.waitFor(() => expect(log()).toContain(`"why":"${why}"`), { timeout: 5_000 });
    expect(box.signIns).toEqual([]);
  });

  test.each<[string, Encryption, Setting, string]>([
    ['STARTTLS and our own certificate', { by: 'STARTTLS' }, { ca: 'good' }, 'user password encrypted'],
    ['TLS and our own certificate', { by: 'TLS' }, { ca: 'good', secure: true }, 'user password encrypted'],
    ['the machine itself, whatever it offers', { by: 'STARTTLS', certificate: 'expired' }, { host: '127.0.0.1' }, 'user password in clear'],
  ])('a server with %s is spoken to', async (_, encryption, setting, signIn) => {
    const { box, out, server, log } = await openShop(way, encryption, setting);
    await vi.waitFor(() => expect(box.signIns).toContain(signIn), { timeout: 5_000 });
    await (await arrive(server)).command('contact.send', contactRequest);
    await vi.waitFor(() => expect(out.mails).toHaveLength(1), { timeout: 5_000 });
    if ('asked' in box) await vi.waitFor(() => expect(box.asked.at(-1)).toBe('IDLE'), { timeout: 5_000 });
    expect([new Set(box.signIns), log()]).toEqual([new Set([signIn]), '']);
  });
});

test('without a name and password a mail server may do without encryption, as those beside a server do', async () => {
  const { port, mails } = await openMailbox();
  const server = await startHouse({ handover: { mail: { smtp: `smtp://${elsewhere}:${port}`, from: 'help@shop.example', to: ['team@shop.example'] } } });
  await (await arrive(server)).command('contact.send', contactRequest);
  await vi.waitFor(() => expect(mails).toHaveLength(1), { timeout: 5_000 });
});
