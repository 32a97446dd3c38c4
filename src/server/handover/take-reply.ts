import { createHash } from 'node:crypto';
import { limits } from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';
import { sayAsAgent } from '../dispatch/agent-words.ts';
import type { Hint } from '../hint.ts';
import { noticesOf } from './mail.ts';
import type { Reply } from './reply-mail.ts';

/** What became of a mail: said in the chat it answers, now or before; or why it says nothing there. */
export type Taken = 'said' | 'written by a machine' | 'without words' | 'to no chat';

/** Says an answer by mail in the chat it is about, once: only who was told of a chat knows the id that leads to it. */
export async function takeReply({ store, clock, hub, config, work }: Backend, reply: Reply): Promise<Taken> {
  const { messageId, inReplyTo, references, from, text, automatic } = reply;
  // Somebody who is away has not answered, and a mail server that complains is nobody.
  if (automatic) return 'written by a machine';
  const words = withoutQuotes(text).slice(0, limits.messageLength);
  if (words === '') return 'without words';
  const commandId = `mail:${createHash('sha256').update(messageId).digest('base64url')}`;

  const hints: Hint[] = [];
  const taken = await work.run(() =>
    store.transaction(async (rows): Promise<Taken> => {
      for (const notice of noticesOf(`${inReplyTo} ${references}`)) {
        const row = await rows.handovers.byId(notice);
        const chat = row && (await rows.conversations.lock(row.conversation));
        if (chat?.channel !== 'chat') continue;
        if (await rows.events.hasCommand(chat.id, commandId)) return 'said';
        const turn = { rows, now: clock.now(), hint: (hint: Hint) => void hints.push(hint) };
        await sayAsAgent(turn, chat, { author: from.name.trim() || config.name, text: words, commandId });
        return 'said';
      }
      return 'to no chat';
    }),
  );
  for (const hint of hints) hub.publish(hint);
  return taken;
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
