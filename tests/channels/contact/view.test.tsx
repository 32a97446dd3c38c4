// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { createContactModel } from '../../../src/channels/contact/model.ts';
import type { ContactPort } from '../../../src/channels/contact/port.ts';
import { phrases } from '../../../src/channels/contact/text/en.ts';
import { ContactView } from '../../../src/channels/contact/view.tsx';
import { fieldProblems, type ContactOffer, type FieldProblem } from '../../../src/protocol/index.ts';
import { createFakePlatform, type FakePlatform } from '../../../src/testing/index.ts';
import { createShell } from '../shell.tsx';
import { createStage, sayOf, type Stage } from '../stage.ts';

afterEach(cleanup);

const now = Date.UTC(2026, 2, 3, 14);
const offer: ContactOffer = {
  topics: [
    { id: 'return', label: 'Returns', orderNumber: 'required' },
    { id: 'product', label: 'A product', orderNumber: 'hidden' },
  ],
  replyBy: now + 20 * 3_600_000,
};
const whole: ContactPort = { offer: async () => offer, send: async () => ({ reference: 'HG-7K2M', replyBy: offer.replyBy }) };

interface Setting {
  readonly platform?: FakePlatform;
  readonly privacy?: string;
  readonly before?: (stage: Stage<ContactPort>) => void;
}

async function show(port: Partial<ContactPort> = {}, { platform = createFakePlatform({ now }), privacy, before }: Setting = {}) {
  const stage = createStage<ContactPort>({ port: { ...whole, ...port }, platform, ...(privacy ? { settings: { privacy } } : {}) });
  before?.(stage);
  const say = sayOf(phrases);
  const model = createContactModel(stage.context, say);
  const shell = { ...createShell(), settings: stage.context.settings };
  const view = render(<ContactView model={model} say={say} path="" shell={shell} />);
  const settle = () => act(() => stage.settle());
  await settle();
  return {
    ...stage,
    model,
    settle,
    view,
    async press(name: string) {
      fireEvent.click(screen.getByRole('button', { name }));
      await settle();
    },
    /** Fills the form and sends it, by the keyboard's own way. */
    async send(change: Partial<Record<keyof typeof labels, string>> = {}) {
      for (const [name, value] of Object.entries({ ...filled, ...change })) type(name as keyof typeof labels, value);
      fireEvent.submit(screen.getByRole('form', { name: 'Message to Harbour Goods' }));
      await settle();
    },
  };
}

const labels = { topic: /^What is it about/, name: /^Your name/, email: /^E-mail/, orderNumber: /^Order number/, message: /^Message(?! to)/ } as const;
const filled = { topic: 'return', name: 'Ana', email: 'ana@example.org', orderNumber: 'HG-1', message: 'The strap broke.' };
const field = (name: keyof typeof labels) => screen.getByLabelText<HTMLInputElement>(labels[name]);
const type = (name: keyof typeof labels, value: string) =>
  name === 'topic' ? fireEvent.change(field(name), { target: { value } }) : fireEvent.input(field(name), { target: { value } });
/** What is said about a field besides its name. */
const saidAbout = (name: keyof typeof labels) =>
  (field(name).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

describe('the form', () => {
  it('sends the number of a payment card only when its writer says so, and offers to cut it down', async () => {
    const sent: string[] = [];
    const { send, settle, press, outbox, announced } = await show({ send: async ({ message }) => (sent.push(message), {}) });
    await send({ message: 'I paid with 378282246310005' });
    await screen.findByText(/^Is this a card number\? .*0005/);
    expect([sent, outbox.drafts.value.length, announced.map((text) => text.slice(0, 33))]).toEqual([[], 0, ['Is this a card number? 0005 You a']]);
    await press('Keep only the last four');
    expect([field('message').value, document.activeElement === field('message')]).toEqual(['I paid with •••••••••••0005', true]);
    type('message', 'I paid with 3782 822463 10005');
    await press('Send message');
    await press((await screen.findByRole('button', { name: 'Send anyway' })).textContent);
    await settle();
    expect(sent).toEqual(['I paid with 3782 822463 10005']);
  });

  it('looks for the number of a payment card in every field, and cuts it down where it is', async () => {
    const { send, press, model, outbox } = await show();
    void act(() => model.write({ subject: 'charged twice 5105105105105100' }));
    await send({ name: 'Ana 6011 1111 1111 1117', email: '3566002020360505@example.org', orderNumber: '4242 4242 4242 4242' });
    await screen.findByText(/^Is this a card number\? .*1117.*0505.*4242.*5100/);
    await press('Keep only the last four');
    expect(model.fields.value).toEqual({
      ...filled,
      name: 'Ana •••• •••• •••• 1117',
      email: '••••••••••••0505@example.org',
      orderNumber: '•••• •••• •••• 4242',
      subject: 'charged twice ••••••••••••5100',
    });
    expect([document.activeElement === field('name'), outbox.drafts.value.length]).toEqual([true, 0]);
  });

  it.each([
    // Of all that has digits enough: what knows cards is loaded, and finds none.
    ['is more likely an order’s', { orderNumber: '8171999927660000' }],
    ['this topic does not ask for, and so does not get', { topic: 'product', orderNumber: '4242 4242 4242 4242' }],
  ])('asks nothing about a number that %s', async (_, change) => {
    const { model, settle, outbox } = await show({ send: () => new Promise(() => {}) });
    void act(() => model.write({ ...filled, ...change }));
    void act(() => model.send());
    await expect.poll(async () => (await settle(), outbox.drafts.value.length)).toBe(1);
  });

  it('says above the form how earlier messages stand, the newest few of the last month', async () => {
    const dayMs = 24 * 3_600_000;
    let answered: number | undefined;
    const letter = (days: number, subject: string) => ({ subject, reference: `HG-${days}`, at: now - days * dayMs, state: days === answered ? 'answered' : days > 2 ? 'solved' : 'open' }) as const;
    const list = async () => [letter(0, 'A dent'), letter(1, 'A scratch'), letter(3, 'A crack'), letter(4, 'A hole'), letter(40, 'Long ago')];
    const { send, press } = await show({ list });
    const shown = () => screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(shown()).toEqual(['A dentReceivedtodayHG-0', 'A scratchReceivedyesterdayHG-1', 'A crackSolved28 FebruaryHG-3']);
    await send();
    expect(screen.queryByText('A dent')).toBeNull();
    answered = 1;
    await press('Write another message');
    expect(shown()[1]).toBe('A scratchAnsweredyesterdayHG-1');
  });

  it('is as good as ever when nobody can say how earlier messages stand', async () => {
    await show({ list: async () => Promise.reject(new Error('no')) });
    expect(screen.getByRole('form')).toBeTruthy();
    expect(screen.queryByText('Your earlier messages')).toBeNull();
  });

  it('says when an answer comes, what is required, and how to reach a person otherwise', async () => {
    await show();
    expect(screen.getByText(/^Tell us what it is about.* by tomorrow, 10:00\.$/)).toBeTruthy();
    for (const name of ['topic', 'name', 'email', 'message'] as const) expect(field(name).getAttribute('aria-required')).toBe('true');
    expect(within(screen.getByRole('form')).getAllByText('required')).toHaveLength(4);
    expect(screen.getByRole('heading', { name: 'Other ways to reach us' })).toBeTruthy();
  });

  it('asks for an order number as the topic wants it', async () => {
    await show();
    expect(screen.getByLabelText('Order number, if there is one').getAttribute('aria-required')).toBeNull();
    type('topic', 'return');
    expect(field('orderNumber').getAttribute('aria-required')).toBe('true');
    type('topic', 'product');
    expect(screen.queryByLabelText(labels.orderNumber)).toBeNull();
  });

  it('lets browsers fill in who somebody is', async () => {
    await show();
    expect(field('name').getAttribute('autocomplete')).toBe('name');
    expect(field('email').getAttribute('autocomplete')).toBe('email');
    expect(field('email').type).toBe('email');
  });

  it('shows what was searched for, and lets it be removed', async () => {
    const { press, model } = await show({}, { before: ({ journey }) => journey.search('broken strap') });
    expect(screen.getByText('broken strap')).toBeTruthy();
    await press('Leave out what I searched for');
    expect(screen.queryByText('broken strap')).toBeNull();
    expect(model.fields.value.subject).toBe('');
    expect(document.activeElement).toBe(field('message'));
  });

  it.each(['https://shop.example/privacy', '/privacy'])('links the privacy notice %s', async (privacy) => {
    await show({}, { privacy });
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Privacy notice' }).href).toMatch(/^https?:.*\/privacy$/);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'http://'])('does not link %s', async (privacy) => {
    await show({}, { privacy });
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('shows what is written as text, whatever it is', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const { send, view } = await show({ send: () => Promise.reject(new Error('bug')) });
    await send({ name: markup, message: markup });
    expect(screen.getByText(markup)).toBeTruthy();
    expect(view.container.querySelector('img')).toBeNull();
  });
});

describe('what is wrong', () => {
  it('is said beside each field, and the first one gets the focus', async () => {
    const { send } = await show();
    await send({ name: '', email: 'ana@', orderNumber: '', message: ' ' });
    expect(saidAbout('name')).toContain('Please tell us your name.');
    expect(saidAbout('email')).toContain('This does not look like an e-mail address. One looks like name@example.org.');
    expect(saidAbout('orderNumber')).toContain('Please tell us which order it is about.');
    expect(saidAbout('message')).toContain('Please write what we can do for you.');
    expect(document.activeElement).toBe(field('name'));
  });

  it('vanishes as it is mended', async () => {
    const { send } = await show();
    await send({ name: '' });
    expect(field('name').getAttribute('aria-invalid')).toBe('true');
    type('name', 'A');
    expect(field('name').getAttribute('aria-invalid')).toBeNull();
  });

  it('is said by the number when something is too long', async () => {
    await show();
    type('message', 'x'.repeat(5_003));
    expect(saidAbout('message')).toContain('This has 5,003 characters. Please shorten it to 5,000.');
    expect(field('message').value).toHaveLength(5_003);
  });

  it.each([...fieldProblems])('has a sentence for the problem "%s" of any field', async (problem: FieldProblem) => {
    for (const name of ['topic', 'name', 'email', 'orderNumber', 'message'] as const) {
      const { send } = await show({ send: async (_, call) => Promise.reject(call.error('refused', { fields: { [name]: problem } })) });
      await send();
      expect(saidAbout(name)).toMatch(/[.]\s*$/);
      expect(document.activeElement).toBe(field(name));
      expect(field('message').value).toBe(filled.message);
      cleanup();
    }
  });

  it('is said above the form when it is about something the form does not ask for', async () => {
    const { send } = await show({ send: async (_, call) => Promise.reject(call.error('refused', { fields: { cart: 'invalid' } })) });
    await send();
    expect(within(screen.getByRole('form')).getAllByText(phrases['any.invalid']).length).toBeGreaterThan(0);
  });
});

describe('what became of it', () => {
  it('is a receipt with everything that is known, and the focus on it', async () => {
    const { send, press } = await show();
    await send();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Thank you, we have your message' }));
    expect(screen.getByText('The answer goes to ana@example.org, by tomorrow, 10:00.')).toBeTruthy();
    expect(screen.getByText('HG-7K2M')).toBeTruthy();
    await press('Write another message');
    expect([field('name').value, field('email').value, field('message').value]).toEqual(['Ana', 'ana@example.org', '']);
  });

  it('is plain thanks where the backend says no more', async () => {
    const { send } = await show({ send: async () => {} });
    await send();
    expect(screen.getByText('The answer goes to ana@example.org.')).toBeTruthy();
    expect(screen.queryByText('Your reference')).toBeNull();
  });

  it('keeps the form in sight while it is sent', async () => {
    const { send } = await show({ send: () => new Promise(() => {}) });
    await send();
    expect(screen.getByRole('button', { name: 'Sending…' }).getAttribute('aria-busy')).toBe('true');
    expect(field('message').value).toBe('The strap broke.');
  });

  it('says within ten seconds that nothing came back, and keeps the words', async () => {
    const { send, platform } = await show({ send: () => new Promise(() => {}) });
    await send();
    await act(() => platform.advance(10_000));
    expect(screen.getByRole('heading', { name: 'We cannot be reached right now' })).toBeTruthy();
    expect(screen.getByText('Your message is kept on this device and goes out by itself.')).toBeTruthy();
    expect(screen.getByText('The strap broke.')).toBeTruthy();
  });

  it('goes out by itself once the network is back', async () => {
    let down = true;
    const { send, press, platform } = await show({
      send: async (_, call) => {
        if (down) throw call.error('offline');
      },
    });
    await send();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'You seem to be offline' }));
    await press('Try now');
    expect(screen.getByRole('heading', { name: 'You seem to be offline' })).toBeTruthy();
    down = false;
    await act(() => platform.advance(120_000));
    expect(screen.getByRole('heading', { name: 'Thank you, we have your message' })).toBeTruthy();
  });

  it('can be changed while it waits', async () => {
    const { send, press } = await show({ send: async (_, call) => Promise.reject(call.error('offline')) });
    await send();
    await press('Change it');
    expect(field('message').value).toBe('The strap broke.');
  });

  it('says that only this tab keeps it where the store is blocked', async () => {
    const { send } = await show(
      { send: async (_, call) => Promise.reject(call.error('offline')) },
      { before: ({ platform }) => platform.blockStore() },
    );
    await send();
    expect(screen.getByText(phrases.keptInTab)).toBeTruthy();
  });

  it.each(['refused', 'unauthorized', 'gone', 'unsupported', 'broken'] as const)('is a sentence, a retry and other ways when it is %s', async (kind) => {
    let failing = true;
    const { send, press } = await show({
      send: (_, call) => {
        if (failing) throw call.error(kind, { message: 'SQLITE_BUSY at 0x1f' });
        return Promise.resolve();
      },
    });
    await send();
    expect(screen.getByRole('heading', { name: 'Your message could not be sent' })).toBeTruthy();
    expect(screen.queryByText(/SQLITE/)).toBeNull();
    expect(screen.getByRole('heading', { name: 'Other ways to reach us' })).toBeTruthy();
    failing = false;
    await press('Try again');
    expect(screen.getByRole('heading', { name: 'Thank you, we have your message' })).toBeTruthy();
  });

  it('is told on a later page, above a form that can be used meanwhile', async () => {
    let down = true;
    const send: ContactPort['send'] = async (_, call) => {
      if (down) throw call.error('offline');
      return { reference: 'HG-7K2M' };
    };
    const first = await show({ send });
    await first.send();
    cleanup();
    const { press } = await show({ send }, { platform: first.platform.reload() });
    expect(screen.getByText('A message you wrote earlier is still waiting')).toBeTruthy();
    expect(field('message').value).toBe('');
    down = false;
    await press('Try now');
    expect(screen.getByText('Your reference is HG-7K2M.')).toBeTruthy();
    await press('All right');
    expect(screen.queryByText(/wrote earlier/)).toBeNull();
  });

  it('can be thrown away when it was refused on an earlier page', async () => {
    let kind: 'offline' | 'gone' = 'offline';
    const send: ContactPort['send'] = async (_, call) => Promise.reject(call.error(kind));
    const first = await show({ send });
    await first.send();
    cleanup();
    kind = 'gone';
    const { press, settle, outbox, model } = await show({ send }, { platform: first.platform.reload() });
    model.hurry();
    await settle();
    expect(screen.getByText('A message you wrote earlier could not be sent')).toBeTruthy();
    await press('Delete it');
    expect(screen.queryByText(/wrote earlier/)).toBeNull();
    expect(outbox.drafts.value).toEqual([]);
  });
});

it('does not take the focus from somebody who is busy on the page', async () => {
  let answer = () => {};
  const { send, settle } = await show({ send: () => new Promise((resolve) => (answer = resolve)) });
  await send();
  const search = document.body.appendChild(document.createElement('input'));
  search.focus();
  answer();
  await settle();
  expect(screen.getByRole('heading', { name: 'Thank you, we have your message' })).toBeTruthy();
  expect(document.activeElement).toBe(search);
  search.remove();
});
