import { effect } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { createContactModel, receiptOf, requestOf, type ContactModel } from '../../../src/channels/contact/model.ts';
import type { ContactPort } from '../../../src/channels/contact/port.ts';
import { phrases } from '../../../src/channels/contact/text/en.ts';
import { DeskbellError, type ErrorKind } from '../../../src/core/error.ts';
import type { ContactOffer, ContactRequest } from '../../../src/protocol/index.ts';
import { createFakePlatform, type FakePlatform } from '../../../src/testing/index.ts';
import { createStage, sayOf, type Stage } from '../stage.ts';

const say = sayOf(phrases);

/** One turn of the event loop: everything that does not wait for the clock has come to rest after it. */
const settle = () => new Promise<void>((done) => setImmediate(done));

const offer: ContactOffer = {
  topics: [
    { id: 'return', label: 'Returns', orderNumber: 'required' },
    { id: 'product', label: 'A product', orderNumber: 'hidden' },
    { id: 'other', label: 'Something else', orderNumber: 'optional' },
  ],
  replyBy: Date.UTC(2026, 2, 4, 10),
};
const filled = { topic: 'return', name: 'Ana', email: 'ana@example.org', orderNumber: 'HG-1', message: 'The strap broke.' };

/** A backend that keeps what it was sent, unless it is down. */
function createPort(answer: ContactPort['send'] = async () => ({ reference: 'DB-1', replyBy: offer.replyBy })) {
  const sent: ContactRequest[] = [];
  const down = { value: false };
  const port: ContactPort = {
    offer: async () => offer,
    send: async (request, call) => {
      if (down.value) throw call.error('offline');
      sent.push(request);
      return answer(request, call);
    },
  };
  return { port, sent, down };
}

interface Setting {
  readonly platform?: FakePlatform;
  /** What happened before the form was entered. */
  readonly before?: (stage: Stage<ContactPort>) => void;
}

async function start(port: ContactPort, { platform = createFakePlatform(), before }: Setting = {}) {
  const stage = createStage({ port, platform });
  before?.(stage);
  const model = createContactModel(stage.context, say);
  await settle();
  return { model, stage };
}

const isAt = (model: ContactModel) => model.letter.value?.progress.value.is ?? 'writing';

describe('writing', () => {
  it('sends what was written, trimmed and without what was left empty', async () => {
    const { port, sent } = createPort();
    const { model, stage } = await start(port);
    model.write({ ...filled, topic: 'other', orderNumber: ' ', name: '  Ana ' });
    model.send();
    await settle();
    expect(sent).toEqual([{ topic: 'other', name: 'Ana', email: 'ana@example.org', message: 'The strap broke.' }]);
    expect(isAt(model)).toBe('sent');
    expect(model.letter.value?.progress.value).toEqual({ is: 'sent', result: { reference: 'DB-1', replyBy: offer.replyBy } });
    expect(stage.emitted).toEqual([{ event: 'contact.sent', detail: { topic: 'other' } }]);
    expect(stage.engagements()).toBe(1);
  });

  it('says what is wrong with every field and sends nothing', async () => {
    const { port, sent } = createPort();
    const { model } = await start(port);
    model.send();
    expect(model.problems.value).toEqual({ topic: 'required', name: 'required', email: 'required', message: 'required' });
    expect(sent).toEqual([]);
    expect(isAt(model)).toBe('writing');
  });

  it('takes a problem away as soon as it is mended, and no earlier', async () => {
    const { model } = await start(createPort().port);
    model.send();
    model.write({ email: 'ana' });
    expect(model.problems.value['email']).toBe('email');
    model.write({ email: 'ana@example.org' });
    expect(model.problems.value).toEqual({ topic: 'required', name: 'required', message: 'required' });
  });

  it('does not complain about a field nobody has finished', async () => {
    const { model } = await start(createPort().port);
    model.write({ email: 'ana' });
    expect(model.problems.value).toEqual({});
  });

  it('asks for an order number by topic and never sends a hidden one', async () => {
    const { port, sent } = createPort();
    const { model } = await start(port);
    model.write({ ...filled, orderNumber: '' });
    model.send();
    expect(model.problems.value).toEqual({ orderNumber: 'required' });
    model.write({ topic: 'product' });
    expect(model.problems.value).toEqual({});
    expect(model.orderNumber.value).toBe('hidden');
    model.write({ orderNumber: 'HG-1' });
    model.send();
    await settle();
    expect(sent).toEqual([{ topic: 'product', name: 'Ana', email: 'ana@example.org', message: 'The strap broke.' }]);
  });

  it('sends once for a double click', async () => {
    const { port, sent } = createPort();
    const { model, stage } = await start(port);
    model.write(filled);
    model.send();
    model.send();
    await settle();
    model.send();
    expect(sent).toHaveLength(1);
    expect(stage.outbox.drafts.value).toHaveLength(0);
  });

  it.each([
    ['ten megabytes', 'x'.repeat(10 * 1024 * 1024)],
    ['one character more than fits', 'x'.repeat(5_001)],
  ])('names %s at once and keeps them', async (_, message) => {
    const { model } = await start(createPort().port);
    model.write({ ...filled, message });
    expect(model.problems.value).toEqual({ message: 'too-long' });
    expect(model.fields.value.message).toBe(message);
    model.send();
    expect(isAt(model)).toBe('writing');
    model.write({ message: 'Short.' });
    expect(model.problems.value).toEqual({});
  });

  it.each(['👩‍👩‍👧‍👦', 'مرحبا بالعالم', '<b onclick="x()">bold</b>', 'a\u200bb', "O'Brien; DROP TABLE", 'null'])('sends %j as it is', async (text) => {
    const { port, sent } = createPort();
    const { model } = await start(port);
    model.write({ ...filled, name: text, message: text });
    model.send();
    await settle();
    expect(sent[0]).toMatchObject({ name: text, message: text });
  });

  it.each(['\u200b\u200d', '\u00a0 \n', '\u2060'])('takes %j for empty', async (text) => {
    const { model } = await start(createPort().port);
    model.write({ ...filled, name: text, message: text });
    model.send();
    expect(model.problems.value).toEqual({ name: 'required', message: 'required' });
  });

  it.each(['ana', 'ana@', '@example.org', 'ana@example', 'a b@example.org', 'ana@example.org\nBcc: all@example.org'])('does not take %j for an e-mail address', async (email) => {
    const { model } = await start(createPort().port);
    model.write({ ...filled, email });
    model.send();
    expect(model.problems.value).toEqual({ email: 'email' });
  });

  it.each(['a+b@example.museum', 'ana@bücher.example', 'ana.o’neil@mail.example.co.uk', ' ana@example.org '])('takes %j for one', async (email) => {
    const { model } = await start(createPort().port);
    model.write({ ...filled, email });
    model.send();
    expect(model.problems.value).toEqual({});
  });
});

describe('what was typed elsewhere', () => {
  it('takes a search over as the subject', async () => {
    const { port, sent } = createPort();
    const { model } = await start(port, { before: ({ journey }) => journey.search('broken strap') });
    expect(model.fields.value).toMatchObject({ subject: 'broken strap', message: '' });
    model.write(filled);
    model.send();
    await settle();
    expect(sent[0]).toMatchObject({ subject: 'broken strap' });
  });

  it('takes what was typed in another channel over as the beginning of the message', async () => {
    const { model } = await start(createPort().port, { before: ({ journey }) => journey.carry('Hello, my strap broke') });
    expect(model.fields.value).toMatchObject({ subject: '', message: 'Hello, my strap broke' });
  });

  it('follows the journey until the visitor has written themselves', async () => {
    const { model, stage } = await start(createPort().port, { before: ({ journey }) => journey.carry('first') });
    const comeBackWith = async (words: string) => {
      stage.shown.value = false;
      stage.journey.carry(words);
      stage.shown.value = true;
      await settle();
    };
    await comeBackWith('second');
    expect(model.fields.value.message).toBe('second');
    model.write({ message: 'my own words' });
    await comeBackWith('third');
    expect(model.fields.value.message).toBe('my own words');
  });

  it('does not bring back a subject that was removed', async () => {
    const { model, stage } = await start(createPort().port, { before: ({ journey }) => journey.search('broken strap') });
    model.write({ subject: '' });
    stage.shown.value = false;
    stage.shown.value = true;
    await settle();
    expect(model.fields.value.subject).toBe('');
  });

  it('carries the message on to the other channels, and forgets it once it is sent', async () => {
    const { model, stage } = await start(createPort().port);
    model.write(filled);
    expect(stage.journey.words.value).toBe('The strap broke.');
    model.send();
    await settle();
    expect(stage.journey.words.value).toBe('');
  });

  it('survives a reload half-typed, and is not there any more once sent', async () => {
    const { port } = createPort();
    const first = await start(port);
    first.model.write({ message: 'Half a' });
    const second = await start(port, { platform: first.stage.platform.reload() });
    expect(second.model.fields.value.message).toBe('Half a');
    second.model.write(filled);
    second.model.send();
    await settle();
    const third = await start(port, { platform: second.stage.platform.reload() });
    expect(third.model.fields.value).toMatchObject({ name: '', email: '', message: '' });
    expect(JSON.stringify([...third.stage.platform.disk])).not.toContain('ana@example.org');
  });

  it('remembers name and address for another message of the same page', async () => {
    const { model } = await start(createPort().port);
    model.write(filled);
    model.send();
    await settle();
    model.putAway(model.letter.value!);
    expect(isAt(model)).toBe('writing');
    expect(model.fields.value).toMatchObject({ name: 'Ana', email: 'ana@example.org', message: '', orderNumber: '' });
  });

  it('keeps what is typed while the message before is on its way', async () => {
    let answer = () => {};
    const { port } = createPort(() => new Promise((resolve) => (answer = () => resolve())));
    const { model } = await start(port);
    model.write(filled);
    model.send();
    await settle();
    model.write({ message: 'And another thing' });
    answer();
    await settle();
    expect(isAt(model)).toBe('sent');
    expect(model.fields.value.message).toBe('And another thing');
  });
});

describe('what becomes of it', () => {
  it('is kept while offline and goes out by itself', async () => {
    const { port, sent, down } = createPort();
    const { model, stage } = await start(port);
    stage.platform.online.value = false;
    down.value = true;
    model.write(filled);
    model.send();
    expect(model.letter.value?.progress.value).toMatchObject({ is: 'kept', why: 'offline' });
    await settle();
    expect(model.letter.value?.progress.value).toEqual({ is: 'kept', trying: false, why: 'offline' });
    down.value = false;
    stage.platform.online.value = true;
    stage.platform.wake();
    await settle();
    expect(isAt(model)).toBe('sent');
    expect(sent).toHaveLength(1);
  });

  it.each<ErrorKind>(['offline', 'unavailable', 'limited'])('stays kept through a failed attempt when the backend says %s', async (kind) => {
    let failing = true;
    const { port } = createPort(async (_, call) => {
      if (failing) throw call.error(kind);
    });
    const { model, stage } = await start(port);
    const seen: unknown[] = [];
    model.write(filled);
    model.send();
    const stop = effect(() => void seen.push(isAt(model)));
    await settle();
    expect(model.letter.value?.progress.value).toMatchObject({ is: 'kept', trying: false, why: kind });
    await stage.advance(60_000);
    failing = false;
    await stage.advance(60_000);
    stop();
    expect(seen.filter((is, at) => is !== seen[at - 1])).toEqual(['sending', 'kept', 'sent']);
  });

  it('can be taken back into the form while it is kept', async () => {
    const { port, sent, down } = createPort();
    const { model, stage } = await start(port);
    down.value = true;
    model.write(filled);
    model.send();
    await settle();
    model.takeBack(model.letter.value!);
    expect(isAt(model)).toBe('writing');
    expect(model.fields.value).toMatchObject(filled);
    expect(stage.outbox.drafts.value).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('comes back into the form with the fields the backend refused', async () => {
    const { port } = createPort(async (_, call) => {
      throw call.error('refused', { fields: { orderNumber: 'invalid' } });
    });
    const { model, stage } = await start(port);
    model.write(filled);
    model.send();
    await settle();
    expect(isAt(model)).toBe('writing');
    expect(model.problems.value).toEqual({ orderNumber: 'invalid' });
    expect(model.fields.value).toMatchObject(filled);
    expect(stage.outbox.drafts.value).toEqual([]);
    model.write({ message: 'More' });
    expect(model.problems.value).toEqual({ orderNumber: 'invalid' });
    model.write({ orderNumber: 'HG-2' });
    expect(model.problems.value).toEqual({});
  });

  it.each<ErrorKind>(['refused', 'unauthorized', 'gone', 'unsupported', 'broken'])('is refused for good with %s and can be sent again', async (kind) => {
    let failing = true;
    const { port, sent } = createPort(async (_, call) => {
      if (failing) throw call.error(kind);
    });
    const { model, stage } = await start(port);
    model.write(filled);
    model.send();
    await settle();
    expect(model.letter.value?.progress.value).toMatchObject({ is: 'refused', error: { kind } });
    failing = false;
    sent.length = 0;
    model.sendAgain(model.letter.value!);
    await settle();
    expect(isAt(model)).toBe('sent');
    expect(sent).toHaveLength(1);
    expect(stage.outbox.drafts.value).toEqual([]);
  });

  it.each([undefined, null, 42, 'stored', [], { reference: 7, replyBy: 'soon' }, { replyBy: Number.NaN }])('arrives without a receipt when the adapter answers %j', async (nonsense) => {
    const { model } = await start({ send: async () => nonsense as never });
    model.write(filled);
    model.send();
    await settle();
    expect(isAt(model)).toBe('sent');
    expect(receiptOf(nonsense)).toEqual({});
  });

  it('is shown as waiting on a later page, and as sent when it went out', async () => {
    const { port, sent, down } = createPort();
    down.value = true;
    const first = await start(port);
    first.model.write(filled);
    first.model.send();
    await settle();

    const { model, stage } = await start(port, { platform: first.stage.platform.reload() });
    expect(isAt(model)).toBe('writing');
    expect(model.fields.value.message).toBe('');
    expect(model.earlier.value.map((one) => [one.progress.value.is, requestOf(one).message])).toEqual([['kept', 'The strap broke.']]);
    down.value = false;
    model.hurry();
    await settle();
    expect(model.earlier.value.map((one) => one.progress.value.is)).toEqual(['sent']);
    expect(sent).toHaveLength(1);
    expect(stage.announced).toEqual([phrases.earlierSent]);
    model.putAway(model.earlier.value[0]!);
    expect(model.earlier.value).toEqual([]);
  });

  it('takes an earlier letter back without losing what is being written', async () => {
    const { port, down } = createPort();
    down.value = true;
    const first = await start(port);
    first.model.write(filled);
    first.model.send();
    await settle();

    const { model } = await start(port, { platform: first.stage.platform.reload() });
    model.write({ message: 'By the way' });
    model.takeBack(model.earlier.value[0]!);
    expect(model.fields.value.message).toBe('The strap broke.\n\nBy the way');
    expect(model.earlier.value).toEqual([]);
  });

  it('goes on waiting when the visitor writes another one meanwhile', async () => {
    const { port, sent, down } = createPort();
    const { model } = await start(port);
    down.value = true;
    model.write(filled);
    model.send();
    await settle();
    model.putAway(model.letter.value!);
    expect(model.earlier.value).toHaveLength(1);
    model.write({ ...filled, message: 'A second one' });
    model.send();
    await settle();
    expect(model.letter.value?.progress.value).toMatchObject({ is: 'kept', why: 'behind' });
    down.value = false;
    model.hurry();
    await settle();
    expect(sent.map(({ message }) => message)).toEqual(['The strap broke.', 'A second one']);
  });
});

describe('two tabs', () => {
  it('send once, and both show what became of it', async () => {
    const { port, sent, down } = createPort();
    down.value = true;
    const first = await start(port);
    const second = await start(port, { platform: first.stage.platform.openTab() });
    first.model.write(filled);
    first.model.send();
    await settle();
    expect(second.model.earlier.value.map((one) => one.progress.value.is)).toEqual(['kept']);
    down.value = false;
    second.model.hurry();
    await settle();
    expect(sent).toHaveLength(1);
    expect(isAt(first.model)).toBe('sent');
    expect(first.model.letter.value?.progress.value).toMatchObject({ result: { reference: 'DB-1' } });
    expect(second.model.earlier.value.map((one) => one.progress.value.is)).toEqual(['sent']);
    // Told once, by the tab that delivered it.
    expect([first, second].flatMap(({ stage }) => stage.emitted)).toHaveLength(1);
  });

  it('do not lose a letter that is taken back in one of them', async () => {
    const { port, sent, down } = createPort();
    down.value = true;
    const first = await start(port);
    const second = await start(port, { platform: first.stage.platform.openTab() });
    first.model.write(filled);
    first.model.send();
    await settle();
    second.model.takeBack(second.model.earlier.value[0]!);
    await settle();
    expect(second.model.fields.value).toMatchObject(filled);
    expect(isAt(first.model)).toBe('writing');
    down.value = false;
    first.model.hurry();
    await settle();
    expect(sent).toEqual([]);
  });
});

it('goes on in memory where the store is blocked, and knows', async () => {
  const { port, down } = createPort();
  down.value = true;
  const { model, stage } = await start(port);
  stage.platform.blockStore();
  model.write(filled);
  model.send();
  await settle();
  expect(isAt(model)).toBe('kept');
  expect(model.durable.value).toBe(false);
  down.value = false;
  model.hurry();
  await settle();
  expect(isAt(model)).toBe('sent');
});

describe('the offer', () => {
  it.each<[string, ContactPort['offer']]>([
    ['is not made', undefined],
    ['throws at once', () => { throw new Error('adapter bug'); }],
    ['rejects', () => Promise.reject(new DeskbellError('unavailable'))],
    ['is nonsense', async () => 'topics' as never],
  ])('leaves a form without topics when it %s', async (_, offer) => {
    const { sent, port } = createPort();
    const { model } = await start({ send: port.send, ...(offer ? { offer } : {}) });
    expect(model.offer.value).toEqual({ topics: [] });
    model.write({ ...filled, topic: 'return' });
    model.send();
    await settle();
    expect(sent).toEqual([{ name: 'Ana', email: 'ana@example.org', orderNumber: 'HG-1', message: 'The strap broke.' }]);
  });

  it('is asked for again when the backend misses a topic that nobody could choose', async () => {
    let failing = true;
    const { model } = await start({
      offer: async () => (failing ? Promise.reject(new DeskbellError('unavailable')) : offer),
      send: async (_, call) => Promise.reject(call.error('refused', { fields: { topic: 'required' } })),
    });
    model.write({ ...filled, topic: '' });
    failing = false;
    model.send();
    await settle();
    expect(model.offer.value).toEqual(offer);
    expect(model.problems.value).toEqual({ topic: 'required' });
  });

  it('is given up when it never comes, and asked for again on the next visit', async () => {
    let asked = 0;
    const signals: AbortSignal[] = [];
    const { model, stage } = await start({
      ...createPort().port,
      offer: (call) => {
        asked++;
        signals.push(call.signal);
        return asked === 1 ? new Promise(() => {}) : Promise.resolve(offer);
      },
    });
    expect(model.offer.value).toBeUndefined();
    await stage.advance(10_000);
    await settle();
    expect(model.offer.value).toEqual({ topics: [] });
    expect(signals[0]?.aborted).toBe(true);
    stage.shown.value = false;
    stage.shown.value = true;
    await settle();
    expect(model.offer.value).toEqual(offer);
    expect(stage.platform.timers).toBe(0);
  });

  it('is not asked for before the form is shown', async () => {
    let asked = 0;
    await start({ ...createPort().port, offer: async () => (asked++, offer) }, { before: ({ shown }) => void (shown.value = false) });
    expect(asked).toBe(0);
  });
});

it('leaves nothing running when it is disposed', async () => {
  const { port, sent } = createPort();
  const { model, stage } = await start(port);
  model.dispose();
  stage.outbox.submit({ channel: 'contact', type: 'contact.send', body: filled });
  await settle();
  expect(sent).toEqual([]);
  expect(stage.platform.timers).toBe(0);
});
