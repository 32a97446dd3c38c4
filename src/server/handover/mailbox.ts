import type { FetchMessageObject, ImapFlow } from 'imapflow';
import PostalMime from 'postal-mime';
import type { Backend } from '../backend.ts';
import type { MailConfig } from './config.ts';
import { faultOfEncryption, noEncryption, trusting } from './encryption.ts';
import { wordsOfHtml } from './html-words.ts';
import { noticesOf } from './mail.ts';
import { readMailboxAddress } from './mailbox-address.ts';
import { readReply } from './reply-mail.ts';
import { takeReply } from './take-reply.ts';

// Reads along in a mailbox that people read as well: nothing in it is marked, moved or deleted. How far it has been read is
// kept in the store, so that a mail somebody opened on their phone first is an answer all the same.

/** How long to wait after each attempt in vain; from the last on always so long. */
const patienceMs = [5_000, 30_000, 60_000, 2 * 60_000, 5 * 60_000];

/** A server says when mail comes; one that does not, or a line that is deaf, is asked so often. */
const lookMs = 2 * 60_000;

/** Of a mailbox nobody has read along in yet, or that was made anew, mails of so many days are looked at. */
const firstDays = 3;

/** More of a mail is not read: it is pictures. */
const maxBytes = 5_000_000;

const timeoutMs = 20_000;

const unreachable = 'The mailbox cannot be reached: are host and port right?';

/** What whoever set it up should look at, by the codes of imapflow and of Node. */
const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no mail server of this name.',
  ECONNREFUSED: unreachable,
  ETIMEDOUT: unreachable,
  CONNECT_TIMEOUT: unreachable,
  GREETING_TIMEOUT: unreachable,
};

/** How far a mailbox has been read; its numbers count as long as its validity is the same (RFC 3501, 2.3.1.1). */
interface Place {
  readonly validity: string;
  readonly uid: number;
}

/** Watches a mailbox for answers to missed chats; what it gives back stops that, and settles when nothing is under way. */
export function watchMailbox(backend: Backend, address: string, { ca }: Pick<MailConfig, 'ca'> = {}): () => Promise<void> {
  const { store, clock, log } = backend;
  const { connection, folder, name } = readMailboxAddress(address);
  const key = `mailbox ${name}`;
  const gone = new AbortController();
  let failures = 0;
  let wake = () => {};

  /** Until somebody wakes us, or so long. */
  function pause(ms: number): Promise<void> {
    return new Promise((resume) => {
      const cancel = clock.after(ms, () => wake());
      wake = () => {
        cancel();
        resume();
      };
      if (gone.signal.aborted) wake();
    });
  }

  async function watch(): Promise<void> {
    while (!gone.signal.aborted) {
      try {
        await attend();
      } catch (error) {
        if (gone.signal.aborted) return;
        log.error('the mailbox cannot be read', error, { kind: 'mailbox', ...because(error) });
      }
      await pause(patienceMs[Math.min(failures, patienceMs.length - 1)] ?? 0);
      failures += 1;
    }
  }

  /** One connection, for as long as it lasts. */
  async function attend(): Promise<void> {
    // Comes only where a mailbox is watched.
    const { ImapFlow } = await import('imapflow');
    const client = new ImapFlow({
      ...connection,
      ...trusting(ca),
      logger: false,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      disableAutoIdle: true,
    });
    let end: unknown;
    let news = false;
    const stir = () => {
      news = true;
      wake();
    };
    const leave = () => client.close();
    client.on('error', (error) => (end = error));
    client.on('close', stir);
    client.on('exists', stir);
    gone.signal.addEventListener('abort', leave);
    try {
      await client.connect();
      await client.mailboxOpen(folder, { readOnly: true });
      while (client.usable && !gone.signal.aborted) {
        news = false;
        await readOn(client);
        failures = 0;
        // Breaks off by itself when something else is asked.
        client.idle().catch(stir);
        if (!news) await pause(lookMs);
      }
      if (end !== undefined) throw end;
    } finally {
      gone.signal.removeEventListener('abort', leave);
      // Its end is heard already, and must not cut short how long we wait before the next attempt.
      client.off('close', stir);
      client.close();
    }
  }

  /** Takes what has come since. A place is put down after what lies before it was taken: a mail taken twice is one answer. */
  async function readOn(client: ImapFlow): Promise<void> {
    if (!client.mailbox) return;
    const validity = String(client.mailbox.uidValidity);
    const before = readPlace(await store.rows.meta.read(key));
    const since = before?.validity === validity ? before.uid : undefined;
    const range = since === undefined ? { since: new Date(clock.now() - firstDays * 86_400_000) } : { uid: `${since + 1}:*` };
    // The last mail is in every range that ends with it.
    const uids = ((await client.search(range, { uid: true })) || []).filter((uid) => uid > (since ?? 0)).sort((a, b) => a - b);
    const last = uids.at(-1) ?? (since === undefined ? client.mailbox.uidNext - 1 : undefined);
    if (last === undefined) return;
    for (const uid of await answersAmong(client, uids)) await take(client, uid);
    await store.rows.meta.put(key, JSON.stringify({ validity, uid: last } satisfies Place));
  }

  async function take(client: ImapFlow, uid: number): Promise<void> {
    const mail = await client.fetchOne(String(uid), { source: { maxLength: maxBytes } }, { uid: true });
    if (!mail || !mail.source) return;
    const reply = await readMail(mail.source);
    const taken = reply && (await takeReply(backend, reply));
    log.info('a mail was looked at', { kind: 'mailbox', why: taken ?? 'unreadable' });
  }

  const watching = watch();
  return async () => {
    gone.abort();
    wake();
    await watching;
  };
}

/** Which of these mails answer something of ours: told by two of their headers, without reading them. */
async function answersAmong(client: ImapFlow, uids: readonly number[]): Promise<readonly number[]> {
  if (uids.length === 0) return [];
  const headers = (mail: FetchMessageObject) => mail.headers?.toString('latin1') ?? '';
  const mails = await client.fetchAll(uids.join(','), { uid: true, headers: ['in-reply-to', 'references'] }, { uid: true });
  return mails.filter((mail) => noticesOf(headers(mail)).length > 0).map(({ uid }) => uid).sort((a, b) => a - b);
}

async function readMail(source: Uint8Array): Promise<ReturnType<typeof readReply>> {
  try {
    const mail = await PostalMime.parse(source);
    return readReply({ ...mail, text: mail.text ?? wordsOfHtml(mail.html ?? '') });
  } catch {
    // Built to be unreadable, such as a hundred thousand elements in one another: passed over, or it would come up again for ever.
    return undefined;
  }
}

function readPlace(kept: string | undefined): Place | undefined {
  return kept === undefined ? undefined : (JSON.parse(kept) as Place);
}

function because(error: unknown): { readonly why?: string } {
  const { code, authenticationFailed, mailboxMissing, tlsFailed } = (error ?? {}) as Readonly<Record<string, unknown>>;
  if (authenticationFailed === true) return { why: 'The mailbox does not take this name and password.' };
  if (mailboxMissing === true) return { why: 'There is no such folder in the mailbox.' };
  const why = faultOfEncryption(error) ?? (tlsFailed === true ? noEncryption : reasons[String(code)]);
  return why === undefined ? {} : { why };
}
