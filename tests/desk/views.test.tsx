// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { restMs } from '../../src/desk/models/past.ts';
import type { InboxItem } from '../../src/protocol/index.ts';
import { item, refusal, visitorSays } from './fake-server.ts';
import { createFakeWorld } from './fake-world.ts';
import { createStage } from './stage.tsx';

const { server, open } = createStage();

/** What somebody hostile, careless or merely foreign may have written anywhere. */
const hostile = [
  '<img src=x onerror="globalThis.pwned=1">',
  '<script>globalThis.pwned=1</script>',
  '"><svg/onload=globalThis.pwned=1>',
  '{{constructor.constructor("globalThis.pwned=1")()}}',
  'javascript:globalThis.pwned=1',
  '{reference} {name} {count}',
  'مرحبا، رقم الطلب ED-2001',
  '👩‍👩‍👧‍👦 e\u0301 \u200b \ufeff',
  '\u202egnp.exe',
];

describe('signing in', () => {
  const submit = () => fireEvent.submit(screen.getByRole('form'));

  async function signInPage() {
    server.signOut();
    open();
    await screen.findByLabelText('Password');
  }

  function fill(name: string, password: string) {
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: name } });
    fireEvent.input(screen.getByLabelText('Password'), { target: { value: password } });
  }

  it('leads to the inbox', async () => {
    await signInPage();
    fill('anna', 'open sesame');
    submit();
    expect(await screen.findByRole('heading', { name: 'Inbox' })).toBeTruthy();
  });

  it('names what is missing beside the field', async () => {
    await signInPage();
    submit();
    await waitFor(() => expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getAllByText('Enter your password.').length).toBeGreaterThan(0);
    expect(server.asked).not.toContain('sign-in');
  });

  it.each([
    ['the password is wrong', undefined, 'Name and password do not match. Check both and try again.'],
    ['there were too many tries', () => refusal('limited', { retryAfterMs: 150_000 }), 'Too many tries. Wait 3 minutes, then try again.'],
    ['the server is down', () => HttpResponse.error(), 'The server cannot be reached at the moment.'],
    ['the server talks nonsense', () => HttpResponse.text('<h1>hi</h1>'), 'The server gave an answer this page does not understand. Reloading the page may help.'],
  ])('says in one sentence that %s, and keeps what was typed', async (_, fault, sentence) => {
    await signInPage();
    if (fault) server.fail('sign-in', fault);
    fill('anna', 'nope');
    submit();
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('anna');
  });

  it('offers to try again when the server cannot say who is signed in', async () => {
    server.fail('me', () => HttpResponse.error());
    open();
    const again = await screen.findByRole('button', { name: 'Try again' });
    server.mend('me');
    again.click();
    expect(await screen.findByRole('heading', { name: 'Inbox' })).toBeTruthy();
  });
});

describe('the list', () => {
  const names = () => screen.getAllByRole('link').flatMap((link) => link.dataset['conversation'] ?? []);

  it('filters by channel and status, and searches', async () => {
    server.put(item('talk'));
    server.put(item('letter', { channel: 'contact', subject: 'A broken kettle' }));
    server.put(item('old', { status: 'done' }));
    const { world } = open();
    await screen.findByRole('link', { name: /talk/ });
    expect(names().sort()).toEqual(['letter', 'talk']);
    screen.getByRole('button', { name: /Messages/ }).click();
    await waitFor(() => expect(names()).toEqual(['letter']));
    screen.getByRole('button', { name: /All/ }).click();
    screen.getByRole('button', { name: 'Done' }).click();
    await waitFor(() => expect(names()).toEqual(['old']));
    screen.getByRole('button', { name: 'Open' }).click();
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'KETTLE' } });
    await waitFor(() => expect(names()).toEqual(['letter']));
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'zebra <b>' } });
    // Not before the whole history was looked through.
    await screen.findByText('Searching everything ever said…');
    expect(screen.queryByText(/No conversation here/)).toBeNull();
    await world.platform.advance(restMs);
    expect(await screen.findByText('No conversation here contains “zebra <b>”.')).toBeTruthy();
  });

  it('says that all is answered', async () => {
    open();
    expect(await screen.findByText('All answered')).toBeTruthy();
  });

  it('says when it could not be loaded, and loads when asked again', async () => {
    server.fail('inbox', () => HttpResponse.error());
    open();
    expect(await screen.findByText('The inbox could not be loaded')).toBeTruthy();
    server.mend('inbox');
    server.put(item('talk'));
    // While it is asking by itself, the button waits.
    await waitFor(() => expect(screen.getByRole('button', { name: 'Try again' }).getAttribute('aria-busy')).toBeNull());
    screen.getByRole('button', { name: 'Try again' }).click();
    expect(await screen.findByRole('link', { name: /talk/ })).toBeTruthy();
    expect(screen.queryByText('The inbox could not be loaded')).toBeNull();
  });

  it('says that the network is gone, and that it is back by silence', async () => {
    const { world } = open();
    await screen.findByText('All answered');
    world.online.value = false;
    expect(await screen.findByText(/No network/)).toBeTruthy();
    world.online.value = true;
    await waitFor(() => expect(screen.queryByText(/No network/)).toBeNull());
  });

  it('shows the draft of a conversation that was left', async () => {
    server.put(item('one'));
    server.put(item('two'));
    const room = open();
    await room.open('one');
    fireEvent.input(screen.getByRole('textbox', { name: 'Reply' }), { target: { value: 'half a thought' } });
    await room.open('two');
    expect(screen.getByRole('link', { name: /one/ }).textContent).toContain('Draft: half a thought');
    await room.open('one');
    expect(document.querySelector('[data-conversation="one"] .desk-row-excerpt')?.textContent).toBe('Excerpt of one');
  });

  it('leaves links to the browser when a key asks for a new tab', async () => {
    server.put(item('talk'));
    const { desk } = open();
    const link = await screen.findByRole('link', { name: /talk/ });
    fireEvent.click(link, { ctrlKey: true });
    expect(desk.open.value).toBeUndefined();
    expect(link.getAttribute('href')).toBe('#/talk');
  });
});

describe('a chat', () => {
  const reply = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' });

  async function chat() {
    server.put(item('talk', { person: { name: 'Ruth' } }), { events: [visitorSays(1, 'hello')] });
    const room = open();
    await room.open('Ruth');
    return room;
  }

  function write(text: string) {
    fireEvent.input(reply(), { target: { value: text } });
  }

  it('sends with Enter, breaks with Shift and Enter, and leaves an Enter that ends a composition alone', async () => {
    await chat();
    write('Guten Tag');
    expect(fireEvent.keyDown(reply(), { key: 'Enter', shiftKey: true })).toBe(true);
    expect(fireEvent.keyDown(reply(), { key: 'Enter', isComposing: true })).toBe(true);
    expect(fireEvent.keyDown(reply(), { key: 'Enter', keyCode: 229 })).toBe(true);
    expect(server.commands.filter(({ type }) => type === 'desk.reply')).toEqual([]);
    expect(fireEvent.keyDown(reply(), { key: 'Enter' })).toBe(false);
    await waitFor(() => expect(within(screen.getByRole('log')).getByText('Guten Tag')).toBeTruthy());
    expect(await screen.findByText('Sent')).toBeTruthy();
    expect(reply().value).toBe('');
  });

  it('sends on Enter with Ctrl, and takes the conversation off the list', async () => {
    await chat();
    expect(screen.queryByRole('button', { name: 'Send and mark done' })).toBeNull();
    write('Guten Tag');
    await screen.findByRole('button', { name: 'Send and mark done' });
    expect(fireEvent.keyDown(reply(), { key: 'Enter', ctrlKey: true })).toBe(false);
    await screen.findByRole('button', { name: 'Reopen' });
    expect(within(screen.getByRole('log')).getByText('Guten Tag')).toBeTruthy();
  });

  it('says when a reply was not sent, and sends it when asked again', async () => {
    await chat();
    server.fail('commands', () => refusal('broken'));
    write('Guten Tag');
    fireEvent.keyDown(reply(), { key: 'Enter' });
    expect(await screen.findByText('Not sent.')).toBeTruthy();
    server.mend('commands');
    screen.getByRole('button', { name: 'Try again' }).click();
    expect(await screen.findByText('Sent')).toBeTruthy();
    expect(screen.queryByText('Not sent.')).toBeNull();
  });

  it('shows that the visitor types and has read', async () => {
    await chat();
    server.tell({ type: 'typing', conversation: 'talk', on: true });
    expect((await screen.findByText(/is typing/)).textContent).toBe('Ruth is typing');
    write('Guten Tag');
    fireEvent.keyDown(reply(), { key: 'Enter' });
    await screen.findByText('Sent');
    server.tell({ type: 'read', conversation: 'talk', upTo: 2 });
    expect(await screen.findByText('Read')).toBeTruthy();
  });

  it('reads out what the visitor says from now on, and nothing that was said before', async () => {
    await chat();
    const live = document.querySelector('.desk-log-frame [aria-live="polite"]');
    expect(live?.textContent).toBe('');
    server.tell({ type: 'events', conversation: 'talk', events: [visitorSays(2, 'are you there?')] });
    await waitFor(() => expect(live?.textContent).toBe('Ruth wrote: are you there?'));
  });

  it('names how much too long a reply is, and cuts nothing', async () => {
    await chat();
    write('x'.repeat(5_001));
    expect(await screen.findByText('1 character too many')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
    expect(reply().value).toHaveLength(5_001);
  });

  it('is done and reopened with the button', async () => {
    await chat();
    screen.getByRole('button', { name: 'Mark done' }).click();
    (await screen.findByRole('button', { name: 'Reopen' })).click();
    expect(await screen.findByRole('button', { name: 'Mark done' })).toBeTruthy();
  });
});

describe('a request', () => {
  it('is read as a letter and answered by e-mail', async () => {
    server.put(item('letter', { channel: 'contact', person: { name: 'Amira', email: 'amira@example.com' }, subject: 'A dent', reference: 'DB-1' }), {
      events: [visitorSays(1, 'The kettle\nhas a dent.')],
      details: [
        { label: 'topic', value: 'Returns' },
        { label: 'orderNumber', value: 'ED-20931' },
        { label: 'Gift wrap', value: 'yes' },
      ],
    });
    await open().open('Amira');
    const mail = new URL(screen.getByRole<HTMLAnchorElement>('link', { name: 'Reply by e-mail' }).href);
    expect(mail.pathname).toBe('amira@example.com');
    expect(mail.searchParams.get('subject')).toBe('Re: A dent [DB-1]');
    expect(mail.searchParams.get('body')).toContain('Hello Amira,');
    expect(mail.searchParams.get('body')).toContain('> The kettle\r\n> has a dent.');
    const letter = within(screen.getByRole('article'));
    for (const words of ['Topic', 'Returns', 'Order number', 'ED-20931', 'Gift wrap']) expect(letter.getByText(words)).toBeTruthy();
  });
});

describe('a callback', () => {
  const minute = 60_000;
  const call = (more: Partial<NonNullable<InboxItem['callback']>>): InboxItem =>
    item('call', { channel: 'callback', person: { name: 'Jonas', phone: '+494032005100' }, callback: { id: 'call', reference: 'DB-2', state: 'booked', when: { is: 'asap' }, phone: '+494032005100', ...more } });

  it('shows the number to call and counts down', async () => {
    const world = createFakeWorld();
    const start = world.now() + 20 * minute;
    server.put(call({ when: { is: 'slot', start }, by: start + 30 * minute }), { events: [visitorSays(1, 'my invoice')], details: [{ label: 'consent', value: 'You may call me.' }] });
    await open(world).open('Jonas');
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: /Call \+494032005100/ }).href).toBe('tel:+494032005100');
    expect(screen.getByText('in 20 minutes')).toBeTruthy();
    expect(screen.getByText('You may call me.')).toBeTruthy();
    await world.platform.advance(10 * minute);
    expect(await screen.findByText('in 10 minutes')).toBeTruthy();
    expect(screen.getAllByText('Call in 10 minutes').length).toBeGreaterThan(0);
    await world.platform.advance(41 * minute);
    expect((await screen.findAllByText(/^Overdue since/)).length).toBeGreaterThan(0);
  });

  it('says that there is nothing to do when the visitor has called it off', async () => {
    server.put({ ...call({ state: 'cancelled' }), unread: true });
    await open().open('Jonas');
    expect(screen.getByText(/has called this call off/)).toBeTruthy();
  });
});

describe('the card about the visitor', () => {
  it('shows where they are, what they tried, and what they asked before', async () => {
    server.put(item('talk', { person: { name: 'Ruth', email: 'ruth@example.org' }, online: true, page: { url: 'https://shop.example/lamp', title: 'Watt lamp' } }), {
      context: { page: { url: 'https://shop.example/help', title: 'Help' }, locale: 'pt-BR', timeZone: 'Asia/Kathmandu', searched: ['change address'], read: ['track-a-parcel'] },
      earlier: [item('before', { channel: 'contact', status: 'done', subject: 'An older question' })],
    });
    server.put(item('before', { channel: 'contact', status: 'done', person: { name: 'Ruth' } }));
    const room = open();
    await room.open('Ruth');
    const side = within(screen.getByRole('region', { name: 'About the visitor' }));
    for (const words of ['Watt lamp', 'Help', 'Brazilian Portuguese', 'change address', 'track-a-parcel', 'An older question']) expect(side.getByText(words)).toBeTruthy();
    // The world's clock stands at 12:00 UTC; Kathmandu is 5:45 ahead.
    expect(side.getByText('Tue 17:45')).toBeTruthy();
    side.getByRole('link', { name: /An older question/ }).click();
    await waitFor(() => expect(room.desk.open.value?.id).toBe('before'));
  });
});

describe('what visitors write', () => {
  it.each(hostile)('is shown as written, everywhere, and is nothing but text: %s', async (text) => {
    const page = { url: `https://shop.example/?q=${text}`, title: text };
    server.put(item('talk', { person: { name: text, email: text, phone: text }, subject: text, excerpt: text, online: true, page, reference: text }), {
      events: [visitorSays(1, text), { type: 'joined', seq: 2, at: 2, agent: text }],
      context: { page, locale: text, timeZone: text, searched: [text], read: [text] },
      details: [{ label: text, value: text }],
      earlier: [item('before', { subject: text, person: { name: text } })],
    });
    server.put(item('letter', { channel: 'contact', person: { name: text, email: text }, subject: text, excerpt: text }), { events: [visitorSays(1, text)], details: [{ label: text, value: text }, { label: 'consent', value: text }] });
    server.put(item('call', { channel: 'callback', person: { name: text, phone: text }, subject: text, callback: { id: 'c', reference: text, state: 'booked', when: { is: 'asap' }, phone: text } }), { events: [visitorSays(1, text)] });
    const { desk } = open();
    await waitFor(() => expect(desk.inbox.rows.value).toHaveLength(3));
    for (const id of ['talk', 'letter', 'call']) {
      desk.choose(id);
      await waitFor(() => expect(desk.open.value?.state.value.is).toBe('ready'));
      await waitFor(() => expect(document.body.textContent).toContain(text));
      expect(document.querySelectorAll('img, script, iframe, object, [onerror], [onload]')).toHaveLength(0);
      for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^(#\/|https?:|mailto:|tel:\+\d+$)/);
    }
    expect('pwned' in globalThis).toBe(false);
  });

  it('has links that tell nobody where they were found', async () => {
    server.put(item('talk', { person: { name: 'Ruth' }, online: true, page: { url: 'https://shop.example/now', title: 'Now' } }), {
      events: [visitorSays(1, 'see https://evil.example/?a=1, please')],
      context: { page: { url: 'https://shop.example/then', title: 'Then' } },
    });
    await open().open('Ruth');
    const outside = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')];
    expect(outside.map(({ href }) => href).sort()).toEqual(['https://evil.example/?a=1', 'https://shop.example/now', 'https://shop.example/then']);
    for (const link of outside) {
      expect(link.rel).toContain('noopener');
      expect(link.rel).toContain('noreferrer');
      expect(link.target).toBe('_blank');
    }
  });

  it('keeps its own direction', async () => {
    server.put(item('talk', { person: { name: 'ليلى' }, excerpt: 'مرحبا' }), { events: [visitorSays(1, 'مرحبا')] });
    await open().open('ليلى');
    for (const node of screen.getAllByText('مرحبا')) expect(node.closest('[dir="auto"], bdi')).not.toBeNull();
    for (const node of screen.getAllByText('ليلى')) expect(node.closest('[dir="auto"], bdi')).not.toBeNull();
  });
});

describe('the keyboard', () => {
  async function room() {
    server.put(item('one', { at: 3 }));
    server.put(item('two', { at: 2 }));
    server.put(item('three', { at: 1 }));
    const { desk } = open();
    await waitFor(() => expect(desk.inbox.rows.value).toHaveLength(3));
    return desk;
  }
  const press = (key: string, at: Element = document.body) => fireEvent.keyDown(at, { key, bubbles: true });

  it('walks the list, opens, marks done and goes back', async () => {
    const desk = await room();
    press('j');
    expect(desk.open.value?.id).toBe('one');
    press('ArrowDown');
    expect(desk.open.value?.id).toBe('two');
    expect((document.activeElement as HTMLElement).dataset['conversation']).toBe('two');
    press('k');
    expect(desk.open.value?.id).toBe('one');
    press('e');
    await waitFor(() => expect(desk.inbox.find('one')?.status).toBe('done'));
    press('e');
    await waitFor(() => expect(desk.inbox.find('one')?.status).toBe('open'));
    press('u');
    expect(desk.open.value).toBeUndefined();
  });

  it('jumps to the next unread', async () => {
    const desk = await room();
    desk.choose('one');
    server.put(item('new', { unread: true, at: 0 }));
    desk.refresh();
    await waitFor(() => expect(desk.inbox.rows.value).toHaveLength(4));
    press('n');
    expect(desk.open.value?.id).toBe('new');
  });

  it('leads to the reply and to the search, and letters typed there are letters', async () => {
    const desk = await room();
    press('j');
    const reply = await screen.findByRole('textbox', { name: 'Reply' });
    press('r');
    expect(document.activeElement).toBe(reply);
    press('j', reply);
    expect(desk.open.value?.id).toBe('one');
    press('/', document.body);
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    press('e', screen.getByRole('searchbox'));
    expect(desk.inbox.find('one')?.status).toBe('open');
  });

  it('leads from the search into what was found, and out of the choice of a colleague', async () => {
    const desk = await room();
    press('/');
    const search = screen.getByRole('searchbox');
    fireEvent.input(search, { target: { value: 'two' } });
    await waitFor(() => expect(desk.inbox.rows.value.map(({ id }) => id)).toEqual(['two']));
    press('Enter', search);
    expect([desk.open.value?.id, document.activeElement?.getAttribute('data-conversation')]).toEqual(['two', 'two']);
    press('/');
    press('ArrowDown', search);
    expect(document.activeElement?.getAttribute('data-conversation')).toBe('two');
    await screen.findByRole('combobox', { name: 'Assigned to' });
    press('a');
    const choice = screen.getByRole('combobox', { name: 'Assigned to' });
    expect(document.activeElement).toBe(choice);
    press('Escape', choice);
    expect([document.activeElement, desk.open.value?.id]).toEqual([document.body, 'two']);
  });

  it('leaves the browser its own shortcuts', async () => {
    const desk = await room();
    fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: 'k', metaKey: true });
    expect(desk.open.value).toBeUndefined();
  });

  it('explains itself, and is silent behind the explanation', async () => {
    const desk = await room();
    press('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(dialog).getByText('Next unread')).toBeTruthy();
    press('j');
    expect(desk.open.value).toBeUndefined();
  });
});

it('says when the session has ended, and goes on where it was', async () => {
  server.put(item('talk', { person: { name: 'Ruth' } }));
  const room = open();
  await room.open('Ruth');
  server.signOut();
  room.desk.refresh();
  expect(await screen.findByText(/Your session has ended/)).toBeTruthy();
  fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'anna' } });
  fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'open sesame' } });
  fireEvent.submit(screen.getByRole('form'));
  expect(await screen.findByRole('heading', { name: 'Ruth' })).toBeTruthy();
});
