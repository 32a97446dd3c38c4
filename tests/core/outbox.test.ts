import { describe, expect, it } from 'vitest';
import { createCaller, createOutbox, DeskbellError, isDeskbellError, type Deliver, type Draft, type Outbox } from '../../src/core/index.ts';
import { createFakePlatform, type FakePlatform } from '../../src/testing/index.ts';
import { createDeliveries } from './deliveries.ts';

function open(platform: FakePlatform, options: { attemptMs?: number } = {}): Outbox {
  const caller = createCaller({ platform, context: () => ({ locale: 'en' }) });
  return createOutbox({ platform, makeCall: caller.call, key: 'outbox', context: () => ({ locale: 'en' }), ...options });
}

const say = (outbox: Outbox, text: string, channel = 'chat') => outbox.submit({ channel, type: `${channel}.send`, body: { text } });
const texts = (drafts: readonly Draft[]) => drafts.map(({ body }) => (body as { text: string }).text);
const always: Deliver = () => Promise.resolve('stored');
const failing = (error: unknown): Deliver => async () => {
  throw error;
};

describe('outbox', () => {
  it('shows a draft at once and sends it as soon as somebody serves its channel', async () => {
    const platform = createFakePlatform();
    const outbox = open(platform);
    const draft = say(outbox, 'Hello');
    expect(draft.state.value).toEqual({ is: 'queued' });
    expect(outbox.drafts.value).toEqual([draft]);

    const backend = createDeliveries();
    outbox.serve('chat', backend.deliver);
    await platform.settle();
    expect(draft.state.value).toEqual({ is: 'sending' });

    backend.last.resolve({ seq: 1 });
    await platform.settle();
    expect(draft.state.value).toEqual({ is: 'sent', result: { seq: 1 } });
    expect(outbox.drafts.value).toEqual([]);
  });

  it('keeps the order of a channel and has one draft in flight at a time', async () => {
    const platform = createFakePlatform();
    const outbox = open(platform);
    const backend = createDeliveries();
    outbox.serve('chat', backend.deliver);
    for (const text of ['one', 'two', 'three']) say(outbox, text);
    await platform.settle();
    expect(backend.bodies).toEqual([{ text: 'one' }]);

    for (let sent = 0; sent < 3; sent += 1) {
      backend.last.resolve();
      await platform.settle();
    }
    expect(backend.bodies).toEqual([{ text: 'one' }, { text: 'two' }, { text: 'three' }]);
    expect(outbox.drafts.value).toEqual([]);
  });

  it('lets no channel hold up another', async () => {
    const platform = createFakePlatform();
    const outbox = open(platform);
    outbox.serve('chat', failing(new DeskbellError('unavailable')));
    outbox.serve('contact', always);
    const chat = say(outbox, 'stuck');
    const form = say(outbox, 'through', 'contact');
    await platform.settle();
    expect(chat.state.value.is).toBe('waiting');
    expect(form.state.value.is).toBe('sent');
  });

  it('sends what was composed on an earlier page, with the same id and the time it was composed', async () => {
    const first = createFakePlatform();
    const draft = say(open(first), 'from yesterday');
    await first.settle();

    const second = first.reload();
    await second.advance(24 * 60 * 60 * 1000);
    const outbox = open(second);
    const seen: { id: string; at: number; where: unknown }[] = [];
    outbox.serve('chat', async ({ id }, call) => void seen.push({ id, at: call.at, where: call.context }));
    await second.settle();
    expect(seen).toEqual([{ id: draft.id, at: draft.at, where: { locale: 'en' } }]);
    expect(outbox.drafts.value).toEqual([]);
  });

  it('repeats what the page died over, with the same id', async () => {
    const first = createFakePlatform();
    const before = createDeliveries();
    const outbox = open(first);
    outbox.serve('chat', before.deliver);
    const draft = say(outbox, 'half-way');
    await first.settle();
    expect(before.ids).toEqual([draft.id]);

    const second = first.reload();
    const after = createDeliveries();
    open(second).serve('chat', after.deliver);
    await second.settle();
    expect(after.ids).toEqual([draft.id]);
  });

  it('shows in every tab the drafts of all, and delivers each from one tab only', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    const backend = createDeliveries();
    const [outboxOne, outboxTwo] = [open(one), open(two)];
    outboxOne.serve('chat', backend.deliver);
    outboxTwo.serve('chat', backend.deliver);
    say(outboxOne, 'a');
    say(outboxTwo, 'b');
    await one.settle();
    expect(texts(outboxOne.drafts.value)).toEqual(['a', 'b']);
    expect(texts(outboxTwo.drafts.value)).toEqual(['a', 'b']);
    expect(outboxTwo.drafts.value.map(({ state }) => state.value.is)).toEqual(['sending', 'queued']);
    expect(backend.bodies).toEqual([{ text: 'a' }]);

    backend.last.resolve('first');
    await one.settle();
    backend.last.resolve('second');
    await one.settle();
    expect(backend.bodies).toEqual([{ text: 'a' }, { text: 'b' }]);
    expect(outboxOne.drafts.value).toEqual([]);
    expect(outboxTwo.drafts.value).toEqual([]);
  });

  it('gives the result to the tab that composed, even when another tab delivered', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    const draft = say(open(one), 'written here');
    open(two).serve('chat', () => Promise.resolve('delivered there'));
    await one.settle();
    expect(draft.state.value).toEqual({ is: 'sent', result: 'delivered there' });
  });

  it('goes on in another tab when the tab that is sending dies', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    const dying = createDeliveries();
    const outboxOne = open(one);
    const outboxTwo = open(two);
    outboxOne.serve('chat', dying.deliver);
    outboxTwo.serve('chat', always);
    say(outboxOne, 'who sends me?');
    await one.settle();
    expect(dying.ids).toHaveLength(1);
    expect(texts(outboxTwo.drafts.value)).toEqual(['who sends me?']);

    one.close();
    await two.settle();
    expect(outboxTwo.drafts.value).toEqual([]);
  });

  it('goes on in another tab when the tab that was waiting to try again is closed', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    const outboxOne = open(one);
    const outboxTwo = open(two);
    outboxOne.serve('chat', failing(new DeskbellError('limited', { retryAfterMs: 5000 })));
    say(outboxOne, 'later');
    await one.settle();
    outboxTwo.serve('chat', always);
    expect(outboxTwo.drafts.value[0]?.state.value.is).toBe('waiting');

    one.close();
    await two.advance(4999);
    expect(outboxTwo.drafts.value).toHaveLength(1);
    await two.advance(1);
    expect(outboxTwo.drafts.value).toEqual([]);
  });

  it('works in one tab where the browser has no locks, and never says a draft twice at once in it', async () => {
    const platform = createFakePlatform({ locks: false });
    const outbox = open(platform);
    const backend = createDeliveries();
    outbox.serve('chat', backend.deliver);
    say(outbox, 'one');
    outbox.hurry();
    say(outbox, 'two');
    outbox.hurry('chat');
    platform.wake();
    await platform.settle();
    backend.last.resolve();
    await platform.settle();
    outbox.hurry();
    backend.last.resolve();
    await platform.settle();
    expect(backend.bodies).toEqual([{ text: 'one' }, { text: 'two' }]);
    expect(backend.doubles).toBe(0);
  });

  it('does not wait for ever for a tab that was frozen while it had its turn', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    const frozen = { ...two.tabs, alone: () => new Promise<never>(() => {}) };
    const outbox = open(Object.assign(Object.create(two) as FakePlatform, { tabs: frozen }));
    outbox.serve('chat', always);
    const draft = say(outbox, 'Anybody?');
    await one.advance(15_999);
    expect(draft.state.value.is).toBe('queued');
    await one.advance(1);
    expect(draft.state.value.is).toBe('sent');

    say(outbox, 'And again?');
    await one.settle();
    outbox.dispose();
    expect(two.timers).toBe(0);
  });

  it('does not send what another tab has delivered while this one was frozen on its way to do so', async () => {
    const one = createFakePlatform({ locks: false });
    const two = one.openTab();
    let thaw!: () => void;
    const thawed = new Promise<void>((done) => (thaw = done));
    // It has read the shelf, and is stopped at its next look into the store.
    const read = async <T>(key: string) => {
      if (key !== 'outbox') await thawed;
      return two.store.read<T>(key);
    };
    const frozen = Object.assign(Object.create(two) as FakePlatform, { store: { ...two.store, read } });
    const backend = createDeliveries();
    const [outbox, late] = [open(one), open(frozen)] as const;
    outbox.serve('chat', backend.deliver);
    late.serve('chat', backend.deliver);
    say(outbox, 'Hello');
    await one.settle();
    expect(late.drafts.value.map(({ state }) => state.value.is)).toEqual(['sending']);
    backend.last.resolve();
    await one.settle();
    thaw();
    await one.settle();
    expect(backend.bodies).toEqual([{ text: 'Hello' }]);
    expect(late.drafts.value).toEqual([]);
  });

  it('waits on while another tab is seen at work, however long all of its drafts take', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    let under = 0;
    let most = 0;
    // A train far from any mast: every draft goes through, and takes its time.
    const slow: Deliver = async () => {
      most = Math.max(most, (under += 1));
      await new Promise<void>((done) => void one.after(6_000, done));
      under -= 1;
    };
    const outboxes = [open(one), open(two)] as const;
    for (const outbox of outboxes) outbox.serve('chat', slow);
    for (const text of ['one', 'two', 'three', 'four', 'five']) say(outboxes[0], text);
    await one.advance(32_000);
    expect(most).toBe(1);
    expect(outboxes[1].drafts.value).toEqual([]);
    for (const outbox of outboxes) outbox.dispose();
    expect(one.timers + two.timers).toBe(0);
  });

  it('goes on in memory when storage is blocked, and storage says so', async () => {
    const platform = createFakePlatform();
    platform.blockStore();
    const outbox = open(platform);
    const draft = say(outbox, 'not saved');
    await platform.settle();
    expect(platform.store.durable.value).toBe(false);
    outbox.serve('chat', always);
    await platform.settle();
    expect(draft.state.value.is).toBe('sent');
  });

  it('still sends what the store has lost midway', async () => {
    const platform = createFakePlatform();
    const outbox = open(platform);
    const draft = say(outbox, 'still in memory');
    await platform.settle();
    platform.disk.clear();
    outbox.serve('chat', failing(new DeskbellError('unavailable')));
    await platform.settle();
    expect(texts(outbox.drafts.value)).toEqual(['still in memory']);
    outbox.serve('chat', always);
    outbox.hurry();
    await platform.settle();
    expect(draft.state.value.is).toBe('sent');
  });

  it('leaves no word on the disk once it was sent, and does not send it again', async () => {
    const first = createFakePlatform();
    const outbox = open(first);
    outbox.serve('chat', always);
    say(outbox, 'my secret');
    await first.settle();
    expect(JSON.stringify([...first.disk])).not.toContain('my secret');
    const backend = createDeliveries();
    const second = first.reload();
    open(second).serve('chat', backend.deliver);
    await second.settle();
    expect(backend.bodies).toEqual([]);
  });

  it('learns from the store what became of a draft when it did not hear the other tab', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    const deaf = Object.assign(Object.create(two) as FakePlatform, { tabs: { ...two.tabs, onTold: () => () => {} } });
    const outboxTwo = open(deaf);
    const [sent, dismissed] = [say(outboxTwo, 'sent elsewhere'), say(outboxTwo, 'dismissed elsewhere', 'contact')];
    await one.settle();
    const outboxOne = open(one);
    await one.settle();
    outboxOne.serve('chat', always);
    outboxOne.dismiss(dismissed.id);
    await one.settle();
    expect(sent.state.value.is).toBe('queued');

    const backend = createDeliveries();
    outboxTwo.serve('chat', backend.deliver);
    outboxTwo.serve('contact', backend.deliver);
    await one.settle();
    expect(sent.state.value).toEqual({ is: 'sent', result: undefined });
    expect(outboxTwo.drafts.value).toEqual([]);
    expect(backend.bodies).toEqual([]);
  });

  it('clears away what it heard was sent by a tab that died before the shelf knew, so that no page sends it again', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    const [outboxOne, outboxTwo] = [open(one), open(two)];
    const backend = createDeliveries();
    outboxOne.serve('chat', backend.deliver);
    say(outboxOne, 'sent');
    await one.settle();
    const before = one.disk.get('outbox');
    backend.last.resolve();
    await one.settle();
    one.disk.set('outbox', before);
    outboxOne.dispose();

    outboxTwo.serve('chat', always);
    say(outboxTwo, 'said next');
    await two.settle();
    const after = createDeliveries();
    const third = two.reload();
    open(third).serve('chat', after.deliver);
    await third.settle();
    expect(after.bodies).toEqual([]);
  });

  it('is not disturbed by what others left in its place', async () => {
    for (const rubbish of [null, 7, 'text', [], { drafts: 'no' }, { drafts: [null, 1, { id: 'x' }], ended: [null, 'a'] }]) {
      const platform = createFakePlatform();
      platform.disk.set('outbox', rubbish);
      const outbox = open(platform);
      outbox.serve('chat', always);
      const draft = say(outbox, 'fine');
      await platform.settle();
      expect(draft.state.value.is).toBe('sent');
    }
  });

  it('ignores what it does not understand from other tabs', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    const outbox = open(one);
    const draft = say(outbox, 'mine');
    await one.settle();
    for (const told of [null, 'hello', 1, {}, { id: draft.id }, { id: draft.id, channel: 'chat', is: 'eaten' }, { id: draft.id, channel: 'chat', is: 'waiting' }]) {
      two.tabs.tell('outbox', told);
    }
    await one.settle();
    expect(draft.state.value).toEqual({ is: 'queued' });
    expect(outbox.drafts.value).toEqual([draft]);
  });
});

describe('outbox, at any instant', () => {
  /** Lets some promises settle, but not all: the finest step there is. */
  const ticks = async (count: number) => {
    for (let tick = 0; tick < count; tick += 1) await Promise.resolve();
  };
  const instants = Array.from({ length: 60 }, (_, count) => count);

  it('misses no draft that is composed while another is being finished', async () => {
    for (const instant of instants) {
      const platform = createFakePlatform();
      const outbox = open(platform);
      outbox.serve('chat', always);
      say(outbox, 'first');
      await ticks(instant);
      const second = say(outbox, 'second');
      await platform.settle();
      expect(second.state.value.is, `composed after ${instant} ticks`).toBe('sent');
    }
  });

  it('shows no draft again that was sent while the store was being read', async () => {
    for (const instant of instants) {
      const one = createFakePlatform();
      const two = one.openTab();
      const [outboxOne, outboxTwo] = [open(one), open(two)];
      const seen: number[] = [];
      const counted: Deliver = async () => void seen.push(1);
      outboxOne.serve('chat', counted);
      say(outboxOne, 'once');
      await ticks(instant);
      outboxTwo.serve('chat', counted);
      outboxTwo.hurry();
      await one.settle();
      expect(seen, `looked after ${instant} ticks`).toHaveLength(1);
      expect([...outboxOne.drafts.value, ...outboxTwo.drafts.value]).toEqual([]);
    }
  });

  it('never shows a sent draft again for a moment, when another tab writes meanwhile', async () => {
    for (const instant of instants) {
      const one = createFakePlatform();
      const outbox = open(one);
      const elsewhere = open(one.openTab());
      const backend = createDeliveries();
      outbox.serve('chat', backend.deliver);
      const draft = say(outbox, 'mine');
      await one.settle();
      const back: string[] = [];
      const unwatch = outbox.drafts.subscribe((drafts) => {
        if (draft.state.peek().is === 'sent' && drafts.some(({ id }) => id === draft.id)) back.push(`after ${instant} ticks`);
      });
      say(elsewhere, 'theirs', 'contact');
      await ticks(instant);
      backend.last.resolve();
      await one.settle();
      unwatch();
      expect(back).toEqual([]);
    }
  });

  it('keeps every draft when the page dies, from the moment it is on the disk', async () => {
    for (const instant of instants) {
      const first = createFakePlatform();
      const outbox = open(first);
      const backend = createDeliveries();
      outbox.serve('chat', backend.deliver);
      const draft = say(outbox, 'mine');
      await ticks(instant);
      const onDisk = first.disk.has('outbox');
      const second = first.reload();
      const after = createDeliveries();
      open(second).serve('chat', after.deliver);
      await second.settle();
      expect(after.ids, `died after ${instant} ticks`).toEqual(onDisk ? [draft.id] : []);
    }
  });
});

describe('outbox, when an attempt fails', () => {
  it.each(['offline', 'unavailable', 'limited', 'cancelled'] as const)('tries again after %s, and the draft keeps its place', async (kind) => {
    const platform = createFakePlatform({ random: () => 0.5 });
    const outbox = open(platform);
    const backend = createDeliveries();
    outbox.serve('chat', backend.deliver);
    const draft = say(outbox, 'first');
    say(outbox, 'second');
    await platform.settle();
    backend.last.reject(new DeskbellError(kind));
    await platform.settle();
    expect(draft.state.value).toMatchObject({ is: 'waiting', until: platform.now() + 250, error: { kind } });

    await platform.advance(249);
    expect(backend.bodies).toHaveLength(1);
    await platform.advance(1);
    expect(backend.bodies).toEqual([{ text: 'first' }, { text: 'first' }]);
    expect(new Set(backend.ids).size).toBe(1);
  });

  it('waits longer each time, anywhere in the span, and never more than half a minute', async () => {
    const platform = createFakePlatform({ random: () => 0.999_999 });
    const outbox = open(platform);
    outbox.serve('chat', failing(new DeskbellError('unavailable')));
    const draft = say(outbox, 'patient');
    const waits: number[] = [];
    await platform.settle();
    for (let tries = 0; tries < 9; tries += 1) {
      const state = draft.state.value;
      if (state.is !== 'waiting') throw new Error(`expected to wait, but ${state.is}`);
      const wait = state.until - platform.now();
      waits.push(Math.round(wait));
      await platform.advance(Math.ceil(wait));
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('waits as long as the backend asks, hurried or not', async () => {
    const platform = createFakePlatform();
    const outbox = open(platform);
    const backend = createDeliveries();
    outbox.serve('chat', backend.deliver);
    say(outbox, 'too fast');
    await platform.settle();
    backend.last.reject(new DeskbellError('limited', { retryAfterMs: 60_000 }));
    await platform.settle();
    outbox.hurry();
    await platform.advance(59_999);
    expect(backend.bodies).toHaveLength(1);
    await platform.advance(1);
    expect(backend.bodies).toHaveLength(2);
  });

  it('tries at once when somebody knows that things have changed', async () => {
    const platform = createFakePlatform({ random: () => 0.9 });
    const outbox = open(platform);
    const backend = createDeliveries();
    outbox.serve('chat', backend.deliver);
    say(outbox, 'hello');
    await platform.settle();
    backend.last.reject(new DeskbellError('unavailable'));
    await platform.settle();
    platform.wake();
    await platform.settle();
    expect(backend.bodies).toHaveLength(2);

    backend.last.reject(new DeskbellError('unavailable'));
    await platform.settle();
    platform.visible.value = false;
    platform.visible.value = true;
    await platform.settle();
    expect(backend.bodies).toHaveLength(3);
  });

  it.each(['refused', 'gone', 'unsupported', 'broken'] as const)('takes %s for a final no, shows it and goes on with the next', async (kind) => {
    const platform = createFakePlatform();
    const outbox = open(platform);
    const backend = createDeliveries();
    outbox.serve('chat', backend.deliver);
    const draft = say(outbox, 'bad');
    const next = say(outbox, 'good');
    await platform.settle();
    backend.last.reject(new DeskbellError(kind, { fields: { text: 'too-long' } }));
    await platform.settle();
    backend.last.resolve();
    await platform.advance(120_000);
    expect(backend.bodies).toEqual([{ text: 'bad' }, { text: 'good' }]);
    expect(draft.state.value).toMatchObject({ is: 'refused', error: { kind, fields: { text: 'too-long' } } });
    expect(next.state.value.is).toBe('sent');
    expect(outbox.drafts.value).toEqual([draft]);
  });

  it('still shows a refused draft, words and reason, on the next page, until it is dismissed', async () => {
    const first = createFakePlatform();
    const outbox = open(first);
    outbox.serve('contact', failing(new DeskbellError('refused', { fields: { email: 'email' } })));
    say(outbox, 'my words', 'contact');
    await first.settle();

    const second = first.reload();
    const again = open(second);
    const backend = createDeliveries();
    again.serve('contact', backend.deliver);
    await second.settle();
    const [kept] = again.drafts.value;
    expect(kept).toMatchObject({ body: { text: 'my words' } });
    const state = kept?.state.value;
    expect(state?.is === 'refused' && isDeskbellError(state.error, 'refused') && state.error.fields).toEqual({ email: 'email' });
    expect(backend.bodies).toEqual([]);

    again.dismiss(kept?.id ?? '');
    await second.settle();
    expect(again.drafts.value).toEqual([]);
    const third = open(second.reload());
    await second.settle();
    expect(third.drafts.value).toEqual([]);
  });

  it('shows a refusal in all tabs, and a dismissal too', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    const outboxOne = open(one);
    const outboxTwo = open(two);
    outboxOne.serve('chat', failing(new DeskbellError('refused')));
    say(outboxTwo, 'no');
    await one.settle();
    expect(outboxTwo.drafts.value.map(({ state }) => state.value.is)).toEqual(['refused']);
    outboxTwo.dismiss(outboxTwo.drafts.value[0]?.id ?? '');
    await one.settle();
    expect(outboxOne.drafts.value).toEqual([]);
  });

  it('never sends what was dismissed while it waited, in any tab', async () => {
    const one = createFakePlatform();
    const two = one.openTab();
    const outboxOne = open(one);
    const outboxTwo = open(two);
    const backend = createDeliveries();
    outboxOne.serve('chat', backend.deliver);
    outboxTwo.serve('chat', backend.deliver);
    const draft = say(outboxOne, 'never mind');
    say(outboxOne, 'but this');
    await one.settle();
    outboxOne.dismiss(draft.id);
    expect(outboxOne.drafts.value).toHaveLength(2);

    backend.last.reject(new DeskbellError('unavailable'));
    await one.settle();
    outboxOne.dismiss(draft.id);
    await one.settle();
    backend.last.resolve();
    await one.advance(60_000);
    expect(backend.bodies).toEqual([{ text: 'never mind' }, { text: 'but this' }]);
    expect([...outboxOne.drafts.value, ...outboxTwo.drafts.value]).toEqual([]);
  });

  it('asks for a new session once, then takes unauthorized for a no', async () => {
    const platform = createFakePlatform();
    const outbox = open(platform);
    const caller = createCaller({ platform, context: () => ({}) });
    await caller.call().identity.writeSession('old');
    const sessions: (string | undefined)[] = [];
    outbox.serve('chat', async (_, call) => {
      sessions.push(await call.identity.readSession());
      throw call.error('unauthorized');
    });
    const draft = say(outbox, 'who am I?');
    await platform.settle();
    expect(sessions).toEqual(['old', undefined]);
    expect(draft.state.value).toMatchObject({ is: 'refused', error: { kind: 'unauthorized' } });
  });

  it('gives up on an attempt that never ends, and tries again', async () => {
    const platform = createFakePlatform({ random: () => 0 });
    const outbox = open(platform, { attemptMs: 1000 });
    const backend = createDeliveries();
    outbox.serve('chat', backend.deliver);
    const draft = say(outbox, 'anybody?');
    await platform.advance(999);
    expect(draft.state.value.is).toBe('sending');
    const { signal } = backend.last;
    await platform.advance(1);
    expect(signal.aborted).toBe(true);
    expect(backend.bodies).toHaveLength(2);
    expect(backend.doubles).toBe(0);
  });

  it('takes a yes that comes after the time limit', async () => {
    const platform = createFakePlatform({ random: () => 0.9 });
    const outbox = open(platform, { attemptMs: 1000 });
    const backend = createDeliveries();
    outbox.serve('chat', backend.deliver);
    const draft = say(outbox, 'slow');
    await platform.settle();
    const late = backend.last;
    await platform.advance(1000);
    expect(draft.state.value.is).toBe('waiting');
    late.resolve('at last');
    await platform.advance(60_000);
    expect(draft.state.value).toEqual({ is: 'sent', result: 'at last' });
    expect(backend.bodies).toHaveLength(1);
  });

  it('survives adapters that throw, reject with nothing, or resolve with nonsense', async () => {
    const platform = createFakePlatform();
    const outbox = open(platform);
    outbox.serve('a', () => {
      throw new Error('at once');
    });
    outbox.serve('b', () => Promise.reject());
    outbox.serve('c', () => Promise.resolve(() => 'a function cannot be told to other tabs'));
    outbox.serve('d', (() => undefined) as unknown as Deliver);
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((channel) => say(outbox, 'x', channel));
    await platform.settle();
    expect(a?.state.value).toMatchObject({ is: 'refused', error: { kind: 'broken', message: 'at once' } });
    expect(b?.state.value).toMatchObject({ is: 'refused', error: { kind: 'broken' } });
    expect(c?.state.value.is).toBe('sent');
    expect(d?.state.value.is).toBe('sent');
  });

  it('leaves no timer and no listener when disposed, and the draft in the store', async () => {
    const platform = createFakePlatform();
    const outbox = open(platform);
    const backend = createDeliveries();
    outbox.serve('chat', backend.deliver);
    outbox.serve('contact', failing(new DeskbellError('unavailable')));
    say(outbox, 'in flight');
    say(outbox, 'waiting', 'contact');
    await platform.settle();
    outbox.dispose();
    await platform.settle();
    expect(platform.timers).toBe(0);
    expect(platform.listeners).toBe(0);
    expect(backend.last.signal.aborted).toBe(true);

    const later = open(platform);
    await platform.settle();
    expect(texts(later.drafts.value)).toEqual(['in flight', 'waiting']);
    later.dispose();
  });
});
