import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { limits } from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';
import { sayAsAgent } from '../dispatch/agent-words.ts';
import type { Hint } from '../hint.ts';
import type { HttpEnv } from '../http-env.ts';
import { Refusal } from '../refusal.ts';
import { bearerOf, passwordOf, readForm, readJson } from '../request.ts';
import type { HandoverConfig } from './config.ts';
import { noticesOf } from './mail.ts';
import { readMailgun, readReply, type Reply } from './reply-mail.ts';

/** Mails bring their pictures along, which nobody reads here. */
const maxBytes = 5_000_000;

/** A signature counts for so long: it is made when it is sent. */
const freshMs = 5 * 60_000;

/** How whoever posts answers shows that they may. */
export type ReplyKeys = Pick<HandoverConfig, 'replySecret' | 'mailgunSigningKey'>;

/** The route that takes answers to missed chats; there only with a key. */
export function createReplyRoutes(backend: Backend, { replySecret, mailgunSigningKey }: ReplyKeys): Hono<HttpEnv> {
  const { store, clock, hub, config, work } = backend;
  const app = new Hono<HttpEnv>();

  app.post('/replies', async (c) => {
    const reply = await readProven(c.req.raw);
    if (!reply) throw new Refusal('broken', 'A reply has messageId, from, text, and inReplyTo or references.');
    const { messageId, inReplyTo, references, from, text } = reply;
    const words = withoutQuotes(text).slice(0, limits.messageLength);
    if (words === '') throw new Refusal('refused', 'There are no words in this reply.');
    const commandId = `mail:${createHash('sha256').update(messageId).digest('base64url')}`;

    const hints: Hint[] = [];
    await work.run(() =>
      store.transaction(async (rows) => {
        for (const notice of noticesOf(`${inReplyTo} ${references}`)) {
          const row = await rows.handovers.byId(notice);
          const chat = row && (await rows.conversations.lock(row.conversation));
          if (chat?.channel !== 'chat') continue;
          if (await rows.events.hasCommand(chat.id, commandId)) return;
          const turn = { rows, now: clock.now(), hint: (hint: Hint) => void hints.push(hint) };
          await sayAsAgent(turn, chat, { author: from.name.trim() || config.name, text: words, commandId });
          return;
        }
        throw new Refusal('gone', 'This answers no chat of this server.');
      }),
    );
    for (const hint of hints) hub.publish(hint);
    return c.json({});
  });

  /** Reads a mail of somebody who may post one: by our secret, or by Mailgun's signature, which is in the form itself. */
  async function readProven(request: Request): Promise<Reply | undefined> {
    const authorization = request.headers.get('authorization') ?? undefined;
    if (mailgunSigningKey !== undefined && authorization === undefined) {
      const form = await readForm(request, maxBytes);
      const field = (name: string) => String(form.get(name) ?? '');
      const signed = createHmac('sha256', mailgunSigningKey).update(field('timestamp') + field('token')).digest('hex');
      const ageMs = Math.abs(clock.now() - Number(field('timestamp')) * 1_000);
      if (!isSame(field('signature'), signed) || !(ageMs <= freshMs)) throw new Refusal('unauthorized', 'This needs a fresh signature.');
      return readMailgun(form);
    }
    // A name and password in its address is all that some providers can be told.
    const given = bearerOf(authorization) ?? passwordOf(authorization) ?? '';
    if (replySecret === undefined || !isSame(given, replySecret)) throw new Refusal('unauthorized', 'This needs the reply secret.');
    return readReply(await readJson(request, maxBytes));
  }

  return app;
}

function isSame(given: string, secret: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}

/** What was written, without what it answers: everything from the first line that introduces or is a quotation. */
export function withoutQuotes(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex(
    (line, at) =>
      line.startsWith('>') ||
      /^-{2,}\s*(Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original)\s*-{2,}$/i.test(line) ||
      /^_{10,}$/.test(line) ||
      line === '-- ' ||
      // "On Monday … wrote:", in whatever language, over one or two lines before the quotation begins.
      (/:\s*$/.test(line) && lines.slice(at + 1, at + 3).some((next) => next.startsWith('>'))),
  );
  const own = (end < 0 ? lines : lines.slice(0, end)).join('\n').trim();
  // The introduction may stand on two lines, of which the first has no colon.
  return own.replace(/\n[^\n]*<[^<>\s]+@[^<>\s]+>[^\n]*$/, '').trim();
}
