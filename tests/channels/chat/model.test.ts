import { describe, expect, it } from 'vitest';
import { createChatModel } from '../../../src/channels/chat/model.ts';
import type { Row } from '../../../src/channels/chat/timeline.ts';
import { phrases } from '../../../src/channels/chat/text/en.ts';
import { DeskbellError } from '../../../src/core/index.ts';
import { createFakePlatform, type FakePlatform } from '../../../src/testing/index.ts';
import { createStage, sayOf } from '../stage.ts';
import { createBackend, openOffer, type Backend, type BackendOptions } from './backend.ts';

interface OpenOptions extends Partial<BackendOptions> {
  readonly platform?: FakePlatform;
  readonly backend?: Backend;
  readonly shown?: boolean;
}

async function open({ platform = createFakePlatform(), backend, shown = true, ...options }: OpenOptions = {}) {
  const desk = backend ?? createBackend({ now: platform.now, ...options });
  const stage = createStage({ port: desk.port, platform, shown });
  const model = createChatModel(stage.context, sayOf(phrases));
  await stage.settle();
  return {
    ...stage,
    backend: desk,
    model,
    async write(text: string) {
      model.write(text);
      model.send();
      await stage.settle();
    },
    texts: () => textsOf(model.rows.value),
    states: () => messagesOf(model.rows.value).map(({ draft }) => draft?.state.value.is ?? 'logged'),
  };
}

const messagesOf = (rows: readonly Row[]) => rows.filter((row) => row.is === 'message');
const textsOf = (rows: readonly Row[]) => messagesOf(rows).map(({ text }) => text);
const draftOf = (rows: readonly Row[]) => messagesOf(rows).flatMap(({ draft }) => (draft ? [draft] : []))[0]!;

describe('chat model', () => {
  describe('before the visitor has written', () => {
    it('reads only the offer, dials nothing and stores nothing', async () => {
      const { backend, platform, advance, model } = await open();
      await advance(10 * 60_000);
      expect(backend.calls).toEqual(['offer']);
      expect([...platform.disk.keys()]).toEqual([]);
      expect(model.engaged.value).toBe(false);
      expect(model.link.value).toEqual({ is: 'fine' });
    });

    it('does not even ask for the offer while the panel does not show it', async () => {
      const { backend, shown, settle } = await open({ shown: false });
      expect(backend.calls).toEqual([]);
      shown.value = true;
      await settle();
      expect(backend.calls).toEqual(['offer']);
    });

    it('offers what was typed elsewhere as the first message, and stores it only once it is touched', async () => {
      const platform = createFakePlatform();
      const { journey, shown, model, settle } = await open({ platform, shown: false });
      journey.search('where is my parcel');
      shown.value = true;
      expect(model.text.value).toBe('where is my parcel');
      expect([...platform.disk.keys()]).toEqual([]);
      model.write('');
      shown.value = false;
      shown.value = true;
      await settle();
      expect(model.text.value).toBe('');
    });
  });

  describe('sending', () => {
    it('shows a message at once, and as one bubble through all its states', async () => {
      const { backend, model, write, texts, states, settle, engagements, emitted } = await open();
      backend.hang.add('send');
      await write('Hello');
      expect(texts()).toEqual(['Hello']);
      expect(states()).toEqual(['sending']);
      const [key] = model.rows.value.map((row) => row.key).slice(-1);
      expect(engagements()).toBe(1);
      expect(emitted).toContainEqual({ event: 'chat.sent', detail: undefined });

      backend.hang.clear();
      await settle();
      backend.happen({ type: 'message', commandId: draftOf(model.rows.value).id, from: { side: 'visitor' }, text: 'Hello' });
      expect(texts()).toEqual(['Hello']);
      expect(states()).toEqual(['logged']);
      expect(model.rows.value.at(-1)?.key).toBe(key);
    });

    it('dials at the first message and says the next one over the line', async () => {
      const { backend, write, texts } = await open();
      await write('one');
      expect(backend.calls).toContain('dial:null');
      expect(backend.count('send')).toBe(1);
      await write('two');
      expect(backend.count('line.send')).toBe(1);
      expect(texts()).toEqual(['one', 'two']);
      expect(backend.entries).toHaveLength(2);
    });

    it('keeps the bubble when an accepted message has not come back yet, and asks for it', async () => {
      const { backend, write, states, advance, texts } = await open();
      await write('one');
      backend.deaf = true;
      await write('two');
      expect(states()).toEqual(['logged', 'sent']);
      await advance(2_000);
      expect(backend.count('history')).toBe(1);
      expect(states()).toEqual(['logged', 'logged']);
      expect(texts()).toEqual(['one', 'two']);
    });

    it('empties the composer, forgets the half-typed text and carries the words on', async () => {
      const { platform, model, write, journey, advance } = await open();
      model.write('Half');
      await advance(1_000);
      expect(platform.disk.get('half-typed:chat')).toMatchObject({ fields: { text: 'Half' } });
      await write('Where is it?');
      expect(model.text.value).toBe('');
      expect(platform.disk.has('half-typed:chat')).toBe(false);
      expect(journey.words.value).toBe('Where is it?');
    });

    it.each([' \n\t', '\u200b\u2060\ufeff', ''])('names blank text (%j) and keeps it', async (text) => {
      const { model, backend } = await open();
      model.write(text);
      expect(model.problem.value).toBeUndefined();
      expect(model.send()).toBe(false);
      expect(model.problem.value).toBe('blank');
      expect(model.text.value).toBe(text);
      model.write('x');
      expect(model.problem.value).toBeUndefined();
      expect(backend.calls).toEqual(['offer']);
    });

    it('takes a double click for one', async () => {
      const { model, backend, write, advance, announced } = await open();
      await write('Hello');
      expect(model.send()).toBe(false);
      expect(model.problem.value).toBeUndefined();
      expect(announced).toEqual([]);
      expect(backend.entries).toHaveLength(1);
      await advance(1_000);
      model.send();
      expect(model.problem.value).toBe('blank');
    });

    it('names over-long text as it is written, ten megabytes included, and keeps it', async () => {
      const { model } = await open();
      const text = 'x'.repeat(10_000_000);
      model.write(text);
      expect(model.problem.value).toBe('too-long');
      expect(model.send()).toBe(false);
      expect(model.text.value).toBe(text);
    });

    it.each(['👩‍👩‍👧‍👦', 'مرحبا ‏', '<img src=x onerror=alert(1)>', '__proto__'])('sends %j as it is', async (text) => {
      const { write, texts, backend } = await open();
      await write(text);
      expect(texts()).toEqual([text]);
      expect(backend.entries[0]).toMatchObject({ text });
    });

    it('finds the half-typed text again after a reload', async () => {
      const { platform, model } = await open();
      model.write('Half a sen');
      const later = await open({ platform: platform.reload() });
      expect(later.model.text.value).toBe('Half a sen');
    });
  });

  describe('when sending goes wrong', () => {
    it('keeps a message through an outage and sends it once when the backend is back', async () => {
      const { backend, write, states, advance, texts } = await open();
      backend.fail.send = new DeskbellError('unavailable');
      backend.fail.dial = new DeskbellError('unavailable');
      await write('Hello');
      await advance(60_000);
      expect(['waiting', 'sending']).toContain(states()[0]);
      backend.fail = {};
      await advance(60_000);
      expect(states()).toEqual(['logged']);
      expect(texts()).toEqual(['Hello']);
      expect(backend.entries).toHaveLength(1);
    });

    it('keeps a refused message with its words, and tells those who cannot see', async () => {
      const { backend, write, states, texts, announced } = await open();
      backend.fail.send = new DeskbellError('refused', { fields: { text: 'too-long' } });
      await write('No');
      expect(states()).toEqual(['refused']);
      expect(texts()).toEqual(['No']);
      expect(announced).toEqual(['Your message could not be sent.']);
    });

    it('sends a refused message again as a new one', async () => {
      const { backend, write, states, model, settle, texts } = await open();
      backend.fail.send = new Response('', { status: 422 });
      await write('Once more');
      backend.fail = {};
      model.retry(draftOf(model.rows.value));
      await settle();
      expect(states()).toEqual(['logged']);
      expect(texts()).toEqual(['Once more']);
    });

    it('takes a refused message back before what is being written', async () => {
      const { backend, write, model, texts } = await open();
      backend.fail.send = new DeskbellError('refused');
      await write('First');
      model.write('second');
      model.edit(draftOf(model.rows.value));
      expect(model.text.value).toBe('First\nsecond');
      expect(texts()).toEqual([]);
    });

    it('throws a refused message away when told to', async () => {
      const { backend, write, model, texts } = await open();
      backend.fail.send = new DeskbellError('gone');
      await write('Never mind');
      model.dismiss(draftOf(model.rows.value));
      expect(texts()).toEqual([]);
    });

    it('takes a line for dead that does not answer, and says the message again elsewhere', async () => {
      const { backend, write, advance, texts, states } = await open();
      await write('one');
      backend.hang.add('line.send');
      await write('two');
      const dials = backend.count('dial');
      await advance(8_000);
      expect(backend.count('dial')).toBe(dials + 1);
      backend.hang.clear();
      await advance(10_000);
      expect(texts()).toEqual(['one', 'two']);
      expect(states()).toEqual(['logged', 'logged']);
    });

    it('survives an adapter that throws at once, everywhere', async () => {
      const platform = createFakePlatform();
      const thrower = () => {
        throw new TypeError('undefined is not a function');
      };
      const stage = createStage({ platform, port: { offer: thrower, send: thrower, history: thrower, dial: thrower } });
      const model = createChatModel(stage.context, sayOf(phrases));
      await stage.settle();
      expect(model.offer.value.is).toBe('failed');
      model.write('Hello');
      model.send();
      await stage.advance(60_000);
      expect(textsOf(model.rows.value)).toEqual(['Hello']);
      expect(draftOf(model.rows.value).state.value.is).toBe('refused');
      expect(model.link.value.is).toBe('down');
    });

    it.each([undefined, null, 'yes', 42, {}, { entries: 'none' }, { after: 1, cursor: 2, entries: [] }])(
      'takes the history %j for a fault, not for a conversation',
      async (nonsense) => {
        const { backend, write, advance, model, texts } = await open({ live: false });
        backend.answers.history = nonsense;
        await write('Hello');
        await advance(30_000);
        expect(texts()).toEqual(['Hello']);
        expect(model.link.value.is).toBe('down');
      },
    );

    it.each([undefined, {}, { availability: {} }, { availability: { is: 'maybe' } }])('takes the offer %j for none', async (nonsense) => {
      const platform = createFakePlatform();
      const backend = createBackend({ now: platform.now });
      backend.answers.offer = nonsense;
      const { model } = await open({ platform, backend });
      expect(model.offer.value.is).toBe('failed');
    });

    it('leaves out entries it does not know and deliveries that are none', async () => {
      const { backend, write, texts, platform } = await open();
      await write('Hello');
      const [line] = backend.lines;
      line?.dial.deliver(null as never);
      line?.dial.deliver({ type: 'stretch' } as never);
      line?.dial.deliver({ type: 'confetti' } as never);
      backend.happen({ type: 'survey' } as never);
      backend.say('Hi');
      expect(texts()).toEqual(['Hello', 'Hi']);
      expect(platform.logs.length).toBeGreaterThan(0);
    });

    it('gives up waiting for an offer that never comes, and takes messages all the same', async () => {
      const platform = createFakePlatform();
      const backend = createBackend({ now: platform.now });
      backend.hang.add('offer');
      const { model, advance, write, states } = await open({ platform, backend });
      expect(model.offer.value.is).toBe('asking');
      await advance(10_000);
      expect(model.offer.value.is).toBe('failed');
      await write('Anybody?');
      expect(states()).toEqual(['logged']);
    });
  });

  describe('the log', () => {
    it('shows the answer as it arrives, in the order of the log, own pending after it', async () => {
      const { backend, write, texts } = await open();
      await write('one');
      backend.hang.add('line.send');
      await write('two');
      backend.say('Hi');
      expect(texts()).toEqual(['one', 'Hi', 'two']);
    });

    it('heals a lost delivery by the next one', async () => {
      const { backend, write, texts, settle } = await open();
      await write('one');
      backend.deaf = true;
      backend.say('lost');
      backend.deaf = false;
      backend.say('found');
      await settle();
      expect(texts()).toEqual(['one', 'lost', 'found']);
      expect(backend.count('history')).toBe(1);
    });

    it('heals a lost last message by the heartbeat', async () => {
      const { backend, write, texts, settle } = await open();
      await write('one');
      backend.deaf = true;
      backend.say('the last word');
      backend.deaf = false;
      backend.beat();
      await settle();
      expect(texts()).toEqual(['one', 'the last word']);
    });

    it('asks once, however much does not fit', async () => {
      const { backend, write, settle } = await open();
      await write('one');
      backend.hang.add('history');
      for (let gap = 0; gap < 20; gap++) backend.deliver({ type: 'head', cursor: `a:${gap + 50}` });
      await settle();
      expect(backend.count('history')).toBe(1);
    });

    it('replaces everything when the backend starts another history, and keeps what is unsent', async () => {
      const { backend, write, texts, settle } = await open();
      await write('one');
      await write('two');
      backend.hang.add('line.send');
      await write('unsent');
      backend.restore(1);
      backend.beat();
      await settle();
      expect(texts()).toEqual(['one', 'unsent']);
    });

    it('comes back with history on a later page, at once and without being asked', async () => {
      const { platform, backend, write } = await open({ pageLength: 2 });
      await write('one');
      backend.say('two');
      backend.say('three');
      backend.cut();
      const later = await open({ platform: platform.reload(), backend, shown: false });
      await later.advance(2_000);
      expect(later.texts()).toEqual(['one', 'two', 'three']);
      expect(later.backend.calls).toContain('dial:null');
    });

    it('sends on the next page what an earlier one could not', async () => {
      const { platform, backend, write } = await open();
      backend.fail.send = backend.fail.dial = backend.fail.history = new DeskbellError('unavailable');
      await write('from the train');
      const later = await open({ platform: platform.reload(), backend });
      expect(later.texts()).toEqual(['from the train']);
      backend.fail = {};
      await later.advance(60_000);
      expect(later.states()).toEqual(['logged']);
      expect(backend.entries).toHaveLength(1);
    });
  });

  describe('two tabs', () => {
    it('show the same, and no message twice', async () => {
      const first = await open();
      const second = await open({ platform: first.platform.openTab(), backend: first.backend });
      await first.write('from the first');
      await second.settle();
      expect(second.texts()).toEqual(['from the first']);
      await second.write('from the second');
      first.backend.say('Hi both');
      await first.settle();
      expect(first.texts()).toEqual(['from the first', 'from the second', 'Hi both']);
      expect(second.texts()).toEqual(first.texts());
    });

    it('show what the other one cannot send yet', async () => {
      const first = await open();
      const second = await open({ platform: first.platform.openTab(), backend: first.backend });
      first.backend.fail.send = new DeskbellError('unavailable');
      await first.write('waiting');
      await second.settle();
      expect(second.texts()).toEqual(['waiting']);
      expect(second.model.engaged.value).toBe(true);
    });

    it('agree that there is a conversation even when the store cannot say so', async () => {
      const first = await open();
      first.platform.blockStore();
      await first.write('kept in memory only');
      const second = await open({ platform: first.platform.openTab(), backend: first.backend });
      expect(second.texts()).toEqual(['kept in memory only']);
    });

    it('count as read what was read in the other', async () => {
      const first = await open();
      await first.write('one');
      const second = await open({ platform: first.platform.openTab(), backend: first.backend, shown: false });
      await second.advance(2_000);
      first.shown.value = false;
      first.backend.say('Hi');
      expect([first.model.unread.value, second.model.unread.value]).toEqual([1, 1]);
      first.shown.value = true;
      await first.settle();
      expect([first.model.unread.value, second.model.unread.value]).toEqual([0, 0]);
    });
  });

  describe('polling', () => {
    it('asks for the history where there is no line, often in front of the eyes and seldom when hidden', async () => {
      const { backend, write, texts, advance, shown, platform } = await open({ live: false });
      await write('one');
      const start = backend.count('history');
      await advance(30_000);
      const watched = backend.count('history') - start;
      expect(watched).toBeGreaterThanOrEqual(8);
      backend.say('Hi');
      await advance(4_000);
      expect(texts()).toEqual(['one', 'Hi']);

      shown.value = false;
      platform.visible.value = false;
      const before = backend.count('history');
      await advance(300_000);
      expect(backend.count('history') - before).toBeLessThanOrEqual(7);
      expect(backend.count('history') - before).toBeGreaterThanOrEqual(3);
    });

    it('takes over while a line cannot be had, and says nothing about it', async () => {
      const { backend, write, advance, texts, model } = await open();
      backend.fail.dial = new DeskbellError('unavailable');
      await write('one');
      backend.say('Hi');
      await advance(5_000);
      expect(texts()).toEqual(['one', 'Hi']);
      expect(model.link.value).toEqual({ is: 'fine' });
    });

    it('takes words along at once while the line waits for its place among all who return to a server that stopped', async () => {
      const { backend, write, advance, texts, model } = await open();
      await write('one');
      backend.fail.dial = new DeskbellError('unavailable');
      backend.cut({ spreadMs: 60_000 });
      await write('two');
      await advance(1_000);
      expect(backend.count('send')).toBe(2);
      backend.say('Hi');
      await advance(4_000);
      expect(texts()).toEqual(['one', 'two', 'Hi']);
      expect(model.link.value).toEqual({ is: 'fine' });
    });

    it('goes on where the backend wants no line at all', async () => {
      const { backend, write, advance, texts } = await open();
      backend.fail.dial = new DeskbellError('unsupported');
      await write('one');
      await advance(60_000);
      expect(backend.count('dial')).toBe(1);
      backend.say('Hi');
      await advance(5_000);
      expect(texts()).toEqual(['one', 'Hi']);
    });

    it('asks now and then beside a line without a heartbeat', async () => {
      const { backend, write, advance, texts } = await open({ silenceMs: undefined });
      await write('one');
      backend.deaf = true;
      backend.say('lost');
      await advance(90_000);
      expect(texts()).toEqual(['one', 'lost']);
    });

    it('does not storm a backend that is down', async () => {
      const { backend, write, advance } = await open();
      for (const verb of ['send', 'history', 'dial'] as const) backend.fail[verb] = new DeskbellError('unavailable');
      await write('one');
      await advance(60_000);
      const before = backend.calls.length;
      await advance(600_000);
      expect((backend.calls.length - before) / 10).toBeLessThan(20);
    });

    it('waits as long as a backend that is asked too much wants', async () => {
      const { backend, write, advance } = await open({ live: false });
      await write('one');
      backend.fail.history = new DeskbellError('limited', { retryAfterMs: 120_000 });
      await advance(10_000);
      const before = backend.count('history');
      await advance(100_000);
      expect(backend.count('history')).toBe(before);
    });
  });

  describe('the link, in words', () => {
    it('is offline when the device is', async () => {
      const { model, platform } = await open();
      platform.online.value = false;
      expect(model.link.value).toEqual({ is: 'offline' });
    });

    it('is reconnecting for a moment, and down when that lasts', async () => {
      const { backend, write, advance, model } = await open();
      await write('one');
      expect(model.link.value).toEqual({ is: 'fine' });
      backend.fail.dial = backend.fail.history = new DeskbellError('unavailable');
      backend.cut();
      expect(model.link.value).toEqual({ is: 'fine' });
      await advance(1_200);
      expect(model.link.value).toEqual({ is: 'reconnecting' });
      await advance(20_000);
      expect(model.link.value.is).toBe('down');
      backend.fail = {};
      await advance(60_000);
      expect(model.link.value).toEqual({ is: 'fine' });
    });

    it('tries everything at once when asked to', async () => {
      const { backend, write, advance, model, states, settle } = await open();
      for (const verb of ['send', 'history', 'dial', 'offer'] as const) backend.fail[verb] = new DeskbellError('unavailable');
      await write('one');
      await advance(120_000);
      backend.fail = {};
      model.hurry();
      await settle();
      expect(states()).toEqual(['logged']);
      expect(model.link.value).toEqual({ is: 'fine' });
      expect(model.offer.value.is).toBe('known');
    });
  });

  describe('what is new', () => {
    it('counts what arrives while nobody looks, and nothing else', async () => {
      const { backend, write, model, shown, platform, settle } = await open();
      await write('one');
      backend.say('seen');
      expect(model.unread.value).toBe(0);
      shown.value = false;
      backend.happen({ type: 'joined', agent: 'Ben' });
      backend.say('two', 'Ben');
      backend.say('three', 'Ben');
      expect(model.unread.value).toBe(2);
      shown.value = true;
      await settle();
      expect(model.unread.value).toBe(0);
      platform.visible.value = false;
      backend.say('four');
      expect(model.unread.value).toBe(1);
      platform.visible.value = true;
      expect(model.unread.value).toBe(0);
    });

    it('draws a line above what is new until the visitor answers', async () => {
      const { backend, write, model, shown } = await open();
      await write('one');
      shown.value = false;
      backend.say('two');
      shown.value = true;
      const kinds = () => model.rows.value.map((row) => (row.is === 'message' ? row.text : row.is));
      expect(kinds()).toEqual(['day', 'one', 'new', 'two']);
      backend.say('three');
      expect(kinds()).toEqual(['day', 'one', 'new', 'two', 'three']);
      await write('four');
      expect(kinds()).toEqual(['day', 'one', 'two', 'three', 'four']);
    });

    it('remembers over pages what was seen', async () => {
      const { platform, backend, write, shown } = await open();
      await write('one');
      backend.say('seen');
      shown.value = false;
      await platform.settle();
      backend.cut();
      const later = platform.reload();
      backend.say('missed');
      const { model, advance } = await open({ platform: later, backend, shown: false });
      await advance(2_000);
      expect(model.unread.value).toBe(1);
    });

    it('does not call a restored history new', async () => {
      const { backend, write, model, shown, settle } = await open();
      await write('one');
      backend.say('two');
      shown.value = false;
      backend.restore(1);
      backend.happen({ type: 'message', from: { side: 'agent', name: 'Anna' }, text: 'other' });
      await settle();
      expect(model.unread.value).toBe(0);
      backend.say('new');
      expect(model.unread.value).toBe(1);
    });

    it('tells the agents how far the visitor has read, where they want to know', async () => {
      const { backend, write } = await open();
      await write('one');
      backend.say('two');
      expect(backend.calls.findLast((call) => call.startsWith('read:'))).toBe('read:e2');
    });

    it('moves the mark of what the agents have read only forward', async () => {
      const { backend, write, model } = await open();
      await write('one');
      await write('two');
      expect(model.readAt.value).toBe(-1);
      backend.deliver({ type: 'read', upTo: 'e2' });
      expect(model.readAt.value).toBe(1);
      backend.deliver({ type: 'read', upTo: 'e1' });
      expect(model.readAt.value).toBe(1);
    });
  });

  describe('announcing', () => {
    it('says who said what, once, and never what the visitor said', async () => {
      const { backend, write, announced } = await open();
      await write('one');
      backend.happen({ type: 'joined', agent: 'Anna' });
      backend.say('Hello there');
      backend.happen({ type: 'closed' });
      expect(announced).toEqual(['Anna has joined', 'Anna: Hello there', 'The conversation was closed. Write to open it again.']);
    });

    it('does not repeat itself after a reconnect, and says only how many after a gap', async () => {
      const { backend, write, announced, advance } = await open();
      await write('one');
      backend.say('Hi');
      announced.length = 0;
      backend.cut();
      for (const text of ['a', 'b', 'c']) backend.say(text);
      await advance(5_000);
      expect(announced).toEqual(['3 new messages in the chat']);
    });

    it('is silent about a history that is loaded', async () => {
      const { platform, backend, write } = await open();
      await write('one');
      backend.say('Hi');
      backend.cut();
      const later = await open({ platform: platform.reload(), backend });
      await later.advance(2_000);
      expect(later.texts()).toEqual(['one', 'Hi']);
      expect(later.announced).toEqual([]);
    });

    it('counts while the chat is not shown', async () => {
      const { backend, write, announced, shown } = await open();
      await write('one');
      shown.value = false;
      backend.say('Hi');
      backend.say('Still there?');
      expect(announced).toEqual(['1 new message in the chat', '2 new messages in the chat']);
    });
  });

  describe('typing', () => {
    it('shows who types, until they stop, answer or are not heard of any more', async () => {
      const { backend, write, model, advance } = await open();
      await write('one');
      backend.deliver({ type: 'typing', on: true, name: 'Anna' });
      expect(model.typist.value).toBe('Anna');
      await advance(6_000);
      expect(model.typist.value).toBeUndefined();
      backend.deliver({ type: 'typing', on: true, name: 'Anna' });
      backend.say('Hi');
      expect(model.typist.value).toBeUndefined();
    });

    it('tells the agents, not with every key, and takes it back', async () => {
      const { backend, write, model, advance } = await open();
      await write('one');
      const typing = () => backend.calls.filter((call) => call.startsWith('typing'));
      for (const text of ['H', 'He', 'Hel']) model.write(text);
      expect(typing()).toEqual(['typing:true']);
      await advance(3_000);
      model.write('Hell');
      expect(typing()).toEqual(['typing:true', 'typing:true']);
      await advance(6_000);
      expect(typing().at(-1)).toBe('typing:false');
      model.write('Hello');
      await write('Hello');
      expect(typing().slice(-2)).toEqual(['typing:true', 'typing:false']);
    });

    it('says nothing where the backend does not want to know', async () => {
      const { backend, write, model } = await open({ offer: { ...openOffer, features: { typing: false, receipts: false } } });
      await write('one');
      model.write('H');
      expect(backend.calls.filter((call) => /^(typing|read)/.test(call))).toEqual([]);
    });
  });

  it('hears over the line that the shop has closed', async () => {
    const { backend, write, model } = await open();
    await write('one');
    backend.deliver({ type: 'offer', offer: { ...openOffer, availability: { is: 'closed', opensAt: 5 } } });
    expect(model.offer.value).toMatchObject({ is: 'known', offer: { availability: { is: 'closed', opensAt: 5 } } });
  });

  it('tells the line which page the visitor is on', async () => {
    const { backend, write, journey } = await open();
    await write('one');
    journey.visit({ url: 'https://shop.example/cart', title: 'Cart' });
    expect(backend.calls).toContain('page:https://shop.example/cart');
  });

  it('leaves no timer, listener or line behind', async () => {
    const { backend, write, model, platform, dispose, settle } = await open();
    await write('one');
    model.write('half');
    model.dispose();
    dispose();
    await settle();
    expect(backend.lines.size).toBe(0);
    expect(platform.timers).toBe(0);
    expect(platform.listeners).toBe(0);
  });
});
