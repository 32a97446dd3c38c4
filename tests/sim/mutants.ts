import type { DiskRules } from './disk.ts';

/** A variant of ours that is broken on purpose. The simulator is trusted only as far as it catches these. */
export type Mutant = { readonly name: string } & (
  | {
      /** Below `src/`. */
      readonly file: string;
      /** What is replaced in that file, each exactly once. */
      readonly changes: readonly (readonly [from: string, to: string])[];
    }
  | {
      /** What the server's disk does not promise any more. */
      readonly rules: Partial<DiskRules>;
    }
);

export const mutants: readonly Mutant[] = [
  // The server's disk
  { name: 'ids are not unique', rules: { unique: 'not at all' } },
  { name: 'ids are unique in memory only', rules: { unique: 'in memory' } },
  { name: 'acknowledged before the commit', rules: { confirms: 'before it is written' } },
  { name: 'committed, not yet on the disk (synchronous_commit=off)', rules: { syncs: false } },
  { name: 'half a transaction may stay', rules: { atomic: false } },

  // The server
  {
    name: 'no head in heartbeats',
    file: 'server/line.ts',
    changes: [["say({ type: 'ping', epoch: epoch(), head });", "say({ type: 'ping', epoch: epoch(), head: 0 });"]],
  },
  {
    name: 'everybody counts under one epoch',
    file: 'server/chat-log.ts',
    changes: [['return hashSecret(`${epoch} ${chatOrVisitor}`).slice(0, 22);', 'return chatOrVisitor && epoch;']],
  },
  {
    name: 'a line goes on with a chat that is no more',
    file: 'server/heartbeat.ts',
    changes: [["else if (followed !== undefined && chat?.id !== followed) line.end(closeCodes.restart, 'chat ended');\n", '']],
  },
  {
    name: 'everybody hears the hints of all',
    file: 'server/hub.ts',
    changes: [['for (const listener of visitors.get(hint.visitor) ?? []) listener(hint);', 'for (const all of visitors.values()) for (const listener of all) listener(hint);']],
  },
  {
    name: 'the read mark goes where it is told',
    file: 'server/dispatch/desk.ts',
    changes: [['const moved = upTo > conversation.agent_read;', 'const moved = upTo !== conversation.agent_read;']],
  },

  // The outbox
  {
    name: 'a new id for each retry',
    file: 'core/outbox.ts',
    changes: [['makeCall({ id, at, signal: stop', 'makeCall({ id: queue.failures > 0 ? platform.newId() : id, at, signal: stop']],
  },
  {
    name: 'taken off the shelf when it is sent',
    file: 'core/outbox.ts',
    changes: [["announce({ id, channel, is: 'sending' });", "announce({ id, channel, is: 'sending' });\n    await shelf.end(id, 'sent');"]],
  },
  {
    name: 'kept in memory only',
    file: 'core/draft-list.ts',
    changes: [['await shelf.add(now.is', 'await Promise.resolve(now.is']],
  },
  {
    name: 'several in flight',
    file: 'core/outbox.ts',
    changes: [
      ['while (await deliverNext(queue));', 'while ((await Promise.all([1, 2, 3].map(() => deliverNext(queue)))).some(Boolean));'],
      ["one.state.peek().is !== 'refused');", "one.state.peek().is !== 'refused' && one.state.peek().is !== 'sending');"],
    ],
  },
  {
    name: 'dropped when there are too many',
    file: 'core/outbox.ts',
    changes: [['if (!passing.has(error.kind)) {', "if (error.kind === 'limited') {\n      announce({ id, channel, is: 'dismissed' });\n      await shelf.end(id, 'dismissed');\n      return true;\n    }\n    if (!passing.has(error.kind)) {"]],
  },
  {
    name: '"limited" is taken for a final no',
    file: 'core/outbox.ts',
    changes: [["'unavailable', 'limited', 'cancelled'", "'unavailable', 'cancelled'"]],
  },
  {
    name: 'tabs do not wait for each other',
    file: 'core/turn.ts',
    changes: [['platform.tabs.alone(lock, begin)', 'begin()']],
  },

  {
    name: 'late words of somebody erased go out under a new name',
    file: 'core/outbox.ts',
    changes: [["if (await call.identity.isFormer(at)) throw call.error('gone');", '']],
  },

  // The core around it
  {
    name: 'an attempt has all the time in the world',
    file: 'core/attempt.ts',
    changes: [['undo = platform.after(ms, ', 'undo = platform.after(ms * 1e6, ']],
  },
  {
    name: 'no wait between attempts',
    file: 'core/backoff.ts',
    changes: [['return random() *', 'return 0 * random() *']],
  },
  {
    name: 'silence means nothing',
    file: 'core/connection.ts',
    changes: [['const { silenceMs = Infinity } = open;', 'const silenceMs = Infinity;']],
  },
  {
    name: 'two tabs may be two devices',
    file: 'core/identity.ts',
    changes: [
      ['await store.update<unknown>(key, (value) => {\n          const kept', 'await (async (change: (value: unknown) => unknown) => store.write(key, change(await store.read(key))))((value) => {\n          const kept'],
    ],
  },
  {
    name: 'half-typed text is kept when there is time',
    file: 'core/drafts.ts',
    changes: [
      ['const writeAfterMs = 300;', 'const writeAfterMs = 300_000;'],
      ['if (at > savedAt) store.last', 'if (at < savedAt) store.last'],
    ],
  },

  // The adapter and the chat
  {
    name: 'numbers may jump',
    file: 'adapters/reference/line.ts',
    changes: [
      ['const gap = fresh.findIndex(({ seq }, index) => seq !== have + 1 + index);', 'const gap = -1;'],
      ['deliver(have + next.length, next);', 'deliver(next.at(-1)?.seq ?? have, next);'],
    ],
  },
  {
    name: 'asked again before it is answered',
    file: 'adapters/reference/line.ts',
    changes: [['    if (asked !== undefined) return;\n', '']],
  },
  {
    name: 'epochs mean nothing to a line',
    file: 'adapters/reference/line.ts',
    changes: [
      ['if (batch.epoch !== epoch || batch.after < from) turnTo(batch.epoch);', ''],
      ['if (frame.epoch !== epoch || !apply(frame.events)) sync();', 'if (!apply(frame.events)) sync();'],
      ['if (welcome.epoch !== epoch || welcome.head !== have) sync();', 'if (welcome.head > have) sync();'],
      ['if (frame.epoch !== epoch || frame.head > have) return sync();', 'if (frame.head > have) return sync();'],
    ],
  },
  {
    name: 'another history is put after this one',
    file: 'channels/chat/log.ts',
    changes: [['if (page.after !== asked) replace(page);', 'if (page.after !== asked) append(page);']],
  },
  {
    name: 'what is in the log is still on its way',
    file: 'channels/chat/own.ts',
    changes: [['const isLogged = (draft: Draft) => logged.value.has(draft.id) ||', 'const isLogged = (draft: Draft) =>']],
  },
];
