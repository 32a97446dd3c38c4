// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { createChatModel } from '../../../src/channels/chat/model.ts';
import { phrases } from '../../../src/channels/chat/text/en.ts';
import { ChatView } from '../../../src/channels/chat/view.tsx';
import { DeskbellError } from '../../../src/core/index.ts';
import { createFakePlatform } from '../../../src/testing/index.ts';
import { createShell } from '../shell.tsx';
import { createStage, sayOf } from '../stage.ts';
import { createBackend, openOffer, type Backend } from './backend.ts';

afterEach(cleanup);

async function show({ prepare, words }: { prepare?: (backend: Backend) => void; words?: string } = {}) {
  const platform = createFakePlatform({ now: new Date(2026, 10, 3, 12, 0).getTime() });
  const backend = createBackend({ now: platform.now });
  prepare?.(backend);
  const stage = createStage({ port: backend.port, platform });
  if (words) stage.journey.search(words);
  const model = createChatModel(stage.context, sayOf(phrases));
  const shell = createShell();
  const view = render(<ChatView model={model} say={sayOf(phrases)} path="" shell={shell} />);
  const advance = (ms: number) => act(() => stage.advance(ms));
  const settle = () => act(() => stage.settle());
  await settle();
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
  return {
    ...stage,
    backend,
    model,
    view,
    advance,
    settle,
    field,
    type,
    press: (key: string, more: object = {}) => fireEvent.keyDown(field(), { key, ...more }),
    async send(text: string) {
      type(text);
      fireEvent.click(screen.getByRole('button', { name: 'Send' }));
      await settle();
    },
    log: () => screen.getByRole('log'),
    happen: (work: () => void) => act(async () => work()),
  };
}

describe('chat view', () => {
  it('says who is there and how soon they answer', async () => {
    await show();
    expect(screen.getByText('Usually replies in 2 minutes')).toBeTruthy();
    expect(screen.getByText('How can we help?')).toBeTruthy();
  });

  it('says when it opens, and that the answer comes here', async () => {
    await show({ prepare: (backend) => (backend.offer = { ...openOffer, availability: { is: 'closed', opensAt: new Date(2026, 10, 4, 9, 0).getTime() } }) });
    expect(screen.getByText('Closed. Opens tomorrow, 9:00. Write now, the answer comes here.')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Other ways to reach us' })).toBeTruthy();
  });

  it('says the place in the queue, aloud when it moves, until it is their turn', async () => {
    const { send, backend, happen, announced } = await show();
    await send('Hello');
    const queueAt = (position?: number) => happen(() => backend.deliver({ type: 'offer', offer: { ...openOffer, availability: { is: 'open', waitMs: 60_000, ...(position && { position }) } } }));
    for (const position of [3, 3, 2]) await queueAt(position);
    expect(screen.getByText('You are number 2 in the queue')).toBeTruthy();
    await queueAt();
    expect(screen.getByText('Usually replies in 1 minute')).toBeTruthy();
    expect(announced).toEqual(['You are number 3 in the queue', 'You are number 2 in the queue']);
  });

  it('does not promise an opening time that has passed', async () => {
    await show({ prepare: (backend) => (backend.offer = { ...openOffer, availability: { is: 'closed', opensAt: 1 } }) });
    expect(screen.getByText('Closed right now. Write anyway: the answer comes here.')).toBeTruthy();
  });

  it('begins with what was searched for', async () => {
    const { field } = await show({ words: 'strap broken' });
    expect(field().value).toBe('strap broken');
  });

  describe('the number of a payment card', () => {
    const card = 'Please refund 4242 4242 4242 4242, thanks';
    const warning = /^Is this a card number\?/;
    const warned = async (text = card) => {
      const shown = await show();
      await shown.send(text);
      await screen.findByText(warning);
      return shown;
    };

    it('is not sent, nor kept to be sent, before its writer has said so', async () => {
      const { backend, outbox, settle, announced, field, press } = await warned();
      await settle();
      expect([backend.count('send'), backend.count('line.send'), outbox.drafts.value.length]).toEqual([0, 0, 0]);
      expect(announced).toEqual([expect.stringContaining('Is this a card number? 4242 You are safer')]);
      press('Enter');
      await settle();
      expect(backend.count('send')).toBe(0);
      expect(field().value).toBe(card);

      fireEvent.click(await screen.findByRole('button', { name: 'Send anyway' }));
      await settle();
      expect(screen.queryByText(warning)).toBeNull();
      expect(within(screen.getByRole('log')).getByText(card)).toBeTruthy();
      expect([backend.count('send'), field().value, document.activeElement === field()]).toEqual([1, '', true]);
    });

    it('may be cut down to its last digits, and is then sent like any other words', async () => {
      const { backend, settle, field } = await warned();
      fireEvent.click(screen.getByRole('button', { name: 'Keep only the last four' }));
      await settle();
      expect([field().value, backend.count('send')]).toEqual(['Please refund •••• •••• •••• 4242, thanks', 0]);
      expect(screen.queryByText(warning)).toBeNull();
      fireEvent.click(screen.getByRole('button', { name: 'Send' }));
      await settle();
      expect(backend.count('send')).toBe(1);
    });

    it('is spoken of no more once something is changed', async () => {
      const { type, settle } = await warned();
      type('Please refund');
      await settle();
      expect(screen.queryByText(warning)).toBeNull();
    });

    it('holds up no other number, and what is changed while it is looked at waits for its writer', async () => {
      const { send, type, settle, backend } = await show();
      await send('Order 203-1234567-1234567');
      await expect.poll(() => backend.count('send')).toBe(1);
      type('Parcel 00340434161094021501');
      fireEvent.click(screen.getByRole('button', { name: 'Send' }));
      type('Parcel 00340434161094021501, and');
      await settle();
      expect(backend.count('send') + backend.count('line.send')).toBe(1);
    });
  });

  describe('writing', () => {
    it('sends with Enter and empties the field', async () => {
      const { type, press, settle, field, log, backend } = await show();
      type('Hello');
      press('Enter');
      expect(within(log()).getByText('Hello')).toBeTruthy();
      await settle();
      expect(field().value).toBe('');
      expect(document.activeElement).toBe(field());
      expect(backend.entries).toHaveLength(1);
    });

    it('breaks the line with Shift and Enter, and leaves Enter to an input method', async () => {
      const { type, press, model, backend, settle } = await show();
      type('こんにち');
      expect(press('Enter', { shiftKey: true })).toBe(true);
      expect(press('Enter', { isComposing: true })).toBe(true);
      expect(press('Enter', { keyCode: 229 })).toBe(true);
      await settle();
      expect(model.text.value).toBe('こんにち');
      expect(backend.entries).toHaveLength(0);
    });

    it('names a blank message beside the field, and says it', async () => {
      const { send, field, announced } = await show();
      await send('   ');
      const problem = screen.getByText('Write something first.');
      expect(field().getAttribute('aria-invalid')).toBe('true');
      expect(field().getAttribute('aria-describedby')).toBe(problem.closest('p')?.id);
      expect(announced).toEqual(['Write something first.']);
    });

    it('counts down near the end, names what is too long and keeps it', async () => {
      const { type, send, field, backend } = await show();
      type('x'.repeat(4_990));
      expect(screen.getByText('10 characters left')).toBeTruthy();
      await send('x'.repeat(5_200));
      expect(screen.getByText('5,200 of at most 5,000 characters. Please shorten it.')).toBeTruthy();
      expect(field().value).toHaveLength(5_200);
      expect(backend.entries).toHaveLength(0);
    });

    it('does not take ten pasted megabytes into the field, and says why', async () => {
      const { type, field, model, announced } = await show();
      type('before');
      const pasted = new InputEvent('beforeinput', { data: 'x'.repeat(10_000_000), bubbles: true, cancelable: true });
      expect(fireEvent(field(), pasted)).toBe(false);
      expect(announced).toEqual(['That is far too long: at most 5,000 characters can be sent.']);
      expect(screen.getByText(announced[0] as string)).toBeTruthy();
      expect(field().value).toBe('before');
      expect(model.send()).toBe(true);
    });

    it('leaves what is being written alone when an answer arrives', async () => {
      const { send, type, field, happen, backend } = await show();
      await send('one');
      type('half');
      await happen(() => backend.say('Hi'));
      expect(field().value).toBe('half');
    });
  });

  describe('the conversation', () => {
    it('shows who said what, when, and whether it has arrived and been read', async () => {
      const { send, happen, backend, log } = await show();
      await send('Hello');
      expect(within(log()).getByText('Sent')).toBeTruthy();
      await happen(() => backend.deliver({ type: 'read', upTo: 'e1' }));
      expect(within(log()).getByText('Read')).toBeTruthy();
      await happen(() => {
        backend.happen({ type: 'joined', agent: 'Anna' });
        backend.say('Hi there');
        backend.happen({ type: 'closed' });
        backend.happen({ type: 'reopened' });
      });
      expect(log().textContent).toMatch(/today.*You.*Hello.*12:00.*Anna has joined.*Anna.*Hi there.*12:00.*was closed.*opened again/);
    });

    it('shows text as text, with safe links only', async () => {
      const { send, happen, backend, log } = await show();
      await send('<b onclick=alert(1)>x</b>');
      await happen(() => backend.say('<img src=x> javascript:alert(1) https://shop.example/orders'));
      expect(log().querySelectorAll('b, img')).toHaveLength(0);
      expect(within(log()).getByText('<b onclick=alert(1)>x</b>')).toBeTruthy();
      const links = within(log()).getAllByRole('link');
      expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://shop.example/orders']);
      expect(links[0]?.getAttribute('rel')).toContain('noopener');
    });

    it('puts messages of one person into one run, and a new day between days', async () => {
      const { send, happen, backend, advance, log } = await show();
      await send('Hello');
      await happen(() => {
        backend.say('one');
        backend.say('two');
      });
      expect(within(log()).getAllByText('12:00')).toHaveLength(2);
      await advance(24 * 60 * 60_000);
      await happen(() => backend.say('three'));
      expect(within(log()).getByText('yesterday')).toBeTruthy();
      expect(within(log()).getByText('today')).toBeTruthy();
    });

    it('is a log that nobody reads aloud twice', async () => {
      const { log } = await show();
      expect(log().getAttribute('aria-live')).toBe('off');
      expect(log().getAttribute('aria-label')).toBe('Conversation with Harbour Goods');
      expect(log().tabIndex).toBe(0);
    });

    it('shows who is typing, under any name', async () => {
      const { send, happen, backend } = await show();
      await send('Hello');
      await happen(() => backend.deliver({ type: 'typing', on: true, name: 'Anna' }));
      expect(screen.getByText('Anna is typing')).toBeTruthy();
      await happen(() => backend.deliver({ type: 'typing', on: true, name: '' }));
      expect(screen.getByText('Agent is typing')).toBeTruthy();
      await happen(() => backend.deliver({ type: 'typing', on: false, name: 'Anna' }));
      expect(screen.queryByText(/is typing/)).toBeNull();
    });

    it('draws a long one from its end, and the rest when asked', async () => {
      const { send, happen, backend, log } = await show();
      await send('first of all');
      await happen(() => {
        for (let number = 0; number < 200; number++) backend.say(`answer ${number}`);
      });
      expect(within(log()).queryByText('first of all')).toBeNull();
      fireEvent.click(screen.getByRole('button', { name: 'Show earlier messages' }));
      expect(within(log()).getByText('first of all')).toBeTruthy();
    });

    it('leaves whoever reads above where they are, and says what came below', async () => {
      const { send, happen, backend, log } = await show();
      await send('Hello');
      // happy-dom has no layout of its own.
      Object.defineProperties(log(), { scrollHeight: { value: 1_000, configurable: true }, clientHeight: { value: 300 } });
      log().scrollTop = 100;
      fireEvent.scroll(log());
      await happen(() => {
        backend.say('one');
        backend.say('two');
      });
      expect(log().scrollTop).toBe(100);
      fireEvent.click(screen.getByRole('button', { name: '2 new messages' }));
      fireEvent.scroll(log());
      expect(log().scrollTop).toBeGreaterThanOrEqual(700);
    });
  });

  describe('when it goes wrong', () => {
    it.each([
      ['refused', 'The shop could not accept this message.'],
      ['broken', 'Your message could not be sent.'],
      ['unsupported', 'The shop does not accept chat messages right now.'],
      ['gone', 'This conversation is gone.'],
    ] as const)('says why a message was %s and what can be done', async (kind, words) => {
      const { send, backend, settle, field } = await show();
      backend.fail.send = new DeskbellError(kind);
      await send('Please');
      expect(screen.getByText(words)).toBeTruthy();
      fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
      await settle();
      expect(field().value).toBe('Please');
      expect(screen.queryByText(words)).toBeNull();
    });

    it('sends again, or deletes, when asked to', async () => {
      const { send, backend, settle, log } = await show();
      backend.fail.send = new DeskbellError('refused');
      await send('Please');
      backend.fail = {};
      fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
      await settle();
      expect(within(log()).getAllByText('Please')).toHaveLength(1);
      backend.fail['line.send'] = new DeskbellError('refused');
      await send('Forget it');
      fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
      await settle();
      expect(within(log()).queryByText('Forget it')).toBeNull();
    });

    it('says that a message waits, for the network or for its turn', async () => {
      const { send, backend, platform, happen } = await show();
      backend.fail.send = backend.fail.dial = new DeskbellError('limited', { retryAfterMs: 5_000 });
      await send('Hello');
      expect(screen.getByText('A lot at once. Sent in a moment by itself.')).toBeTruthy();
      await happen(() => (platform.online.value = false));
      expect(screen.getByText('Sent when you are back online')).toBeTruthy();
      expect(screen.getByText('You are offline. What you write is kept and sent when you are back.')).toBeTruthy();
    });

    it('says that the chat cannot be reached, what becomes of the words, and who else can be', async () => {
      const { send, backend, advance } = await show();
      for (const verb of ['send', 'history', 'dial'] as const) backend.fail[verb] = new DeskbellError('unavailable');
      await send('Anybody?');
      await advance(30_000);
      expect(screen.getByText('The chat cannot be reached right now')).toBeTruthy();
      expect(screen.getByRole('region', { name: 'Ways to reach a person' }).dataset['except']).toBe('chat');
      backend.fail = {};
      fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
      await advance(100);
      expect(screen.queryByText('The chat cannot be reached right now')).toBeNull();
      expect(screen.getByText('Sent')).toBeTruthy();
    });

    it('says that nobody can be reached before anything was written', async () => {
      await show({ prepare: (backend) => (backend.fail.offer = new DeskbellError('unauthorized')) });
      expect(screen.getByText('The chat does not work on this page')).toBeTruthy();
      expect(screen.getByRole('textbox', { name: 'Message' })).toBeTruthy();
    });

    it('is reconnecting in words when that takes a moment', async () => {
      const { send, backend, advance } = await show();
      await send('Hello');
      backend.fail.dial = backend.fail.history = new DeskbellError('unavailable');
      await act(async () => backend.cut());
      await advance(1_200);
      expect(screen.getByText('Reconnecting …')).toBeTruthy();
    });
  });

  it('shows the same conversation when it is closed and opened again, with a line above what is new', async () => {
    const { send, backend, view, model, shown, happen } = await show();
    await send('Hello');
    view.unmount();
    await happen(() => {
      shown.value = false;
      backend.say('Hi');
      shown.value = true;
    });
    render(<ChatView model={model} say={sayOf(phrases)} path="" shell={createShell()} />);
    expect(screen.getByRole('log').textContent).toMatch(/Hello.*New.*Hi/);
  });
});
