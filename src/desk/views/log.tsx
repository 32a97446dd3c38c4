import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Agent } from '../../protocol/index.ts';
import { Icon, peopleIcons } from '../../ui/index.ts';
import type { Conversation } from '../models/conversation.ts';
import { lastReplies, setLog } from '../models/log.ts';
import { useDesk } from './context.ts';
import { LogLine } from './log-line.tsx';
import { nameOf, PersonName } from './person-name.tsx';
import { PendingFile } from './pending-file.tsx';
import { PendingReply } from './pending-reply.tsx';
import { scrolls } from './scrolls.ts';
import { Slotted, slot } from './slotted.tsx';

/** This close to the end a reader is following, and is taken along to what comes. */
const followsWithin = 80;

/** Everything said, oldest first. */
export function Log({ conversation, agent }: { readonly conversation: Conversation; readonly agent: Agent }) {
  const { say } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const following = useSignal(true);
  const lines = useComputed(() => setLog(conversation.events.value));
  const marks = useComputed(() => lastReplies(conversation.events.value, conversation.visitorRead.value));
  const pending = conversation.replies.pending.value;
  const files = conversation.files.pending.value;
  const typing = conversation.visitorTyping.value;
  const person = conversation.item.value?.person ?? {};

  const toEnd = () => box.current?.scrollTo?.({ top: box.current.scrollHeight });
  const follow = () => {
    if (following.peek()) toEnd();
  };
  // After everything that may have made it longer.
  useLayoutEffect(follow);
  // A notice above or a growing reply below takes away room.
  useLayoutEffect(() => {
    const watch = new ResizeObserver(follow);
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  // Whoever sends wants to see it go.
  useLayoutEffect(() => {
    if (pending.length + files.length) toEnd();
  }, [pending.length, files.length]);

  return (
    <div class="desk-log-frame">
      <div
        class="desk-log"
        ref={box}
        role="log"
        // Announced by ourselves, once and in words; a log that is read again after every reconnect would read it all.
        aria-live="off"
        aria-label={say('conversation.log')}
        tabIndex={scrolls}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          following.value = scrollHeight - scrollTop - clientHeight < followsWithin;
        }}
      >
        {lines.value.length === 0 && !pending.length && !files.length && <p class="desk-log-fact">{say('conversation.empty')}</p>}
        {(conversation.events.value[0]?.seq ?? 1) > 1 && <p class="desk-log-fact">{say('log.cut')}</p>}
        {lines.value.map((line) => (
          <LogLine key={line.key} line={line} person={person} agent={agent} said={marks.value.said} read={marks.value.read} />
        ))}
        {pending.map((reply) => (
          <PendingReply key={reply.id} reply={reply} replies={conversation.replies} />
        ))}
        {files.map((sent) => (
          <PendingFile key={sent.id} sent={sent} files={conversation.files} />
        ))}
        {typing && (
          <p class="desk-typing">
            <span class="desk-typing-dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <span>
              <Slotted phrase={say('log.typing', { name: slot })}>
                <PersonName person={person} />
              </Slotted>
            </span>
          </p>
        )}
      </div>
      {!following.value && (
        <button type="button" class="desk-newest" onClick={toEnd}>
          <Icon drawing={peopleIcons.chevron} size={16} />
          {say('log.newest')}
        </button>
      )}
      <Announcer conversation={conversation} name={nameOf(person, say('visitor'))} />
    </div>
  );
}

/** Reads out what the visitor says from now on. */
function Announcer({ conversation, name }: { readonly conversation: Conversation; readonly name: string }) {
  const { say } = useDesk();
  const words = useSignal('');
  const known = useRef(conversation.events.peek().at(-1)?.seq ?? 0);
  useSignalEffect(() => {
    const last = conversation.events.value.at(-1);
    if (!last || last.seq <= known.current) return;
    known.current = last.seq;
    if (last.type === 'message' && last.from.side === 'visitor') words.value = say('log.said', { name, text: last.text });
  });
  return (
    <div class="db-unseen" aria-live="polite">
      {words}
    </div>
  );
}
