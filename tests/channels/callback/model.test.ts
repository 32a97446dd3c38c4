import { describe, expect, it } from 'vitest';
import { createCallbackModel } from '../../../src/channels/callback/model.ts';
import type { CallbackPort } from '../../../src/channels/callback/port.ts';
import { phrases } from '../../../src/channels/callback/text/en.ts';
import { DeskbellError, type ErrorKind } from '../../../src/core/error.ts';
import type { FieldProblem } from '../../../src/protocol/index.ts';
import { createFakePlatform, type FakePlatform } from '../../../src/testing/index.ts';
import { createStage, sayOf, type Stage } from '../stage.ts';
import { booking, closed, createPort, filled, now, offer, slots } from './port.ts';

const say = sayOf(phrases);

/** One turn of the event loop: everything that does not wait for the clock has come to rest after it. */
const settle = () => new Promise<void>((done) => setImmediate(done));

interface Setting {
  readonly platform?: FakePlatform;
  readonly locale?: string;
  /** What happened before "call me" was entered. */
  readonly before?: (stage: Stage<CallbackPort>) => void | Promise<void>;
}

async function start(port: CallbackPort, { platform = createFakePlatform({ now }), locale = 'en-GB', before }: Setting = {}) {
  const stage = createStage({ port, platform, locale });
  await before?.(stage);
  const model = createCallbackModel(stage.context, say);
  await settle();
  return { model, stage };
}

type Model = ReturnType<typeof createCallbackModel>;
const isAt = (model: Model) => model.asking.value?.progress.value.is ?? 'form';
const states = (model: Model) => model.bookings.value.map(({ booked, change }) => [booked.id, booked.state, change?.what]);

/** Fills the form, agrees and sends. */
async function ask(model: Model, change: Parameters<Model['write']>[0] = {}) {
  model.write({ ...filled, ...change });
  model.agree(true);
  model.send();
  await settle();
}

describe('asking for a call', () => {
  it('sends what was chosen, with the very sentence that was agreed to', async () => {
    const { port, asked } = createPort();
    const { model, stage } = await start(port);
    await ask(model, { note: ' The strap broke. ' });
    expect(asked).toEqual([
      {
        name: 'Ana',
        country: 'GB',
        phone: '020 7946 0958',
        when: { is: 'slot', start: slots[0].start },
        note: 'The strap broke.',
        consent: 'Yes, Harbour Goods may call me on this number about this request. The number is used for nothing else.',
      },
    ]);
    expect(states(model)).toEqual([['1', 'booked', undefined]]);
    expect(model.bookings.value[0]?.isFresh).toBe(true);
    expect(isAt(model)).toBe('form');
    expect(stage.emitted).toEqual([{ event: 'callback.requested', detail: undefined }]);
    expect(stage.engagements()).toBe(1);
  });

  it('says what is missing and sends nothing', async () => {
    const { port, asked } = createPort({ offer: async () => closed });
    const { model } = await start(port);
    model.send();
    expect(model.problems.value).toEqual({ name: 'required', phone: 'required', when: 'required', consent: 'consent' });
    model.write({ name: 'Ana', when: 'slot' });
    expect(model.problems.value).toEqual({ phone: 'required', when: 'required', consent: 'consent' });
    model.agree(true);
    model.write({ when: String(slots[1].start) });
    expect(model.problems.value).toEqual({ phone: 'required' });
    expect(asked).toEqual([]);
  });

  it('sends once for a double click', async () => {
    const { port, asked } = createPort();
    const { model } = await start(port);
    model.write(filled);
    model.agree(true);
    model.send();
    model.send();
    await settle();
    expect(asked).toHaveLength(1);
  });

  it('proposes as soon as possible while the shop is open, and no time when it is closed', async () => {
    expect((await start(createPort().port)).model.fields.value.when).toBe('asap');
    expect((await start(createPort({ offer: async () => closed }).port)).model.fields.value.when).toBe('');
  });

  it.each([
    ['en-GB', 'GB'],
    ['de-DE', 'DE'],
    ['de', 'GB'],
    ['fr-CH', 'GB'],
  ])('proposes for %s the country %s', async (locale, country) => {
    expect((await start(createPort().port, { locale })).model.fields.value.country).toBe(country);
  });

  it('chooses the country by the code that was typed with the number', async () => {
    const { model } = await start(createPort().port);
    model.write({ phone: '+49 30 1234567' });
    expect(model.fields.value.country).toBe('DE');
  });

  it.each(['', '\u200b', '12', 'call me', '+44 20 7946 0958 ext. five', '1'.repeat(18), '<b>1</b>'])('does not take %j for a number', async (phone) => {
    const { port, asked } = createPort();
    const { model } = await start(port);
    await ask(model, { phone });
    expect(model.problems.value['phone']).toMatch(/^(required|phone)$/);
    expect(asked).toEqual([]);
  });

  it.each(['(0)20 7946 0958', '+44‑20‑7946‑0958', '٠٢٠٧٩٤٦٠٩٥٨', '０２０ ７９４６ ０９５８', '020\u00a07946\u202f0958'])('takes %j for one', async (phone) => {
    const { port, asked } = createPort();
    const { model } = await start(port);
    await ask(model, { phone });
    expect(asked).toMatchObject([{ phone }]);
  });

  it('names ten pasted megabytes at once and keeps them', async () => {
    const { model } = await start(createPort().port);
    const note = 'x'.repeat(10 * 1024 * 1024);
    model.write({ note });
    expect(model.problems.value).toEqual({ note: 'too-long' });
    expect(model.fields.value.note).toBe(note);
  });
});

describe('what was typed elsewhere', () => {
  it('begins the note, and the note goes on to the others', async () => {
    const { model, stage } = await start(createPort().port, { before: ({ journey }) => journey.search('broken strap') });
    expect(model.fields.value.note).toBe('broken strap');
    model.write({ note: 'broken strap on my bag' });
    expect(stage.journey.words.value).toBe('broken strap on my bag');
  });

  it('has the name that is being typed in another form, letter by letter, until it is typed here', async () => {
    const { model, stage } = await start(createPort().port);
    for (const name of ['A', 'An', 'Ana']) stage.journey.introduce({ name });
    expect(model.fields.value.name).toBe('Ana');
    model.write({ name: 'Ana Maria' });
    stage.journey.introduce({ name: 'Somebody' });
    expect(model.fields.value.name).toBe('Ana Maria');
  });

  it('brings the name along from another form', async () => {
    const { model } = await start(createPort().port, {
      async before({ context, advance }) {
        context.halfTyped<{ name: string }>('person').type({ name: 'Ana' });
        await advance(1_000);
      },
    });
    expect(model.fields.value.name).toBe('Ana');
  });

  it('survives a reload half-typed, the agreement does not, and nothing is left once it was sent', async () => {
    const { port } = createPort();
    const first = await start(port);
    first.model.write({ ...filled, note: 'Half a' });
    first.model.agree(true);
    const second = await start(port, { platform: first.stage.platform.reload() });
    expect(second.model.fields.value).toMatchObject({ ...filled, note: 'Half a' });
    expect(second.model.consent.value).toBe(false);
    await ask(second.model);
    expect(second.model.consent.value).toBe(false);
    const third = await start(port, { platform: second.stage.platform.reload() });
    expect(third.model.fields.value).toMatchObject({ name: '', phone: '', note: '' });
    expect(JSON.stringify([...third.stage.platform.disk])).not.toContain(filled.phone);
  });
});

describe('a request that does not get through', () => {
  it('is kept without promising anything, and booked as soon as it does', async () => {
    const { port, asked, down } = createPort();
    const { model } = await start(port);
    down.value = true;
    await ask(model);
    expect(model.asking.value?.progress.value).toEqual({ is: 'kept', trying: false, why: 'offline' });
    expect(model.bookings.value).toEqual([]);
    down.value = false;
    model.hurry();
    await settle();
    expect(asked).toHaveLength(1);
    expect(states(model)).toEqual([['1', 'booked', undefined]]);
  });

  it('is shown as waiting on a later page, where it can be taken back', async () => {
    const { port, down } = createPort();
    const first = await start(port);
    down.value = true;
    await ask(first.model);
    const { model, stage } = await start(port, { platform: first.stage.platform.reload() });
    expect(isAt(model)).toBe('kept');
    model.takeBack(model.asking.value!);
    expect(isAt(model)).toBe('form');
    expect(model.fields.value).toMatchObject(filled);
    expect(stage.outbox.drafts.value).toEqual([]);
  });

  it.each<[string, FieldProblem]>([
    ['phone', 'phone'],
    ['country', 'country'],
    ['phone', 'taken'],
  ])('comes back into the form when %s is refused as %s', async (field, problem) => {
    const { port } = createPort({ request: async (_, call) => Promise.reject(call.error('refused', { fields: { [field]: problem } })) });
    const { model } = await start(port);
    await ask(model);
    expect(isAt(model)).toBe('form');
    expect(model.problems.value).toEqual({ [field]: problem });
    expect(model.fields.value).toMatchObject(filled);
    expect(model.consent.value).toBe(true);
    model.write({ phone: '020 7946 0959' });
    expect(model.problems.value).toEqual({});
  });

  it.each<FieldProblem>(['taken', 'past'])('asks for the free times again when the time is refused as %s', async (problem) => {
    let free: readonly (typeof slots)[number][] = slots;
    const { port } = createPort({
      slots: async () => free,
      request: async (_, call) => {
        free = slots.slice(1);
        throw call.error('refused', { fields: { when: problem } });
      },
    });
    const { model } = await start(port);
    await ask(model);
    expect(model.problems.value).toEqual({ when: problem });
    expect(model.fields.value.when).toBe('slot');
    const days = model.timetable.days.value;
    expect(days.is === 'known' && days.value.flatMap(({ starts }) => starts)).toEqual([slots[1].start, slots[2].start]);
    model.write({ when: String(slots[1].start) });
    expect(model.problems.value).toEqual({});
  });

  it('tells on a later page that the time has passed meanwhile', async () => {
    let kind: ErrorKind = 'offline';
    const { port } = createPort({ request: async (_, call) => Promise.reject(call.error(kind, { fields: { when: 'past' } })) });
    const first = await start(port);
    await ask(first.model);
    const { model } = await start(port, { platform: first.stage.platform.reload() });
    kind = 'refused';
    model.hurry();
    await settle();
    expect(model.problems.value).toEqual({ when: 'past' });
    expect(model.fields.value).toMatchObject({ name: 'Ana', phone: filled.phone, when: 'slot' });
  });

  it.each<ErrorKind>(['refused', 'unauthorized', 'gone', 'unsupported', 'broken'])('is refused for good with %s and can be tried again', async (kind) => {
    let failing = true;
    const { port, asked } = createPort();
    const { model } = await start({
      ...port,
      request: (request, call) => {
        if (failing) throw call.error(kind);
        return port.request(request, call);
      },
    });
    await ask(model);
    expect(model.asking.value?.progress.value).toMatchObject({ is: 'refused', error: { kind } });
    failing = false;
    model.sendAgain(model.asking.value!);
    await settle();
    expect(asked).toHaveLength(1);
    expect(isAt(model)).toBe('form');
  });

  it.each([undefined, null, 'booked', {}, { ...booking('1', { is: 'asap' }), state: 'soon' }])('is not taken for booked on the answer %j', async (nonsense) => {
    const { model, stage } = await start(createPort({ request: async () => nonsense as never }).port);
    await ask(model);
    expect(model.asking.value?.progress.value).toMatchObject({ is: 'refused', error: { kind: 'broken' } });
    expect(model.bookings.value).toEqual([]);
    expect(stage.emitted).toEqual([]);
  });
});

describe('booked calls', () => {
  const withCall = async (answers: Parameters<typeof createPort>[0] = {}) => {
    const backend = createPort(answers);
    backend.calls.set('7', booking('7', { is: 'slot', start: slots[0].start }));
    return { ...backend, ...(await start(backend.port)) };
  };

  it('are shown when coming back', async () => {
    const { model } = await withCall();
    expect(states(model)).toEqual([['7', 'booked', undefined]]);
    expect(model.bookings.value[0]?.isFresh).toBe(false);
  });

  it('are remembered until the page is left where the backend keeps no list', async () => {
    const { model, stage } = await start(createPort({ list: undefined }).port);
    await ask(model);
    stage.shown.value = false;
    stage.shown.value = true;
    await settle();
    expect(states(model)).toEqual([['1', 'booked', undefined]]);
  });

  it('go away when the backend lists them no more', async () => {
    const { model, stage, calls } = await withCall();
    await ask(model);
    calls.clear();
    stage.shown.value = false;
    stage.shown.value = true;
    await settle();
    expect(model.bookings.value).toEqual([]);
  });

  it('do not lose one that was booked while the list was on its way', async () => {
    let answer = () => {};
    const { port } = createPort({ list: () => new Promise((resolve) => (answer = () => resolve([]))) });
    const { model } = await start(port);
    await ask(model);
    answer();
    await settle();
    expect(states(model)).toEqual([['1', 'booked', undefined]]);
  });

  it('can be moved', async () => {
    const { model, changed, stage } = await withCall();
    model.move(model.bookings.value[0]!, { is: 'slot', start: slots[2].start });
    expect(model.bookings.value[0]?.change?.what).toBe('move');
    await settle();
    expect(changed).toEqual([{ move: '7', when: { is: 'slot', start: slots[2].start } }]);
    expect(model.bookings.value[0]).toMatchObject({ booked: { when: { start: slots[2].start } }, change: undefined });
    expect(stage.announced).toEqual([phrases.moved]);
    expect(stage.emitted).toEqual([{ event: 'callback.moved', detail: undefined }]);
  });

  it('can be cancelled', async () => {
    const { model, changed, stage } = await withCall();
    model.cancel(model.bookings.value[0]!);
    await settle();
    expect(changed).toEqual([{ cancel: '7' }]);
    expect(states(model)).toEqual([['7', 'cancelled', undefined]]);
    expect(stage.announced).toEqual([phrases.cancelled]);
  });

  it('stay as they are when the other time is taken, and look for free times again', async () => {
    let asked = 0;
    const { model } = await withCall({
      slots: async () => (asked++, slots),
      move: async (_, call) => Promise.reject(call.error('refused', { fields: { when: 'taken' } })),
    });
    model.move(model.bookings.value[0]!, { is: 'slot', start: slots[2].start });
    await settle();
    const change = model.bookings.value[0]?.change;
    expect(change?.letter.progress.value).toMatchObject({ is: 'refused', error: { fields: { when: 'taken' } } });
    expect(model.bookings.value[0]?.booked.when).toEqual({ is: 'slot', start: slots[0].start });
    expect(asked).toBe(2);
    model.giveUp(change!.letter);
    expect(states(model)).toEqual([['7', 'booked', undefined]]);
  });

  it('stay booked while a cancellation waits for the network', async () => {
    const { model, stage, changed, down } = await withCall();
    down.value = true;
    model.cancel(model.bookings.value[0]!);
    await settle();
    expect(states(model)).toEqual([['7', 'booked', 'cancel']]);
    expect(model.bookings.value[0]?.change?.letter.progress.value).toMatchObject({ is: 'kept', why: 'offline' });
    await stage.advance(60_000);
    expect(stage.announced).toEqual([phrases.cancelKept]);
    down.value = false;
    model.hurry();
    await settle();
    expect(changed).toEqual([{ cancel: '7' }]);
    expect(states(model)).toEqual([['7', 'cancelled', undefined]]);
  });

  it('cannot be moved or cancelled where the backend cannot', async () => {
    const { model } = await withCall({ move: undefined, cancel: undefined });
    expect([model.canMove, model.canCancel]).toEqual([false, false]);
  });

  it('leave out what is nonsense in the list', async () => {
    const { model } = await start(createPort({ list: async () => [null, 7, booking('8', { is: 'asap' }), { id: '9' }] as never }).port);
    expect(states(model)).toEqual([['8', 'booked', undefined]]);
  });
});

describe('two tabs', () => {
  it('ask once, and both show the booked call', async () => {
    const { port, asked } = createPort({ list: undefined });
    const first = await start(port);
    const second = await start(port, { platform: first.stage.platform.openTab() });
    await ask(first.model);
    expect(asked).toHaveLength(1);
    expect([first, second].map(({ model }) => states(model))).toEqual([[['1', 'booked', undefined]], [['1', 'booked', undefined]]]);
    expect(second.model.fields.value.name).toBe('');
  });
});

describe('what the shop offers', () => {
  it.each<[string, CallbackPort['offer']]>([
    ['throws at once', () => { throw new Error('adapter bug'); }],
    ['rejects', () => Promise.reject(new DeskbellError('unavailable'))],
    ['answers nonsense', async () => ({ countries: [] }) as never],
  ])('is said to be unknown when the adapter %s, and asked for again', async (_, broken) => {
    let failing = true;
    const { port } = createPort();
    const { model } = await start({ ...port, offer: (call) => (failing ? broken(call) : port.offer(call)) });
    expect(model.timetable.offer.value).toEqual({ is: 'failed' });
    failing = false;
    model.timetable.refresh();
    expect(model.timetable.offer.value).toEqual({ is: 'asking' });
    await settle();
    expect(model.timetable.offer.value).toEqual({ is: 'known', value: offer });
  });

  it('is given up within ten seconds when it never comes, with no timer left', async () => {
    const { model, stage } = await start(createPort({ offer: () => new Promise(() => {}) }).port);
    expect(model.timetable.offer.value).toEqual({ is: 'asking' });
    await stage.advance(10_000);
    await settle();
    expect(model.timetable.offer.value).toEqual({ is: 'failed' });
    expect(stage.platform.timers).toBe(0);
  });

  it('stays as known when asking again fails', async () => {
    let failing = false;
    const { port } = createPort();
    const { model } = await start({ ...port, offer: (call) => (failing ? Promise.reject(new Error('down')) : port.offer(call)) });
    failing = true;
    model.timetable.refresh();
    await settle();
    expect(model.timetable.offer.value).toEqual({ is: 'known', value: offer });
  });

  it('leaves out free times that are none', async () => {
    const { model } = await start(createPort({ slots: async () => [null, { start: 'soon' }, { start: -1, end: 0 }, slots[0]] as never }).port);
    const days = model.timetable.days.value;
    expect(days.is === 'known' && days.value.map(({ starts }) => starts)).toEqual([[slots[0].start]]);
  });

  it('says times without the shop’s zone when no browser knows that zone', async () => {
    const { model } = await start(createPort({ offer: async () => ({ ...offer, timeZone: 'Mars/Phobos' }) }).port);
    expect(model.timetable.clocks()).toMatchObject({ timeZone: 'Europe/London', shopTimeZone: 'Europe/London' });
  });

  it('does not send a time that is free no more', async () => {
    let free: readonly (typeof slots)[number][] = slots;
    const { port, asked } = createPort({ slots: async () => free });
    const { model } = await start(port);
    model.write(filled);
    free = slots.slice(1);
    model.timetable.refreshSlots();
    await settle();
    model.agree(true);
    model.send();
    await settle();
    expect(model.problems.value).toEqual({ when: 'required' });
    expect(asked).toEqual([]);
  });
});

it('leaves nothing running when it is disposed', async () => {
  const { port, asked } = createPort();
  const { model, stage } = await start(port);
  model.dispose();
  stage.outbox.submit({ channel: 'callback', type: 'callback.request', body: {} });
  await settle();
  expect(asked).toEqual([]);
  expect(stage.platform.timers).toBe(0);
});
