import { effect, untracked, type ReadonlySignal } from '@preact/signals-core';
import type { Say } from '../../core/text.ts';
import type { Undo } from '../../core/platform.ts';
import type { ChannelContext } from '../channel.ts';
import type { Link } from './link.ts';
import type { ChatLog } from './log.ts';
import type { Own } from './own.ts';
import type { ChatEntry, ChatPort } from './port.ts';
import type { ChatPhrases } from './text/en.ts';

export interface NewsOptions {
  readonly context: ChannelContext<ChatPort>;
  readonly log: Pick<ChatLog, 'entries' | 'complete'>;
  readonly own: Pick<Own, 'pending'>;
  readonly link: ReadonlySignal<Link>;
  readonly unread: ReadonlySignal<number>;
  readonly say: Say<ChatPhrases>;
}

/** Nobody listens to a novel while they write. */
const spokenLength = 300;

/**
 * Says what arrives to people who cannot see it: each entry once, whatever is loaded or resumed again, and never what
 * the visitor wrote themselves.
 */
export function createNews({ context, log, own, link, unread, say }: NewsOptions): Undo {
  const known = new Set<string>();
  const failed = new Set<string>();

  function tell(entries: readonly ChatEntry[]): void {
    const messages = entries.filter((entry) => entry.type === 'message' && entry.from.side !== 'visitor');
    if (messages.length) context.emit('chat.received', { count: messages.length });
    if (messages.length && !context.shown.peek()) return context.announce(say('said.unread', { count: Math.max(unread.peek(), messages.length) }));
    // After a gap there may be many; what they say can be read in the log.
    if (messages.length > 2) return context.announce(say('said.unread', { count: messages.length }));
    for (const entry of entries) {
      const said = sentence(entry);
      if (said) context.announce(said);
    }
  }

  function sentence(entry: ChatEntry): string | undefined {
    if (entry.type === 'joined') return say('event.joined', { name: entry.agent });
    if (entry.type !== 'message') return say(`event.${entry.type}`);
    const text = entry.text.slice(0, spokenLength);
    if (entry.from.side === 'agent') return say('said.message', { name: entry.from.name, text });
    return entry.from.side === 'system' ? text : undefined;
  }

  const undo = [
    effect(() => {
      const fresh = log.entries.value.filter(({ id }) => !known.has(id));
      for (const { id } of fresh) known.add(id);
      // What comes before the log is complete was said before anybody looked.
      if (log.complete.value && fresh.length) untracked(() => tell(fresh));
    }),
    effect(() => {
      for (const { id, state } of own.pending.value) {
        if (state.value.is !== 'refused' || failed.has(id)) continue;
        failed.add(id);
        if (context.shown.peek()) context.announce(say('refused.broken'));
      }
    }),
    effect(() => {
      const { is } = link.value;
      if (!untracked(() => context.shown.value)) return;
      if (is === 'offline') context.announce(say('offline'));
      if (is === 'down') context.announce(say('down.title'));
    }),
  ];
  return () => {
    for (const stop of undo) stop();
  };
}
