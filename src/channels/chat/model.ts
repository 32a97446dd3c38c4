import { batch, computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals-core';
import { attempt } from '../../core/attempt.ts';
import type { Call } from '../../core/contract.ts';
import type { Draft } from '../../core/outbox.ts';
import type { Say } from '../../core/text.ts';
import type { ChatMessage } from '../../protocol/chat.ts';
import type { Attachments } from './attachments.tsx';
import { createCaution, type Caution } from '../caution.ts';
import type { ChannelContext, ChannelModel } from '../channel.ts';
import { createCatchUp } from './catch-up.ts';
import { createLink, type Link } from './link.ts';
import { createLog } from './log.ts';
import { createMemory } from './memory.ts';
import { createNews } from './news.ts';
import { createOffering, type Offering } from './offer.ts';
import { attachedKey, createOwn, echoMs, sendType, textOf } from './own.ts';
import type { ChatDelivery, ChatPort } from './port.ts';
import { createSeen } from './seen.ts';
import type { Sound } from './sound.tsx';
import { readPage, readStretch } from './stretch.ts';
import type { ChatPhrases } from './text/en.ts';
import { layOut, type Row } from './timeline.ts';
import { createTyping } from './typing.ts';
import { createWire } from './wire.ts';
import { createWriting, sayProblem, type Writing } from './writing.ts';

/** The conversation: what was said, what is on its way, what is being written, and whether anybody is there. */
export interface ChatModel extends ChannelModel, Pick<Writing, 'text' | 'problem' | 'write' | 'admits'>, Pick<Caution, 'Warning'> {
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** Whether the visitor has ever written here. */
  readonly engaged: ReadonlySignal<boolean>;
  /** Whether the history was read. */
  readonly complete: ReadonlySignal<boolean>;
  readonly offer: Offering['state'];
  readonly link: ReadonlySignal<Link>;
  /** Who is typing on the other side. */
  readonly typist: ReadonlySignal<string | undefined>;
  /** The last place in the log that the agents have read; -1 while they have read nothing, or do not say. */
  readonly readAt: ReadonlySignal<number>;
  readonly unread: ReadonlySignal<number>;
  readonly online: ReadonlySignal<boolean>;
  readonly team: ChannelContext<ChatPort>['team'];
  /** Files, once they are offered, or one was sent. */
  readonly attachments: ReadonlySignal<Attachments | undefined>;
  /** A sound for what is new, once there may be something. */
  readonly sound: ReadonlySignal<Sound | undefined>;
  now(): number;
  /** Sends what is written, or names what is wrong with it, or warns of what is in it. Whether it was sent. */
  send(): boolean;
  /** Sends a refused message again, as a new one. */
  retry(draft: Draft): void;
  /** Takes a message that did not go out back into the composer, before what is written there. */
  edit(draft: Draft): void;
  dismiss(draft: Draft): void;
  /** Tries everything that waits now. */
  hurry(): void;
}

/** How often the history is asked for where no line tells: in front of the visitor's eyes, in the background, hidden. */
const pollMs = { watched: 3_000, visible: 20_000, hidden: 60_000 } as const;

/** How long words wait for an answer over a line. Where one could be dialled, there was a whole greeting in less than an attempt. */
const answerMs = 6_000;

export function createChatModel(context: ChannelContext<ChatPort>, say: Say<ChatPhrases>): ChatModel {
  const { port, platform, outbox, journey, shown } = context;
  const memory = createMemory(platform);
  const { engaged } = memory;
  const offering = createOffering(context, say);
  const log = createLog(async (after) => readPage(await attempt({ platform, work: (signal) => port.history(after, context.call(signal)) })));
  const attachments = signal<Attachments | undefined>(undefined);
  const sound = signal<Sound | undefined>(undefined);
  const own = createOwn({ platform, entries: log.entries, drafts: computed(() => [...outbox.drafts.value, ...(attachments.value?.drafts.value ?? [])]) });
  const seen = createSeen({ platform, log, memory, shown });
  const writing = createWriting(context, engaged);
  const caution = createCaution({ fields: () => ({ text: writing.text.value }), write: ({ text = '' }) => write(text), announce: context.announce });

  const wire = createWire({
    context,
    cursor: log.cursor,
    receive,
    onLine(line) {
      outbox.hurry('chat');
      return platform.after(echoMs, () => {
        if (!log.complete.peek() || line.silenceMs === undefined) catchUp.hurry();
      });
    },
  });
  const features = computed(() => (offering.state.value.is === 'known' ? offering.state.value.offer.features : undefined));
  const typing = createTyping(platform, (on) => {
    if (features.peek()?.typing) wire.hint((line) => line.typing?.(on));
  });

  const everyMs = computed(() => {
    if (!engaged.value) return undefined;
    const line = wire.line.value;
    // A heartbeat tells where the history ends; a line without one may lose the last message unnoticed.
    if (line) return line.silenceMs === undefined ? pollMs.hidden : undefined;
    if (!platform.visible.value) return pollMs.hidden;
    return shown.value ? pollMs.watched : pollMs.visible;
  });
  const catchUp = createCatchUp({
    platform,
    everyMs,
    async read() {
      const since = platform.elapsed();
      await log.sync();
      own.wasRead(since);
    },
  });

  const link = createLink({ platform, engaged, complete: log.complete, wire, catchUp });

  const readUpTo = signal<string | undefined>(undefined);
  const placeOf = (entry: string | undefined) => log.entries.value.findIndex(({ id }) => id === entry);
  const readAt = computed(() => (features.value?.receipts ? placeOf(readUpTo.value) : -1));

  function receive(delivery: ChatDelivery): void {
    switch (delivery.type) {
      case 'stretch': {
        const stretch = readStretch(delivery);
        if (stretch.entries.some((entry) => entry.type === 'message' && entry.from.side === 'agent')) typing.heard(false, '');
        if (!log.take(stretch)) catchUp.hurry();
        break;
      }
      case 'head':
        if (!log.hear(delivery.cursor)) catchUp.hurry();
        break;
      case 'typing':
        typing.heard(delivery.on, delivery.name);
        break;
      case 'read':
        // A mark only moves on.
        if (placeOf(delivery.upTo) >= placeOf(readUpTo.peek())) readUpTo.value = delivery.upTo;
        break;
      case 'offer':
        offering.hear(delivery.offer);
        break;
    }
  }

  async function deliver(draft: Draft, call: Call): Promise<unknown> {
    const message: ChatMessage = { text: textOf(draft) };
    const line = wire.line.peek();
    if (!line) return port.send(message, call);
    // Waited for in vain: the line is dead, whatever it says. The loss of it ends the attempt as well.
    return line.send(message, call).finally(platform.after(answerMs, wire.redial));
  }

  function write(text: string): void {
    writing.write(text);
    typing.typed(text !== '');
  }

  function send(): boolean {
    if (!caution.admits(send)) return false;
    const text = writing.take();
    if (text !== undefined) batch(() => submit(text));
    else sayWhatIsWrong();
    return text !== undefined;
  }

  function submit(text: string): void {
    const message: ChatMessage = { text };
    engage();
    typing.typed(false);
    journey.carry(text);
    outbox.submit({ channel: 'chat', type: sendType, body: message });
    context.emit('chat.sent');
  }

  function engage(): void {
    memory.engage();
    context.engaged();
    seen.answer();
  }

  const isKept = signal(false);
  if (port.attach) void platform.store.read(attachedKey).then((kept) => (isKept.value = kept !== undefined));
  const isWanted = computed(() => isKept.value || !!(port.attach && features.value?.attachments) || log.entries.value.some((entry) => entry.type === 'message' && entry.attachment));
  let isGone = false;

  /** What only some conversations need comes late; without it, too, one can talk. */
  async function join<Part extends { dispose(): void }>(part: Signal<Part | undefined>, coming: Promise<Part>): Promise<void> {
    try {
      const come = await coming;
      if (isGone) come.dispose();
      else part.value = come;
    } catch (thrown) {
      platform.log('A part of the chat did not come.', thrown);
    }
  }

  function sayWhatIsWrong(): void {
    const problem = sayProblem(writing, say);
    if (problem) context.announce(problem);
  }

  const undo = [
    outbox.serve('chat', deliver),
    createNews({ context, log, own, link: link.state, unread: seen.unread, say }),
    effect(() => {
      // Waits from an earlier page, or was written in another tab.
      if (own.pending.value.length) memory.engage();
    }),
    effect(() => {
      if (!isWanted.value || attachments.peek()) return;
      const rules = computed(() => features.value?.attachments);
      void join(attachments, import('./attachments.tsx').then(({ createAttachments }) => createAttachments({ context, rules, onSend: engage })));
    }),
    effect(() => {
      if (!engaged.value || !('AudioContext' in globalThis)) return;
      const newest = computed(() => log.entries.value.at(-1)?.id);
      void join(sound, import('./sound.tsx').then(({ createSound }) => createSound({ platform, unread: seen.unread, newest })));
    }),
    effect(() => {
      const wanted = engaged.value;
      untracked(() => wire.want(wanted));
    }),
    effect(() => {
      // No line, or none to be had: this is how the history comes.
      const isWireless = !port.dial || wire.state.value.is === 'waiting' || wire.state.value.is === 'stopped';
      if (engaged.value && isWireless) catchUp.now();
    }),
    effect(() => {
      if (!own.unlogged.value) return;
      if (wire.line.value) return platform.after(echoMs, catchUp.now);
      catchUp.now();
    }),
    effect(() => {
      const { value: upTo } = seen.upTo;
      if (upTo !== undefined && wire.line.value && features.value?.receipts) wire.hint((line) => line.read?.(upTo));
    }),
    platform.onWake(() => {
      if (engaged.peek()) catchUp.hurry();
    }),
  ];

  return {
    rows: computed(() => layOut({ entries: log.entries.value, pending: own.pending.value, divider: seen.divider.value })),
    engaged,
    complete: log.complete,
    attachments,
    sound,
    offer: offering.state,
    link: link.state,
    typist: typing.who,
    readAt,
    unread: seen.unread,
    online: platform.online,
    team: context.team,
    text: writing.text,
    problem: writing.problem,
    now: () => platform.now(),
    Warning: caution.Warning,
    write,
    admits(added) {
      const isAdmitted = writing.admits(added);
      if (!isAdmitted) sayWhatIsWrong();
      return isAdmitted;
    },
    send,
    retry(draft) {
      batch(() => {
        outbox.dismiss(draft.id);
        submit(textOf(draft));
      });
    },
    edit(draft) {
      outbox.dismiss(draft.id);
      writing.write([textOf(draft), writing.text.peek()].filter(Boolean).join('\n'));
    },
    dismiss: (draft) => outbox.dismiss(draft.id),
    hurry() {
      offering.ask();
      wire.redial();
      catchUp.hurry();
      outbox.hurry('chat');
    },
    dispose() {
      for (const stop of undo) stop();
      isGone = true;
      for (const part of [attachments, sound]) part.peek()?.dispose();
      for (const part of [offering, own, seen, memory, writing, typing, link, catchUp, wire]) part.dispose();
    },
  };
}
