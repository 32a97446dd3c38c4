// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { createCallbackModel } from '../../../src/channels/callback/model.ts';
import type { CallbackPort } from '../../../src/channels/callback/port.ts';
import { phrases } from '../../../src/channels/callback/text/en.ts';
import { CallbackView } from '../../../src/channels/callback/view.tsx';
import { fieldProblems, type FieldProblem } from '../../../src/protocol/index.ts';
import { createFakePlatform, type FakePlatform } from '../../../src/testing/index.ts';
import { createShell } from '../shell.tsx';
import { createStage, sayOf } from '../stage.ts';
import { booking, closed, createPort, now, offer, slots } from './port.ts';

afterEach(cleanup);

/** Versions of Node differ in leading zeros. */
const plain = (text: string | null | undefined) => text?.replace(/\b0(\d:)/g, '$1');

async function show(port: CallbackPort, { platform = createFakePlatform({ now }) }: { readonly platform?: FakePlatform } = {}) {
  const stage = createStage({ port, platform, settings: { privacy: 'https://shop.example/privacy' } });
  const say = sayOf(phrases);
  const model = createCallbackModel(stage.context, say);
  render(<CallbackView model={model} say={say} path="" shell={{ ...createShell(), settings: stage.context.settings }} />);
  const settle = () => act(() => stage.settle());
  await settle();
  return {
    ...stage,
    model,
    settle,
    async press(name: string) {
      fireEvent.click(screen.getByRole('button', { name }));
      await settle();
    },
    async choose(group: string, name: RegExp) {
      fireEvent.click(within(screen.getByRole('radiogroup', { name: new RegExp(`^${group}`) })).getByRole('radio', { name }));
      await settle();
    },
    async send({ name = 'Ana', phone = '020 7946 0958', agree = true } = {}) {
      type('Your name', name);
      type('Phone number', phone);
      if (agree && !consent().checked) fireEvent.click(consent());
      fireEvent.submit(screen.getByRole('form', { name: 'Ask Harbour Goods for a call' }));
      await settle();
    },
  };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(new RegExp(`^${label}`));
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const consent = () => screen.getByRole<HTMLInputElement>('checkbox');
const group = (name: string) => screen.getByRole('radiogroup', { name: new RegExp(`^${name}`) });
const radios = (name: string) => within(group(name)).getAllByRole<HTMLInputElement>('radio').map((radio) => plain(radio.closest('label')?.textContent));
const saidAbout = (element: Element) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');
const facts = () => screen.getAllByRole('definition').map((one) => plain(one.textContent));
const refuse = (fields: Record<string, FieldProblem>): CallbackPort['request'] => async (_, call) => Promise.reject(call.error('refused', { fields }));

describe('the form', () => {
  it('asks for no more than it takes to call somebody', async () => {
    await show(createPort().port);
    expect(field('Your name').getAttribute('autocomplete')).toBe('name');
    expect(field('Phone number').getAttribute('autocomplete')).toBe('tel-national');
    expect(field('Phone number').type).toBe('tel');
    expect(plain(saidAbout(field('Phone number')))).toContain('+44');
    expect(within(field('Country')).getAllByRole('option').map((one) => one.textContent?.replace(/[\u2066\u2069]/g, ''))).toEqual([
      'United Kingdom (+44)',
      'Germany (+49)',
      'France (+33)',
    ]);
  });

  it('warns before the number of a payment card leaves in a note, and says where it went', async () => {
    const { send, press, outbox, announced } = await show(createPort({ request: () => new Promise(() => {}) }).port);
    type('What is it about', 'I paid twice with 4242 4242 4242 4242');
    await send();
    await screen.findByText(/^Is this a card number\?/);
    expect([outbox.drafts.value.length, announced]).toEqual([0, [expect.stringContaining('4242')]]);
    await press('Keep only the last four');
    expect([field('What is it about').value, document.activeElement === field('What is it about')]).toEqual(['I paid twice with •••• •••• •••• 4242', true]);
    await send();
    expect(outbox.drafts.value).toHaveLength(1);
  });

  it('asks for no country where there is only one', async () => {
    const { send } = await show(createPort({ offer: async () => ({ ...offer, countries: ['GB'] }), request: refuse({ country: 'country' }) }).port);
    expect(screen.queryByLabelText('Country')).toBeNull();
    expect(field('Phone number').getAttribute('autocomplete')).toBe('tel');
    await send();
    expect(saidAbout(field('Phone number'))).toContain('We cannot call numbers in this country.');
  });

  it('offers as soon as possible first while the shop is open', async () => {
    await show(createPort().port);
    expect(radios('When shall we call?')).toEqual(['As soon as possibleUsually within 5 minutes', 'At a time that suits meChoose a day and a time']);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^As soon/ }).checked).toBe(true);
  });

  it('says when as soon as possible will be possible again', async () => {
    await show(createPort({ offer: async () => closed }).port);
    const asap = screen.getByRole<HTMLInputElement>('radio', { name: /^As soon/ });
    expect([asap.disabled, asap.checked]).toEqual([true, false]);
    expect(plain(asap.closest('label')?.textContent)).toBe('As soon as possiblePossible again tomorrow, 9:00');
  });

  it('lets a day be chosen, then a time of that day', async () => {
    const { choose, model } = await show(createPort().port);
    await choose('When shall we call?', /^At a time/);
    expect(radios('Day')).toEqual(['Tomorrow4 March', 'Thursday5 March']);
    expect(radios('Time')).toEqual(['9:00', '9:30']);
    await choose('Day', /^Thursday/);
    expect(radios('Time')).toEqual(['10:00']);
    await choose('Time', /10:00/);
    expect(model.fields.value.when).toBe(String(slots[2].start));
    await choose('Day', /^Tomorrow/);
    expect(model.fields.value.when).toBe('slot');
  });

  it('says the shop’s time beside the visitor’s where they differ', async () => {
    const { choose } = await show(createPort({ offer: async () => ({ ...offer, timeZone: 'Europe/Berlin' }) }).port);
    await choose('When shall we call?', /^At a time/);
    expect(radios('Time')).toEqual(['9:0010:00 in Berlin', '9:3010:30 in Berlin']);
    expect(screen.getByText('These are times on your clock. The shop is in Berlin.')).toBeTruthy();
  });

  it('leaves only as soon as possible when no time is free', async () => {
    await show(createPort({ slots: async () => [] }).port);
    const slot = screen.getByRole<HTMLInputElement>('radio', { name: /^At a time/ });
    expect(slot.disabled).toBe(true);
    expect(slot.closest('label')?.textContent).toContain('All times of the next days are taken.');
  });

  it('asks for the free times again when they could not be had', async () => {
    let failing = true;
    const { choose, press } = await show(
      createPort({ slots: async () => (failing ? Promise.reject(new Error('down')) : slots) }).port,
    );
    await choose('When shall we call?', /^At a time/);
    expect(screen.getByText('The free times could not be loaded.')).toBeTruthy();
    failing = false;
    await press('Try again');
    expect(radios('Day')).toHaveLength(2);
  });

  it('asks for an agreement that says who calls and what for, and is not ticked', async () => {
    const { port, asked } = createPort();
    const { send } = await show(port);
    const sentence = 'Yes, Harbour Goods may call me on this number about this request. The number is used for nothing else.';
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: `${sentence} required` }).checked).toBe(false);
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Privacy notice' }).href).toBe('https://shop.example/privacy');
    await send({ agree: false });
    expect(saidAbout(consent())).toContain('Please tick this. Without it we may not call you.');
    expect(document.activeElement).toBe(consent());
    await send();
    expect(asked[0]?.consent).toBe(sentence);
  });
});

describe('nothing to ask for', () => {
  it('says when the shop opens where no time can be chosen', async () => {
    await show(createPort({ offer: async () => closed, slots: undefined }).port);
    expect(screen.queryByRole('form')).toBeNull();
    expect(plain(screen.getByText(/^Calls are possible again/).textContent)).toBe('Calls are possible again tomorrow, 9:00.');
    expect(screen.getByRole('heading', { name: 'Other ways to reach us' })).toBeTruthy();
  });

  it('says within ten seconds that the shop cannot be reached, and tries again', async () => {
    const { port } = createPort();
    let hanging = true;
    const { platform, press } = await show({ ...port, offer: (call) => (hanging ? new Promise(() => {}) : port.offer(call)) });
    expect(screen.queryByRole('form')).toBeNull();
    await act(() => platform.advance(10_000));
    expect(screen.getByText('We cannot be reached right now')).toBeTruthy();
    hanging = false;
    await press('Try again');
    expect(screen.getByRole('form')).toBeTruthy();
  });
});

describe('what is wrong', () => {
  it('is said beside each field, and the first one gets the focus', async () => {
    const { choose, send } = await show(createPort().port);
    await choose('When shall we call?', /^At a time/);
    await send({ name: ' ', phone: 'call me', agree: false });
    expect(saidAbout(field('Your name'))).toContain('Please tell us your name');
    expect(saidAbout(field('Phone number'))).toContain('This does not look like a phone number in this country.');
    expect(saidAbout(group('Time'))).toContain('Please choose when we shall call.');
    expect(document.activeElement).toBe(field('Your name'));
  });

  it.each([...fieldProblems])('has a sentence for the problem "%s" of any field, and keeps what was typed', async (problem) => {
    for (const [name, label] of [['name', 'Your name'], ['phone', 'Phone number'], ['country', 'Country'], ['note', 'What is it about']] as const) {
      const { send } = await show(createPort({ request: refuse({ [name]: problem }) }).port);
      await send();
      expect(saidAbout(field(label))).toMatch(/[.]\s*$/);
      expect(document.activeElement).toBe(field(label));
      expect([field('Your name').value, field('Phone number').value, consent().checked]).toEqual(['Ana', '020 7946 0958', true]);
      cleanup();
    }
  });

  it('is said beside the times when one has just been taken, and the others are shown', async () => {
    let free: readonly (typeof slots)[number][] = slots;
    const { port } = createPort({
      slots: async () => free,
      request: async (_, call) => {
        free = slots.slice(1);
        throw call.error('refused', { fields: { when: 'taken' } });
      },
    });
    const { choose, send } = await show(port);
    await choose('When shall we call?', /^At a time/);
    await choose('Time', /9:00/);
    await send();
    expect(radios('Time')).toEqual(['9:30']);
    expect(saidAbout(group('Time'))).toContain('Somebody was quicker: this time has just been taken.');
    expect(group('Time').contains(document.activeElement)).toBe(true);
  });
});

describe('what became of it', () => {
  it('is a call with its time, number and reference, and the focus on it', async () => {
    const { choose, send } = await show(createPort({ offer: async () => ({ ...offer, timeZone: 'Europe/Berlin' }) }).port);
    await choose('When shall we call?', /^At a time/);
    await choose('Time', /9:00/);
    await send();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'We will call you' }));
    expect(facts()).toEqual(['tomorrow, 9:00 your time (10:00 in Berlin)', '+442079460958', 'CB-1']);
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('says by when a call as soon as possible comes at the latest', async () => {
    const { send } = await show(createPort({ request: async () => ({ ...booking('1', { is: 'asap' }), by: now + 3_600_000 }) }).port);
    await send();
    expect(facts()[0]).toBe('As soon as possible, at the latest today, 15:00');
  });

  it('promises no call while it waits for the network', async () => {
    const { port, down } = createPort();
    const { send, press } = await show(port);
    down.value = true;
    await send();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'You seem to be offline' }));
    expect(screen.getByText(/^No call is booked yet/)).toBeTruthy();
    expect(screen.queryByText('We will call you')).toBeNull();
    down.value = false;
    await press('Try now');
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'We will call you' }));
  });

  it('can be changed while it waits', async () => {
    const { port, down } = createPort();
    const { send, press } = await show(port);
    down.value = true;
    await send();
    await press('Change it');
    expect(field('Phone number').value).toBe('020 7946 0958');
  });

  it.each(['refused', 'unauthorized', 'gone', 'unsupported', 'broken'] as const)('is a sentence, a retry and other ways when it is %s', async (kind) => {
    const { port } = createPort();
    let failing = true;
    const { send, press } = await show({
      ...port,
      request: (request, call) => {
        if (failing) throw call.error(kind, { message: 'ECONNRESET' });
        return port.request(request, call);
      },
    });
    await send();
    expect(screen.getByRole('heading', { name: 'The call could not be booked' })).toBeTruthy();
    expect(screen.queryByText(/ECONNRESET/)).toBeNull();
    expect(screen.getByRole('heading', { name: 'Other ways to reach us' })).toBeTruthy();
    failing = false;
    await press('Try again');
    expect(screen.getByRole('heading', { name: 'We will call you' })).toBeTruthy();
  });
});

describe('a booked call', () => {
  const withCall = async (answers: Parameters<typeof createPort>[0] = {}) => {
    const backend = createPort(answers);
    backend.calls.set('7', booking('7', { is: 'slot', start: slots[0].start }));
    return { ...backend, ...(await show(backend.port)) };
  };

  it('is shown when coming back, and another can be asked for', async () => {
    const { press } = await withCall();
    expect(screen.getByRole('heading', { name: 'Your booked call' })).toBeTruthy();
    expect(screen.queryByRole('form')).toBeNull();
    await press('Ask for another call');
    expect(screen.getByRole('form')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Ask for another call' }));
  });

  it('is cancelled after being asked once', async () => {
    const { press, changed } = await withCall();
    await press('Cancel call');
    expect(changed).toEqual([]);
    expect(document.activeElement?.textContent).toBe('Cancel this call?');
    await press('Keep it');
    expect(screen.queryByText('Cancel this call?')).toBeNull();
    await press('Cancel call');
    await press('Yes, cancel it');
    expect(changed).toEqual([{ cancel: '7' }]);
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'The call is cancelled' }));
    expect(screen.queryByRole('button', { name: 'Another time' })).toBeNull();
  });

  it('is moved to another free time', async () => {
    const { press, choose, changed } = await withCall();
    await press('Another time');
    await press('Move the call');
    expect(saidAbout(group('Time'))).toContain('Please choose when we shall call.');
    await choose('Day', /^Thursday/);
    await choose('Time', /10:00/);
    await press('Move the call');
    expect(changed).toEqual([{ move: '7', when: { is: 'slot', start: slots[2].start } }]);
    expect(facts()[0]).toBe('Thursday, 10:00');
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('stays as it is when the other time is taken', async () => {
    const { press, choose } = await withCall({ move: async (_, call) => Promise.reject(call.error('refused', { fields: { when: 'taken' } })) });
    await press('Another time');
    await choose('Time', /9:30/);
    await press('Move the call');
    expect(screen.getByText('That time has just been taken. The call stays as it is.')).toBeTruthy();
    expect(facts()[0]).toBe('tomorrow, 9:00');
    await press('All right');
    expect(screen.getByRole('button', { name: 'Another time' })).toBeTruthy();
  });

  it('says that a cancellation waits, and lets it be given up', async () => {
    const { press, down, changed } = await withCall();
    down.value = true;
    await press('Cancel call');
    await press('Yes, cancel it');
    expect(screen.getByText('We pass this on as soon as we can be reached. Until then the call stays booked.')).toBeTruthy();
    await press('Leave it as it is');
    down.value = false;
    expect(screen.getByRole('button', { name: 'Cancel call' })).toBeTruthy();
    expect(changed).toEqual([]);
  });

  it('asks to be told another way where the backend can change nothing', async () => {
    await withCall({ move: undefined, cancel: undefined });
    expect(screen.queryByRole('button', { name: 'Cancel call' })).toBeNull();
    expect(screen.getByText('If you cannot take the call, please let us know.')).toBeTruthy();
  });

  it('shows what a backend writes as text', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const { port } = createPort({ list: async () => [{ ...booking('1', { is: 'asap' }), reference: markup }] });
    await show(port);
    expect(facts()).toContain(markup);
    expect(document.querySelector('img')).toBeNull();
  });
});
