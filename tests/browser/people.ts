// What shoppers and agents do, said once: by the roles and names they go by, never by how something is built.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { agent, stepMs, type Person, type PersonOptions, type World } from './world.ts';

/** What Chromium writes on the console by itself when a server is gone, or does not answer well. */
export const noAnswer = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket connection to|status of [45]\d\d/;

/** Expects something that may take a moment to become true. */
export const eventually = <Value>(read: () => Value | Promise<Value>, message?: string) => expect.poll(read, { timeout: stepMs, ...(message === undefined ? {} : { message }) });

/** Stands for the moment a device notices that it has a network again; waits before another try are long and random. */
export const noticeNetwork = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

/** The help button of the page. */
export const bell = (page: Page): Locator => page.getByRole('button', { name: /^Help(,|$)/ });

/** The panel behind it. */
export const panelOf = (page: Page): Locator => page.getByRole('dialog', { name: /^Help from/ });

/** The field to search with. */
export const searchIn = (panel: Locator): Locator => panel.getByRole('combobox', { name: 'Search for an answer' });

/** Opens the panel by a click. */
export async function openHelp(page: Page): Promise<Locator> {
  await bell(page).click();
  const panel = panelOf(page);
  await panel.waitFor();
  return panel;
}

/** A way to reach a person, as its card is called. */
export type Way = 'Write to us' | 'Chat with us' | 'Get a call';

/** Opens the panel at one of the ways to reach a person. */
export async function openWay(page: Page, way: Way): Promise<Locator> {
  const panel = await openHelp(page);
  await takeWay(panel, way);
  return panel;
}

/** Goes on to a person from wherever the panel is. */
export async function takeWay(panel: Locator, way: Way): Promise<void> {
  await panel.getByRole('button', { name: new RegExp(`^${way}`) }).click();
  await panel.getByRole('heading', { name: way }).waitFor();
}

/** A field by the beginning of its name, whatever one does with it. */
export const fieldOf = (form: Locator, name: string): Locator => form.getByRole('textbox', { name }).or(form.getByRole('combobox', { name }));

/** Fills in fields by their names; what is to be chosen is chosen by how it begins. */
export async function fillIn(form: Locator, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = fieldOf(form, name);
    if ((await field.evaluate((element) => element.tagName)) !== 'SELECT') await field.fill(value);
    else await field.selectOption(await field.getByRole('option', { name: value }).getAttribute('value'));
  }
}

/** Everything a letter to the shop needs, to begin with. */
export const letter = {
  'What is it about?': 'Something else',
  'Your name': 'Ada Quist',
  'E-mail': 'ada@example.org',
  Message: 'Do you mend pots of other makers?',
};

/** Writes to the shop, until the receipt is there. */
export async function writeLetter(page: Page, changes: Readonly<Record<string, string>>): Promise<Locator> {
  const panel = await openWay(page, 'Write to us');
  await fillIn(panel, { ...letter, ...changes });
  await panel.getByRole('button', { name: 'Send message' }).click();
  await panel.getByRole('heading', { name: 'Thank you, we have your message' }).waitFor();
  return panel;
}

/** Says something in the chat that is in front of them. */
export async function say(panel: Locator, text: string): Promise<void> {
  const field = panel.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
  await panel.getByRole('log').getByText(text, { exact: true }).waitFor();
}

/** Answers in the conversation that is open on the desk. */
export async function reply(desk: Page, text: string): Promise<void> {
  const field = desk.getByRole('textbox', { name: 'Reply' });
  await field.fill(text);
  await field.press('Enter');
  await desk.getByRole('log').getByText(text, { exact: true }).waitFor();
}

/** Fills in what a call needs, and agrees to it. */
export async function fillInCall(panel: Locator, values: Readonly<Record<string, string>>): Promise<void> {
  await fillIn(panel, { 'Your name': 'Ada Quist', Country: 'United Kingdom', 'Phone number': '020 7946 0958', ...values });
  await panel.getByRole('checkbox', { name: /may call me on this number/ }).check();
}

/** Asks for a call as soon as possible, until it is booked. */
export async function askForCall(page: Page, values: Readonly<Record<string, string>>): Promise<Locator> {
  const panel = await openWay(page, 'Get a call');
  await fillInCall(panel, values);
  await panel.getByRole('button', { name: 'Ask for a call' }).click();
  await panel.getByRole('heading', { name: 'We will call you' }).waitFor();
  return panel;
}

/** The desk asks who is signed in, and Chromium notes on the console by itself that the answer is "nobody". */
const nobodyYet = /status of 401 \(Unauthorized\) \S+\/desk\/api\/me$/;

/** An agent at the desk, signed in. */
export async function openDesk(world: World, { forgives = nobodyYet, ...options }: PersonOptions = {}): Promise<Person> {
  const desk = await world.visit(`${world.origin}/desk/`, { ...options, forgives: new RegExp(`${nobodyYet.source}|${forgives.source}`) });
  await signIn(desk.page, agent);
  return desk;
}

/** Fills in and sends the desk's first form. */
export async function signIn(desk: Page, { name, password }: { readonly name: string; readonly password: string }): Promise<void> {
  await desk.getByRole('textbox', { name: 'Name' }).fill(name);
  await desk.getByRole('textbox', { name: 'Password' }).fill(password);
  await desk.getByRole('button', { name: 'Sign in' }).click();
}

/** The rows of the desk's list. */
export const inboxOf = (desk: Page): Locator => desk.getByRole('list', { name: /conversations?$/ }).getByRole('link');

/** Where the focus is, in whichever shadow tree: the name people know it by. Nothing when it is nowhere. */
export function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === document.body || element === document.documentElement) return '';
    const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement ? element.labels?.[0]?.textContent : undefined;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
  });
}

/** What is said about a field, such as a hint and what is wrong with it. */
export function describedBy(control: Locator): Promise<string> {
  return control.evaluate((element) => {
    const root = element.getRootNode() as ShadowRoot;
    return (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => root.getElementById(id)?.textContent).join(' ');
  });
}
