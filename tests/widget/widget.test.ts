// @vitest-environment happy-dom
import { configure, fireEvent, within, waitFor } from '@testing-library/preact';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memory } from '../../src/adapters/memory/index.ts';
import type { Adapter } from '../../src/channels/adapter.ts';
import { mount, type Handle, type Options } from '../../src/index.ts';

const mounted: Handle[] = [];
let warnings: string[] = [];

// Files are compiled when they are first asked for; how long that takes is not what is tested.
configure({ asyncUtilTimeout: 15_000 });
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  localStorage.clear();
  sessionStorage.clear();
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((...words: unknown[]) => void warnings.push(words.join(' ')));
});
afterEach(() => {
  for (const handle of mounted.splice(0)) handle.destroy();
  document.documentElement.removeAttribute('style');
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function hang(options: Options): Handle {
  const handle = mount(options);
  mounted.push(handle);
  return handle;
}

/** The shadow root of the widget that was hung last. */
function root(): ShadowRoot {
  const hosts = [...document.querySelectorAll('[data-deskbell]')];
  const shadow = hosts.at(-1)?.shadowRoot;
  if (!shadow) throw new Error('There is no widget.');
  return shadow;
}
const panel = () => root().querySelector<HTMLElement>('[role=dialog]');
const inside = () => within(panel() as HTMLElement);
const launcher = () => root().querySelector<HTMLButtonElement>('button.launcher') as HTMLButtonElement;
const focused = () => root().activeElement?.textContent;

async function opened(options: Options): Promise<Handle> {
  const handle = hang(options);
  await handle.open();
  await waitFor(() => expect(panel()).toBeTruthy());
  return handle;
}

describe('the panel', () => {
  it('opens on a click, says who it is from, and takes the focus', async () => {
    hang({ adapter: memory(), shop: 'Tülle' });
    expect(launcher().getAttribute('aria-expanded')).toBe('false');
    launcher().click();
    await waitFor(() => expect(panel()?.getAttribute('aria-label')).toBe('Help from Tülle'));
    await waitFor(() => expect(focused()).toBe('How can we help?'));
    expect(launcher().getAttribute('aria-expanded')).toBe('true');
    expect(launcher().getAttribute('aria-label')).toBe('Close help');
  });

  it('closes on Escape, unless that meant something else, and gives the focus back to the button', async () => {
    await opened({ adapter: memory() });
    await waitFor(() => expect(focused()).toBe('How can we help?'));
    const press = (prevent: boolean) => {
      const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
      if (prevent) event.preventDefault();
      panel()?.querySelector('h2')?.dispatchEvent(event);
    };
    press(true);
    expect(panel()).toBeTruthy();
    press(false);
    expect(panel()).toBeNull();
    expect(root().activeElement).toBe(launcher());
  });

  it('gives the focus back to whatever on the page it came from, and takes it from nobody', async () => {
    const link = document.body.appendChild(document.createElement('button'));
    const other = document.body.appendChild(document.createElement('button'));
    link.focus();
    const handle = await opened({ adapter: memory() });
    await waitFor(() => expect(focused()).toBe('How can we help?'));
    await handle.close();
    expect(document.activeElement).toBe(link);
    await handle.open();
    await waitFor(() => expect(focused()).toBe('How can we help?'));
    other.focus();
    await handle.close();
    expect(document.activeElement).toBe(other);
    link.remove();
    other.remove();
  });

  it('moves the focus to the heading of each screen, and finds the way back', async () => {
    await opened({ adapter: memory() });
    (await inside().findByRole('button', { name: /Write to us/ })).click();
    await inside().findByLabelText(/Your name/);
    expect(inside().getByRole('heading', { level: 2 }).textContent).toBe('Write to us');
    inside().getByRole('button', { name: 'Back' }).click();
    await waitFor(() => expect(focused()).toBe('How can we help?'));
    expect(inside().queryByRole('button', { name: 'Back' })).toBeNull();
  });

  it('follows the language: direction, own words', async () => {
    await opened({ adapter: memory(), locale: 'he', greeting: 'How can we help?', text: { 'widget.chat.title': 'צ׳אט' } });
    expect(panel()?.dir).toBe('rtl');
    expect(panel()?.lang).toBe('he');
    await inside().findByRole('button', { name: /צ׳אט/ });
    // Set apart, or else its question mark would stand at its beginning.
    expect(inside().getByRole('heading', { level: 2 }).textContent).toBe('\u2068How can we help?\u2069');
  });

  it('tells the page what happens', async () => {
    const handle = hang({ adapter: memory() });
    const heard: string[] = [];
    const undo = handle.on('*', (_, event) => heard.push(event));
    const undone = handle.on('opened', () => heard.push('never'));
    undone();
    await handle.open();
    await handle.close();
    expect(heard).toEqual(['opened', 'closed']);
    undo();
    await handle.open();
    expect(heard).toHaveLength(2);
  });
});

describe('ways to reach a person', () => {
  it('are those the adapter has ports for, and none else', async () => {
    const adapter: Adapter = { contact: { send: async () => {} } };
    await opened({ adapter });
    await inside().findByRole('button', { name: /Write to us/ });
    expect(inside().queryByRole('button', { name: /Chat/ })).toBeNull();
    expect(inside().queryByRole('button', { name: /call/ })).toBeNull();
  });

  it('leave out a port that cannot work', async () => {
    await opened({ adapter: { contact: { send: async () => {} }, chat: { send: 'soon' } } as unknown as Adapter });
    await inside().findByRole('button', { name: /Write to us/ });
    expect(inside().queryByRole('button', { name: /Chat/ })).toBeNull();
  });

  it('each say what they can promise, and one that fails does not take the others down', async () => {
    const shop = memory();
    shop.fail('chat.offer', 'unavailable');
    await opened({ adapter: shop, email: 'help@shop.example' });
    await inside().findByRole('button', { name: /Chat with us.*Not reachable right now/s });
    await inside().findByRole('button', { name: /Get a call.*We ring in about 15 minutes/s });
    expect(inside().queryByText('help@shop.example')).toBeNull();
  });

  it('are the plain address and number when everything else is down', async () => {
    const shop = memory();
    shop.fail('*', 'unavailable');
    await opened({ adapter: shop, email: 'help@shop.example', phone: '+49 40 / 123' });
    const mail = await inside().findByRole('link', { name: 'help@shop.example' });
    expect(mail.getAttribute('href')).toBe('mailto:help@shop.example');
    expect(inside().getByRole('link', { name: '+49 40 / 123' }).getAttribute('href')).toBe('tel:+4940123');
    shop.fail('*');
    inside().getByRole('button', { name: 'Try again' }).click();
    await inside().findByRole('button', { name: /Chat with us.*Replies in about 2 minutes/s });
    await waitFor(() => expect(inside().queryByRole('link')).toBeNull());
  });

  it('take what was typed into the mail: half written, and kept though it was sent', async () => {
    const shop = memory();
    shop.fail('*', 'unavailable');
    const handle = await opened({ adapter: shop, email: 'help@shop.example' });
    const mail = async () => new URL((await inside().findByRole<HTMLAnchorElement>('link', { name: 'help@shop.example' })).href);
    expect((await mail()).search).toBe('');
    await handle.search('cracked lid');
    await handle.open('contact');
    const said = 'My lid & I: cracked.\n\nWhat now?';
    for (const [label, value] of [[/^Message(?! to)/, said], [/^Your name/, 'Ada'], [/^E-mail/, 'ada@example.org']] as const) {
      fireEvent.input(await inside().findByLabelText(label), { target: { value } });
    }
    const holds = async () => {
      const { pathname, searchParams } = await mail();
      expect([pathname, searchParams.get('subject'), searchParams.get('body')]).toEqual(['help@shop.example', 'cracked lid', said.replaceAll('\n', '\r\n')]);
    };
    await waitFor(holds);
    inside().getByRole('button', { name: 'Send message' }).click();
    await inside().findByRole('heading', { name: 'We cannot be reached right now' });
    await waitFor(holds);
  });

  it('stay within reach when a view breaks', async () => {
    await opened({ adapter: { contact: { send: async () => {} }, chat: { send: async () => ({ at: 0 }), history: async () => ({}) as never, offer: () => ({ availability: 7 }) as never } } });
    (await inside().findByRole('button', { name: /Chat with us/ })).click();
    await inside().findByRole('button', { name: /Write to us/ });
  });
});

describe('what the page may ask for', () => {
  it('is done in order, even what was asked before the widget was there', async () => {
    const handle = hang({ adapter: memory() });
    void handle.prefill({ name: 'Ada', email: 'ada@shop.example' });
    await handle.open('contact');
    expect((await inside().findByLabelText<HTMLInputElement>(/Your name/)).value).toBe('Ada');
    // Filled in, but kept nowhere: the visitor has typed nothing.
    expect(Object.keys(await kept()).filter((key) => key.startsWith('typed:'))).toEqual([]);
  });

  it('brings words along on the way to a person', async () => {
    const handle = hang({ adapter: { contact: { send: async () => {} } } });
    await handle.ask('My parcel is late');
    await inside().findByDisplayValue('My parcel is late');
  });

  it('opens nothing that it does not know, and still answers', async () => {
    const handle = hang({ adapter: memory() });
    await handle.open('elsewhere' as never);
    expect(inside().getByRole('heading', { level: 2 }).textContent).toBe('How can we help?');
    expect(await handle.unread()).toBe(0);
  });

  it('keeps what one customer has typed from the next, and gives it back to the first', async () => {
    const tokenOf = (sub: string, jti: string) => ['', btoa(JSON.stringify({ sub, jti })), ''].join('.');
    const nameField = () => inside().findByLabelText<HTMLInputElement>(/Your name/);
    const handle = hang({ adapter: memory(), name: 'shop' });
    await handle.identify(tokenOf('ada', '1'));
    await handle.open('contact');
    const field = await nameField();
    field.value = 'Ada';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitFor(async () => expect((await indexedDB.databases()).map(({ name }) => name)).toHaveLength(1));

    // A renewed token is no other person.
    await handle.identify(() => tokenOf('ada', '2'));
    expect((await nameField()).value).toBe('Ada');
    await handle.identify(tokenOf('bob', '3'));
    expect(panel()).toBeNull();
    await handle.open('contact');
    expect((await nameField()).value).toBe('');
    await handle.identify(tokenOf('ada', '4'));
    await handle.open('contact');
    await waitFor(async () => expect((await nameField()).value).toBe('Ada'));
    expect((await indexedDB.databases()).map(({ name }) => name).join()).not.toMatch(/ada|bob/);
  });

  it('asks the page for another proof when the one it gave is refused, and the letter is sent with that', async () => {
    const proofOf = (jti: string) => ['', btoa(JSON.stringify({ sub: 'ada', jti })), ''].join('.');
    const shown: (string | undefined)[] = [];
    let asked = 0;
    const adapter: Adapter = {
      contact: {
        async send(_, call) {
          shown.push(await call.identity.token());
          if (shown.length === 1) throw call.error('unauthorized');
        },
      },
    };
    const handle = hang({ adapter, name: 'shop' });
    await handle.identify(() => proofOf(String((asked += 1))));
    await handle.prefill({ name: 'Ada', email: 'ada@shop.example', message: 'Where is my pot?' });
    await handle.open('contact');
    (await inside().findByRole('button', { name: /^Send/ })).click();
    await inside().findByText('Thank you, we have your message');
    expect(new Set(shown).size).toBe(2);
  });

  it('takes whom it names while a logout still goes on for the next one', async () => {
    const tokenOf = (sub: string) => ['', btoa(JSON.stringify({ sub })), ''].join('.');
    const tokens: (string | undefined)[] = [];
    const handle = hang({ adapter: { contact: { send: async (_, call) => void tokens.push(await call.identity.token()) } }, name: 'shop' });
    await handle.identify(tokenOf('ada'));
    await handle.open('contact');
    await inside().findByLabelText(/Your name/);
    const over = handle.logout();
    void handle.identify(tokenOf('bob'));
    void handle.prefill({ name: 'Bob', email: 'bob@shop.example', message: 'Where is my pot?' });
    await over;
    await handle.open('contact');
    await waitFor(async () => expect((await inside().findByLabelText<HTMLInputElement>(/Your name/)).value).toBe('Bob'));
    inside().getByRole('button', { name: /^Send/ }).click();
    await waitFor(() => expect(tokens).toEqual([tokenOf('bob')]));
  });

  it('forgets everything on logout', async () => {
    const handle = hang({ adapter: memory(), name: 'shop' });
    await handle.open('contact');
    const field = await inside().findByLabelText<HTMLInputElement>(/Your name/);
    field.value = 'Ada';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitFor(async () => expect(Object.keys(await kept('shop'))).toContain('typed:contact'));
    await handle.logout();
    expect(panel()).toBeNull();
    expect(await kept('shop')).toEqual({});
    expect(localStorage.length + sessionStorage.length).toBe(0);
    await handle.open('contact');
    expect((await inside().findByLabelText<HTMLInputElement>(/Your name/)).value).toBe('');
  });
});

describe('another tab', () => {
  it('forgets when the visitor logs out in this one: what is open there goes, and what is typed there afterwards is somebody new’s', async () => {
    const here = hang({ adapter: memory(), name: 'shop' });
    await here.open('chat');
    const there = hang({ adapter: memory(), name: 'shop' });
    await there.open('contact');
    const field = await inside().findByLabelText<HTMLTextAreaElement>(/^Message(?! to)/);
    fireEvent.input(field, { target: { value: 'Only for Ada’s eyes' } });
    await waitFor(async () => expect(Object.keys(await kept('shop'))).toContain('typed:contact'));
    await here.logout();
    await waitFor(() => expect(panel()).toBeNull());
    expect(await kept('shop')).toEqual({});
    expect(localStorage.length + sessionStorage.length).toBe(0);
    await there.open('contact');
    expect((await inside().findByLabelText<HTMLTextAreaElement>(/^Message(?! to)/)).value).toBe('');
    expect(await kept('shop')).toEqual({});
  });

  it('leaves nothing of what was being typed there in the very moment of the logout, and of what it had kept for itself', async () => {
    const here = hang({ adapter: memory(), name: 'shop' });
    await here.open('chat');
    const there = hang({ adapter: memory(), name: 'shop' });
    await there.open('contact');
    const field = await inside().findByLabelText<HTMLTextAreaElement>(/^Message(?! to)/);
    fireEvent.input(field, { target: { value: 'Only for Ada’s' } });
    window.dispatchEvent(new Event('pagehide'));
    fireEvent.input(field, { target: { value: 'Only for Ada’s eyes' } });
    expect(JSON.stringify({ ...sessionStorage })).toContain('Only for Ada');
    await here.logout();
    await waitFor(() => expect(panel()).toBeNull());
    await there.open('contact');
    expect((await inside().findByLabelText<HTMLTextAreaElement>(/^Message(?! to)/)).value).toBe('');
    expect(await kept('shop')).toEqual({});
    expect(localStorage.length + sessionStorage.length).toBe(0);
  });
});

describe('the next page', () => {
  it('wakes a conversation by itself, and counts what was not seen on the button, in the title and for the page', async () => {
    document.title = 'Tülle';
    const shop = memory({ onMessage: (_, agent) => agent.reply('It is here.') });
    const first = hang({ adapter: shop });
    await first.open('chat');
    const field = await inside().findByLabelText<HTMLTextAreaElement>('Message');
    field.value = 'Where is my pot?';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    inside().getByRole('button', { name: 'Send' }).click();
    await inside().findByText('It is here.');
    // How far the visitor has read is in the browser now.
    await waitFor(async () => expect((await kept())['chat']).toHaveProperty('seen', 'entry-2'));
    first.destroy();
    expect(localStorage.getItem('deskbell:engaged')).toMatch(/^\d+ chat$/);
    shop.agent.reply('Shall I send it?');
    const next = hang({ adapter: shop });
    const heard: unknown[] = [];
    next.on('unread', (detail) => heard.push(detail));
    await waitFor(() => expect(launcher().getAttribute('aria-label')).toBe('Help, 1 new message'), { timeout: 3_000 });
    expect(await next.unread()).toBe(1);
    expect(panel()).toBeNull();
    await waitFor(() => expect(document.title).toBe('(1) Tülle'));
    expect(heard).toEqual([{ count: 1 }]);
    next.destroy();
    expect(document.title).toBe('Tülle');

    hang({ adapter: shop, titleCount: false }).on('unread', () => heard.push('again'));
    await waitFor(() => expect(heard).toContain('again'));
    expect(document.title).toBe('Tülle');
  });
});

describe('destroy', () => {
  it('leaves no node, and makes everything asked for afterwards do nothing', async () => {
    const before = document.documentElement.outerHTML;
    const handle = await opened({ adapter: memory() });
    handle.destroy();
    expect(document.documentElement.outerHTML).toBe(before);
    await handle.open();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(warnings).toEqual([]);
  });

  it('may come while the widget is still on its way', async () => {
    const before = document.documentElement.outerHTML;
    const handle = hang({ adapter: memory() });
    const opening = handle.open();
    handle.destroy();
    await opening;
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

/** What the widget of this name has kept in the browser. */
async function kept(name = 'deskbell'): Promise<Record<string, unknown>> {
  // Opening would make it.
  if (!(await indexedDB.databases()).some((one) => one.name === name)) return {};
  const database = await answer(indexedDB.open(name));
  const objects = database.transaction('kept').objectStore('kept');
  const [keys, values] = await Promise.all([answer(objects.getAllKeys()), answer(objects.getAll())]);
  database.close();
  return Object.fromEntries(keys.map((key, index) => [String(key), values[index] as unknown]));
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('No answer.')));
  });
}
