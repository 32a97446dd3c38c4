import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/channels/chat/log.ts';
import type { ChatEntry, ChatPage } from '../../../src/channels/chat/port.ts';

const entry = (id: string): ChatEntry => ({ id, at: 0, type: 'message', from: { side: 'agent', name: 'Anna' }, text: id });
const stretch = (after: string | null, cursor: string | null, ...ids: string[]) => ({ after, cursor, entries: ids.map(entry) });

/** A history that answers when the test says so. */
function open() {
  const asked: (string | null)[] = [];
  const answers: { resolve(page: ChatPage): void; reject(error: unknown): void }[] = [];
  const log = createLog((after) => {
    asked.push(after);
    return new Promise((resolve, reject) => answers.push({ resolve, reject }));
  });
  const answer = async (page: ChatPage) => {
    answers.shift()?.resolve(page);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { log, asked, answers, answer, ids: () => log.entries.value.map(({ id }) => id) };
}

describe('chat log', () => {
  it('appends what follows directly on what it holds', () => {
    const { log, ids } = open();
    expect(log.take(stretch(null, '1', 'a'))).toBe(true);
    expect(log.take(stretch('1', '3', 'b', 'c'))).toBe(true);
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(log.cursor()).toBe('3');
  });

  it('ignores a stretch it has and reports one it cannot place', () => {
    const { log, ids } = open();
    log.take(stretch(null, '1', 'a'));
    expect(log.take(stretch(null, '1', 'a'))).toBe(true);
    expect(log.take(stretch('5', '6', 'f'))).toBe(false);
    expect(ids()).toEqual(['a']);
  });

  it('notices by the head alone that the last message was lost', () => {
    const { log } = open();
    log.take(stretch(null, '1', 'a'));
    expect(log.hear('1')).toBe(true);
    expect(log.hear('2')).toBe(false);
  });

  it('reads page after page until there is no more, one request at a time', async () => {
    const { log, asked, answer, ids } = open();
    const first = log.sync();
    expect(log.sync()).toBe(first);
    await answer({ ...stretch(null, '2', 'a', 'b'), more: true });
    expect(log.complete.value).toBe(false);
    await answer({ ...stretch('2', '3', 'c'), more: false });
    await first;
    expect(asked).toEqual([null, '2']);
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(log.complete.value).toBe(true);
  });

  it('drops a page that the line has overtaken and asks from where it is now', async () => {
    const { log, asked, answer, ids } = open();
    const done = log.sync();
    log.take(stretch(null, '1', 'a'));
    await answer({ ...stretch(null, '2', 'a', 'b'), more: false });
    await answer({ ...stretch('1', '2', 'b'), more: false });
    await done;
    expect(asked).toEqual([null, '1']);
    expect(ids()).toEqual(['a', 'b']);
  });

  it('is replaced whole when the history is another one', async () => {
    const { log, answer, ids } = open();
    log.take(stretch(null, 'old:2', 'a', 'b'));
    const done = log.sync();
    await answer({ ...stretch(null, 'new:1', 'x'), more: true });
    expect(log.complete.value).toBe(false);
    await answer({ ...stretch('new:1', 'new:2', 'y'), more: false });
    await done;
    expect(ids()).toEqual(['x', 'y']);
    expect(log.complete.value).toBe(true);
  });

  it('never shows an entry twice, even when a backend repeats it', () => {
    const { log, ids } = open();
    log.take(stretch(null, '1', 'a'));
    log.take(stretch('1', '2', 'a', 'b', 'b'));
    expect(ids()).toEqual(['a', 'b']);
  });

  it('gives up on a history that promises more and never gives it', async () => {
    const { log, answer } = open();
    const done = log.sync();
    const failed = expect(done).rejects.toMatchObject({ kind: 'broken' });
    await answer({ ...stretch(null, null), more: true });
    await failed;
  });

  it('can be synced again after a failure', async () => {
    const { log, answers, answer, ids } = open();
    const failed = expect(log.sync()).rejects.toThrow('no');
    answers.shift()?.reject(new Error('no'));
    await failed;
    const done = log.sync();
    await answer({ ...stretch(null, '1', 'a'), more: false });
    await done;
    expect(ids()).toEqual(['a']);
  });
});
