import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Backend } from '../backend.ts';
import type { HttpEnv } from '../http-env.ts';
import { Refusal } from '../refusal.ts';
import { bearerOf, passwordOf, readForm, readJson } from '../request.ts';
import type { HandoverConfig } from './config.ts';
import { readMailgun, readReply, type Reply } from './reply-mail.ts';
import { takeReply } from './take-reply.ts';

/** Mails bring their pictures along, which nobody reads here. */
const maxBytes = 5_000_000;

/** A signature counts for so long: it is made when it is sent. */
const freshMs = 5 * 60_000;

/** How whoever posts answers shows that they may. */
export type ReplyKeys = Pick<HandoverConfig, 'replySecret' | 'mailgunSigningKey'>;

/** The route that takes answers to missed chats; there only with a key. */
export function createReplyRoutes(backend: Backend, { replySecret, mailgunSigningKey }: ReplyKeys): Hono<HttpEnv> {
  const { clock } = backend;
  const app = new Hono<HttpEnv>();

  app.post('/replies', async (c) => {
    const reply = await readProven(c.req.raw);
    if (!reply) throw new Refusal('broken', 'A reply has messageId, from, text, and inReplyTo or references.');
    switch (await takeReply(backend, reply)) {
      case 'to no chat':
        throw new Refusal('gone', 'This answers no chat of this server.');
      case 'without words':
        throw new Refusal('refused', 'There are no words in this reply.');
      case 'written by a machine':
      case 'said':
        return c.json({});
    }
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
