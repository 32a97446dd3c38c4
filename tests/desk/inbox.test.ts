import { describe, expect, it } from 'vitest';
import { DeskbellError } from '../../src/core/error.ts';
import { createInbox, type InboxOptions } from '../../src/desk/models/inbox.ts';
import { restMs } from '../../src/desk/models/past.ts';
import type { InboxItem, InboxSection, InboxView } from '../../src/protocol/index.ts';
import { item } from './fake-server.ts';
import { recountMs } from '../../src/desk/models/beyond.ts';
import { createFakeWorld } from './fake-world.ts';
import { until } from './until.ts';

const none = { all: 0, unread: 0 };

/** An inbox whose readings a test answers one by one. */
function setUp(world = createFakeWorld(), search: (words: string) => Promise<InboxItem[]> = async () => []) {
  const waiting: { answer(items: InboxItem[], more?: Partial<InboxView>): void; fail(error: Error): void }[] = [];
  const sections: { readonly asked: object; answer(section: Partial<InboxSection>): Promise<void>; fail(error: Error): void }[] = [];
  const api: InboxOptions['api'] = {
    inbox: () => new Promise((resolve, reject) => waiting.push({ answer: (items, more) => resolve({ items, ...more }), fail: reject })),
    section: (asked) =>
      new Promise((resolve, reject) => {
        const answer = async (section: Partial<InboxSection>) => {
          resolve({ items: [], counts: { contact: none, chat: none, callback: none }, isLeast: false, unread: 40, ...section });
          await Promise.resolve();
        };
        sections.push({ asked, answer, fail: reject });
      }),
    search,
  };
  const inbox = createInbox({ api, world, me: () => 'me' });
  return {
    inbox,
    waiting,
    sections,
    ids: () => inbox.rows.value.map(({ id }) => id),
    async read(items: InboxItem[]) {
      const done = inbox.load();
      waiting.shift()?.answer(items);
      await done;
    },
  };
}

/** Many rows, the first of them the oldest. */
const many = (count: number, from = 0) => Array.from({ length: count }, (_, i) => item(`c${from + i}`, { at: 1_000 + from + i }));

describe('an inbox that one reading does not hold', () => {
  /** 500 rows of 1,200, the newest of them. */
  async function setUpCut() {
    const world = createFakeWorld();
    const one = setUp(world);
    const done = one.inbox.load();
    one.waiting.shift()?.answer(many(500, 700), { cut: ['open', 'later'], unread: 40 });
    await until(() => expect(one.sections).toHaveLength(1));
    void one.sections.shift()!.answer({ items: many(500, 700), counts: { contact: none, chat: { all: 1_200, unread: 40 }, callback: none } });
    await done;
    return { ...one, world };
  }

  it('says how many there are in all, and shows more when it is asked to', async () => {
    const { inbox, ids, sections } = await setUpCut();
    expect([inbox.counts.value.all.all, inbox.unread.value, inbox.isLeast.value, inbox.hasMore.value, ids().length]).toEqual([1_200, 40, false, true, 500]);
    inbox.more();
    const [next] = sections.splice(0);
    expect(next!.asked).toEqual({ status: 'open', channel: 'all', whose: 'all', order: 'newest', count: 1_000 });
    await next!.answer({ items: many(1_000, 200), counts: { contact: none, chat: { all: 1_200, unread: 40 }, callback: none } });
    await until(() => expect(ids()).toHaveLength(1_000));
    expect([ids()[0], ids().at(-1), inbox.hasMore.value]).toEqual(['c1199', 'c200', true]);
  });

  it('shows who has waited longest of all, and nothing out of order', async () => {
    const { inbox, ids, sections } = await setUpCut();
    inbox.show({ order: 'longest' });
    const longest = many(500).map((row, i) => ({ ...row, waitingSince: i + 1 }));
    await sections.shift()!.answer({ items: longest, counts: { contact: none, chat: { all: 1_200, unread: 40 }, callback: none } });
    await until(() => expect(ids()[0]).toBe('c0'));
    // The newest are held as well, and belong far behind the 500th.
    expect(ids()).toEqual(longest.map(({ conversation }) => conversation));
    expect(inbox.hasMore.value).toBe(true);
  });

  it('counts what changes without asking, and asks when somebody comes whom it does not know', async () => {
    const { inbox, sections, world } = await setUpCut();
    inbox.apply(item('c700', { at: 5_000, unread: true }));
    expect([inbox.counts.value.all, inbox.unread.value]).toEqual([{ all: 1_200, unread: 41 }, 41]);
    inbox.apply(item('c700', { at: 5_000, status: 'done' }));
    expect([inbox.counts.value.all, inbox.unread.value]).toEqual([{ all: 1_199, unread: 40 }, 40]);
    inbox.apply(item('c3', { at: 6_000, unread: true }));
    expect([inbox.counts.value.all.all, inbox.unread.value, sections.length]).toEqual([1_199, 40, 0]);
    await world.platform.advance(recountMs);
    expect(sections.map(({ asked }) => asked)).toMatchObject([{ count: 0 }]);
    await sections.shift()!.answer({ counts: { contact: none, chat: { all: 1_199, unread: 41 }, callback: none }, unread: 41 });
    await until(() => expect([inbox.counts.value.chat, inbox.unread.value]).toEqual([{ all: 1_199, unread: 41 }, 41]));
  });

  it('says “at least” while it does not know, and shows what is chosen last when answers cross', async () => {
    const { inbox, ids, sections } = await setUpCut();
    inbox.show({ whose: 'nobody' });
    expect(inbox.isLeast.value).toBe(true);
    inbox.show({ whose: 'mine' });
    const [nobody, mine] = sections.splice(0);
    await mine!.answer({ items: [item('c5', { assignee: { id: 'me', name: 'Me' } })], counts: { contact: none, chat: { all: 1, unread: 0 }, callback: none } });
    await until(() => expect(ids()).toEqual(['c5']));
    await nobody!.answer({ items: many(3), counts: { contact: none, chat: { all: 3, unread: 0 }, callback: none } });
    expect([ids(), inbox.counts.value.all.all, inbox.isLeast.value, inbox.hasMore.value]).toEqual([['c5'], 1, false, false]);
  });

  it('keeps the one that is open while everything is read again', async () => {
    const { inbox, waiting, sections } = await setUpCut();
    inbox.apply(item('c1', { at: 1 }));
    inbox.hold('c1');
    const done = inbox.load();
    waiting.shift()?.answer(many(500, 700), { cut: ['open', 'later'], unread: 40 });
    await until(() => expect(sections).toHaveLength(1));
    await sections.shift()!.answer({ items: many(500, 700) });
    await done;
    expect(inbox.find('c1')).toBeDefined();
    expect(inbox.find('c2')).toBeUndefined();
  });
});

const callAt = (start: number): Partial<InboxItem> => ({ channel: 'callback', callback: { id: 'c', reference: 'DB-1', state: 'booked', when: { is: 'slot', start }, phone: '+441632960000' } });

describe('the inbox', () => {
  it('shows unread first, then newest', async () => {
    const { read, ids } = setUp();
    await read([item('old-read', { at: 1 }), item('new-read', { at: 4 }), item('old-unread', { at: 2, unread: true }), item('new-unread', { at: 3, unread: true })]);
    expect(ids()).toEqual(['new-unread', 'old-unread', 'new-read', 'old-read']);
  });

  it('shows who still waits for an answer before who has one, though both were read; where it was while it is answered', async () => {
    const { inbox, read, ids } = setUp();
    const [waiting, answered] = [item('waiting', { at: 1, waitingSince: 1 }), item('answered', { at: 9 })];
    await read([answered, waiting, item('unread', { at: 2, unread: true })]);
    expect(ids()).toEqual(['unread', 'waiting', 'answered']);
    inbox.hold('waiting');
    inbox.apply(item('waiting', { at: 5, head: 2 }));
    expect(ids()).toEqual(['unread', 'waiting', 'answered']);
    inbox.hold(undefined);
    expect(ids()).toEqual(['unread', 'answered', 'waiting']);
  });

  it('shows who has waited longest first, read or not, where an agent likes it so, and remembers that on this device', async () => {
    const world = createFakeWorld();
    const { inbox, read, ids } = setUp(world);
    const all = [item('new', { at: 9, unread: true, waitingSince: 8 }), item('old', { at: 7, waitingSince: 2 }), item('call', { at: 5, channel: 'callback', unread: true }), item('answered', { at: 6 }), item('long-answered', { at: 1 })];
    await read(all);
    inbox.show({ order: 'longest' });
    expect(ids()).toEqual(['old', 'call', 'new', 'answered', 'long-answered']);
    inbox.hold('old');
    inbox.apply(item('old', { at: 10, head: 2 }));
    expect(ids()[0]).toBe('old');
    const next = setUp(world);
    await next.read(all);
    expect(next.ids()[0]).toBe('old');
    next.inbox.show({ order: 'newest' });
    expect(setUp(world).inbox.filter.value.order).toBe('newest');
  });

  it('keeps what is put off apart, the next to come back first, and counts it nowhere else', async () => {
    const { inbox, read, ids } = setUp();
    await read([item('tomorrow', { laterUntil: 9_000, at: 3 }), item('talk', { at: 1 }), item('in-an-hour', { laterUntil: 5_000, unread: true, at: 2 })]);
    expect(ids()).toEqual(['talk']);
    expect([inbox.counts.value.all, inbox.unread.value]).toEqual([{ all: 1, unread: 0 }, 0]);
    inbox.show({ status: 'later' });
    expect(ids()).toEqual(['in-an-hour', 'tomorrow']);
    inbox.apply(item('in-an-hour', { unread: true, at: 5_000 }));
    expect(ids()).toEqual(['tomorrow']);
    expect(inbox.unread.value).toBe(1);
    inbox.show({ words: 'talk' });
    expect([...inbox.elsewhere.value]).toEqual([['open', 1]]);
  });

  it('shows calls alone in the order they are to be made', async () => {
    const { inbox, read, ids } = setUp();
    await read([item('later', { ...callAt(300), at: 9, unread: true }), item('first', { ...callAt(100), at: 1 }), item('second', { ...callAt(200), at: 5 })]);
    inbox.show({ channel: 'callback' });
    expect(ids()).toEqual(['first', 'second', 'later']);
  });

  it('counts each channel under the chosen status', async () => {
    const { inbox, read } = setUp();
    await read([item('a', { unread: true }), item('b'), item('c', { channel: 'contact' }), item('d', { status: 'done' })]);
    expect(inbox.counts.value).toEqual({ all: { all: 3, unread: 1 }, chat: { all: 2, unread: 1 }, contact: { all: 1, unread: 0 }, callback: { all: 0, unread: 0 } });
    inbox.show({ status: 'done' });
    expect(inbox.counts.value.all).toEqual({ all: 1, unread: 0 });
  });

  it('shows and counts whose conversations one looks after, and remembers it on this device', async () => {
    const world = createFakeWorld();
    const { inbox, read, ids } = setUp(world);
    const [me, other] = [{ id: 'me', name: 'Anna' }, { id: 'other', name: 'Ben' }];
    const all = [item('mine', { assignee: me, at: 3 }), item('theirs', { assignee: other, at: 2 }), item('free', { at: 1 })];
    await read(all);
    inbox.show({ whose: 'mine' });
    expect(ids()).toEqual(['mine']);
    expect(inbox.counts.value.all.all).toBe(1);
    inbox.show({ whose: 'nobody' });
    expect(ids()).toEqual(['free']);
    // Taking it on while it is being read does not take it from under one's hands.
    inbox.hold('free');
    inbox.apply(item('free', { assignee: me, at: 1 }));
    expect(ids()).toEqual(['free']);
    inbox.hold(undefined);
    expect(ids()).toEqual([]);
    inbox.clear();
    expect(inbox.filter.value.whose).toBe('nobody');
    const next = setUp(world);
    await next.read(all);
    expect(next.ids()).toEqual(['free']);
  });

  it('finds in the whole history what the list does not hold, when nobody types on, and says how much is done', async () => {
    const world = createFakeWorld();
    const asked: string[] = [];
    const { inbox, read, ids } = setUp(world, async (words) => {
      asked.push(words);
      return [item('talk'), item('long-ago', { at: 0 }), item('put-away', { status: 'done' })];
    });
    await read([item('talk'), item('other')]);
    inbox.show({ words: 'spo' });
    inbox.show({ words: 'spout' });
    expect(inbox.searching.value).toBe(true);
    await world.platform.advance(restMs);
    await expect.poll(() => inbox.searching.value).toBe(false);
    expect(asked).toEqual(['spout']);
    expect(ids()).toEqual(['talk', 'long-ago']);
    expect([...inbox.elsewhere.value]).toEqual([['done', 1]]);
    inbox.show({ status: 'done' });
    expect(ids()).toEqual(['put-away']);
    // What is found can be opened like any other, and what was opened stays when the search ends.
    inbox.apply(item('put-away', { status: 'open', head: 2 }));
    expect(inbox.find('put-away')?.status).toBe('open');
    inbox.show({ words: '', status: 'open' });
    expect(ids()).toEqual(['talk', 'other', 'put-away']);
  });

  it('finds words anywhere in a row, accents, case and order aside', async () => {
    const { inbox, read, ids } = setUp();
    await read([item('a', { person: { name: 'Jürgen Müller', email: 'jm@example.com' }, reference: 'DB-7K2M-Q4' }), item('b', { excerpt: 'where is my PARCEL?' }), item('c')]);
    const find = (words: string) => {
      inbox.show({ words });
      return ids();
    };
    expect(find('muller jurgen')).toEqual(['a']);
    expect(find('7k2m')).toEqual(['a']);
    expect(find('  parcel where ')).toEqual(['b']);
    expect(find('*.~foo:bar')).toEqual([]);
    expect(find('')).toHaveLength(3);
  });

  it('leaves a row in its place while it is read and when it is done, until another is chosen', async () => {
    const { inbox, read, ids } = setUp();
    await read([item('a', { at: 1, unread: true }), item('b', { at: 2 })]);
    inbox.hold('a');
    inbox.apply(item('a', { at: 1, unread: false }));
    expect(ids()).toEqual(['a', 'b']);
    inbox.apply(item('a', { at: 1, status: 'done' }));
    expect(ids()).toEqual(['a', 'b']);
    expect(inbox.neighbour('a', 1)).toBe('b');
    inbox.hold('b');
    expect(ids()).toEqual(['b']);
  });

  it('lets a held row go when the filter changes', async () => {
    const { inbox, read, ids } = setUp();
    await read([item('a')]);
    inbox.hold('a');
    inbox.apply(item('a', { status: 'done' }));
    inbox.show({ status: 'done' });
    expect(ids()).toEqual(['a']);
    inbox.show({ status: 'open' });
    expect(ids()).toEqual([]);
  });

  it('walks the list and stops at its ends', async () => {
    const { inbox, read } = setUp();
    expect(inbox.neighbour(undefined, 1)).toBeUndefined();
    await read([item('a', { at: 3 }), item('b', { at: 2 }), item('c', { at: 1, unread: true })]);
    expect(inbox.neighbour(undefined, 1)).toBe('c');
    expect(inbox.neighbour(undefined, -1)).toBe('b');
    expect(inbox.neighbour('c', 1)).toBe('a');
    expect(inbox.neighbour('b', 1)).toBe('b');
    expect(inbox.nextUnread('a')).toBe('c');
    expect(inbox.nextUnread('c')).toBeUndefined();
  });

  it('does not lose a row that arrives while the list is being read', async () => {
    const { inbox, waiting, ids } = setUp();
    const done = inbox.load();
    inbox.apply(item('new', { at: 9 }));
    inbox.apply(item('known', { at: 8, head: 5, excerpt: 'newest' }));
    waiting.shift()?.answer([item('known', { at: 2, head: 4, excerpt: 'older' })]);
    await done;
    expect(ids()).toEqual(['new', 'known']);
    expect(inbox.find('known')?.excerpt).toBe('newest');
  });

  it('believes a reading over what it held: rows that are gone go, also after a backup was restored', async () => {
    const { inbox, read, ids } = setUp();
    await read([item('a', { head: 9 }), item('b')]);
    await read([item('a', { head: 3, excerpt: 'restored' })]);
    expect(ids()).toEqual(['a']);
    expect(inbox.find('a')?.excerpt).toBe('restored');
  });

  it('reads once more, and not more than once more, when asked while reading', async () => {
    const { inbox, waiting } = setUp();
    const done = inbox.load();
    void inbox.load();
    void inbox.load();
    waiting.shift()?.answer([]);
    await until(() => expect(waiting).toHaveLength(1));
    waiting.shift()?.answer([item('a')]);
    await done;
    expect(waiting).toHaveLength(0);
    expect(inbox.rows.value).toHaveLength(1);
  });

  it('keeps what it has when it cannot be refreshed, and says so', async () => {
    const { inbox, waiting, read, ids } = setUp();
    await read([item('a')]);
    const done = inbox.load();
    waiting.shift()?.fail(new DeskbellError('unavailable'));
    await done;
    expect(inbox.state.value).toMatchObject({ is: 'failed', error: { kind: 'unavailable' } });
    expect(ids()).toEqual(['a']);
  });

  it('forgets everything for the next person, an answer still on its way included', async () => {
    const { inbox, waiting, ids } = setUp();
    const done = inbox.load();
    inbox.apply(item('a'));
    inbox.clear();
    waiting.shift()?.answer([item('b')]);
    await done;
    expect(ids()).toEqual([]);
  });

  it('repaints one row when one conversation changes', async () => {
    const { inbox, read } = setUp();
    await read([item('a'), item('b')]);
    const [first, second] = inbox.rows.value;
    let paints = 0;
    const undo = second!.item.subscribe(() => (paints += 1));
    inbox.apply(item(first!.id, { excerpt: 'changed' }));
    expect(inbox.find(first!.id)?.excerpt).toBe('changed');
    expect(paints).toBe(1);
    undo();
  });
});
