import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import * as v from 'valibot';
import { limits } from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';
import { sayAsAgent } from '../dispatch/agent-words.ts';
import type { Hint } from '../hint.ts';
import type { HttpEnv } from '../http-env.ts';
import { Refusal } from '../refusal.ts';
import { bearerOf, readJson } from '../request.ts';
import { noticesOf } from './mail.ts';

/** An answer by mail, as any mail provider's inbound hook can be made to post it. */
const ReplySchema = v.object({
  /** The mail's own id: the same mail twice is one answer. */
  messageId: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000)),
  /** Headers of the mail that say what it answers. */
  inReplyTo: v.optional(v.pipe(v.string(), v.maxLength(10_000)), ''),
  references: v.optional(v.pipe(v.string(), v.maxLength(100_000)), ''),
  from: v.object({ name: v.optional(v.pipe(v.string(), v.maxLength(limits.nameLength)), ''), address: v.optional(v.string()) }),
  text: v.pipe(v.string(), v.maxLength(1_000_000)),
});

/** The route that takes answers to missed chats; there only with a secret. */
export function createReplyRoutes(backend: Backend, secret: string): Hono<HttpEnv> {
  const { store, clock, hub, config, work } = backend;
  const app = new Hono<HttpEnv>();

  app.post('/replies', async (c) => {
    if (!isSame(bearerOf(c.req.header('authorization')) ?? '', secret)) throw new Refusal('unauthorized', 'This needs the reply secret.');
    const parsed = v.safeParse(ReplySchema, await readJson(c.req.raw));
    if (!parsed.success) throw new Refusal('broken', 'A reply has messageId, from, text, and inReplyTo or references.');
    const { messageId, inReplyTo, references, from, text } = parsed.output;
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
