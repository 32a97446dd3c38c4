// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCsv } from '../../src/desk/models/csv.ts';
import type { Report } from '../../src/protocol/index.ts';
import { agent, item, refusal, visitorSays } from './fake-server.ts';
import { createFakeWorld } from './fake-world.ts';
import { createStage } from './stage.tsx';

const { server, open } = createStage();

const button = (name: string | RegExp) => screen.findByRole('button', { name });
async function chooseInMenu(name: string) {
  fireEvent.click(await button('Account and help'));
  fireEvent.click(await button(name));
}

describe('the team', () => {
  beforeAll(() => server.promote(true));
  afterAll(() => server.promote(false));
  const rowOf = async (name: string) => (await screen.findByText(name)).closest('li')!;

  it('is looked after by admins: somebody new gets a password, which is shown until it is passed on', async () => {
    open();
    await chooseInMenu('Team');
    await rowOf('Ben');
    fireEvent.click(await button('Add a colleague'));
    const form = await screen.findByRole('form', { name: 'Add a colleague' });
    fireEvent.input(within(form).getByRole('textbox', { name: /^Name/ }), { target: { value: 'Cleo' } });
    fireEvent.input(within(form).getByRole('textbox', { name: /^Signs in as/ }), { target: { value: 'ben' } });
    fireEvent.submit(form);
    await waitFor(() => expect(within(form).getByRole('textbox', { name: /^Signs in as/ }).getAttribute('aria-invalid')).toBe('true'));
    expect(within(form).getAllByText('Somebody signs in with this name already.').length).toBeGreaterThan(0);
    fireEvent.input(within(form).getByRole('textbox', { name: /^Signs in as/ }), { target: { value: 'cleo' } });
    fireEvent.submit(form);
    await screen.findByText('made-for-cleo');
    await rowOf('Cleo');
    fireEvent.click(await button('Passed on'));
    await waitFor(() => expect(screen.queryByText('made-for-cleo')).toBeNull());
  });

  it('changes what somebody may only where that was asked for, and nobody can shut themselves out', async () => {
    open();
    await chooseInMenu('Team');
    const ben = await rowOf('Ben');
    expect(within(ben).queryByRole('button', { name: 'Do not let sign in' })).toBeNull();
    fireEvent.click(within(ben).getByRole('button', { name: 'Change: Ben' }));
    fireEvent.click(within(ben).getByRole('button', { name: 'Do not let sign in' }));
    await within(ben).findByText('May not sign in');
    fireEvent.click(within(ben).getByRole('button', { name: 'Let sign in again' }));
    await within(ben).findByRole('button', { name: 'Do not let sign in' });
    fireEvent.click(within(ben).getByRole('button', { name: 'New password' }));
    await screen.findByText('made-for-ben');
    const own = await rowOf(agent.name);
    fireEvent.click(within(own).getByRole('button', { name: `Change: ${agent.name}` }));
    expect(within(own).getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Change', 'Save the name', 'Sign out everywhere']);
  });

  it('gives somebody another name', async () => {
    open();
    await chooseInMenu('Team');
    const ben = await rowOf('Ben');
    fireEvent.click(within(ben).getByRole('button', { name: 'Change: Ben' }));
    fireEvent.input(within(ben).getByRole('textbox', { name: /^Name/ }), { target: { value: 'Benedikt' } });
    fireEvent.click(within(ben).getByRole('button', { name: 'Save the name' }));
    await rowOf('Benedikt');
  });
});

it('the team is no page for those who are not admins, whatever the address says', async () => {
  const { desk } = open(createFakeWorld({ place: 'agents' }));
  await screen.findByRole('heading', { name: 'Inbox' });
  expect(desk.section.value).toBe('inbox');
  fireEvent.click(await button('Account and help'));
  await button('Reports');
  expect(screen.queryByRole('button', { name: 'Team' })).toBeNull();
});

it('an agent chooses another password and signs in with it; a wrong one is named', async () => {
  open();
  await chooseInMenu('Change password');
  const form = await screen.findByRole('form', { name: 'Change password', hidden: true });
  const type = (name: string, value: string) => fireEvent.input(form.querySelector(`[name=${name}]`)!, { target: { value } });
  type('current', 'not this');
  type('next', 'another long one');
  fireEvent.submit(form);
  await within(form).findAllByText('This is not your present password.');
  type('current', 'open sesame');
  fireEvent.submit(form);
  expect(await screen.findByText('Your password has been changed. Sign in with it.')).toBeTruthy();
});

describe('reports', () => {
  const report: Report = {
    days: [{ day: '2026-11-21', contact: 1, chat: 0, callback: 0 }, { day: '2026-11-22', contact: 2, chat: 3, callback: 1 }],
    chats: { asked: 4, answered: 3, missed: 1, medianMs: 120_000, slowMs: 480_000 },
    letters: { received: 3, done: 2 },
    calls: { asked: 1, done: 0, cancelled: 0 },
    searches: { inVain: 7, settled: 2, top: [{ words: '=gift wrap', locale: 'en', times: 5 }] },
    reads: 1_234,
  };

  it('say in numbers what came in and how it was answered, for the days that are chosen', async () => {
    server.answerReport(report);
    const { desk } = open();
    await chooseInMenu('Reports');
    const missed = (await screen.findByText('Missed')).nextElementSibling;
    expect(missed?.textContent).toBe('1');
    expect(screen.getByText('Half answered within').nextElementSibling?.textContent).toBe('2 minutes');
    expect(screen.getByText('Messages done').nextElementSibling?.textContent).toBe('2 of 3');
    expect(screen.getByText('Articles opened').nextElementSibling?.textContent).toBe('1,234');
    expect(screen.getByRole('cell', { name: '=gift wrap' })).toBeTruthy();
    fireEvent.click(await button('Last 7 days'));
    await waitFor(() => expect(server.asked.filter((path) => path === 'report')).toHaveLength(2));
    expect(desk.reports.days.value).toBe(7);
    fireEvent.click(await button('Inbox'));
    await screen.findByRole('heading', { name: 'Inbox' });
  });

  it('keep what was read when they cannot be made again, and say so', async () => {
    server.answerReport(report);
    open();
    await chooseInMenu('Reports');
    await screen.findByText('Missed');
    server.fail('report', () => refusal('unavailable'));
    fireEvent.click(await button('Last 90 days'));
    await screen.findByText('The report could not be made');
    expect(screen.getByText('Missed')).toBeTruthy();
  });

  it('are a file no spreadsheet reckons with what strangers wrote in', () => {
    expect(toCsv([['a,b', 'say "hi"', 3], ['=1+1', '-2', '@x']])).toBe('\ufeff"a,b","say ""hi""",3\r\n"\'=1+1","\'-2","\'@x"\r\n');
  });
});

describe('a desk nobody has written to', () => {
  it('says what is left to do, until somebody writes', async () => {
    server.promote(true);
    open();
    const [steps] = await screen.findAllByRole('region', { name: 'Welcome to your desk' });
    expect(steps!.querySelector('pre')?.textContent).toContain('<script async src="http://desk.test/deskbell.js"');
    expect(within(steps!).getByRole('button', { name: 'Add a colleague' })).toBeTruthy();
    await waitFor(() => expect(server.lines).toBe(1));
    server.put(item('talk'), { events: [visitorSays(1, 'Hello')] });
    server.tell({ type: 'item', item: item('talk') });
    await screen.findByRole('link', { name: /Name of talk/ });
    expect(screen.queryByRole('region', { name: 'Welcome to your desk' })).toBeNull();
    server.promote(false);
  });
});

describe('whose conversations', () => {
  it('are chosen by the key w or from the list, and an empty choice leads back', async () => {
    server.put(item('talk', { assignee: { id: 'agent-2', name: 'Ben' } }), { events: [visitorSays(1, 'Hello')] });
    const { desk } = open();
    await screen.findByRole('link', { name: /Name of talk/ });
    fireEvent.keyDown(document.body, { key: 'w' });
    expect(desk.inbox.filter.value.whose).toBe('mine');
    await screen.findByText('Nothing of yours here');
    fireEvent.change(screen.getByRole('combobox', { name: 'Whose' }), { target: { value: 'nobody' } });
    await screen.findByText('Everything is somebody’s');
    fireEvent.click(await button('Show everybody’s'));
    await screen.findByRole('link', { name: /Name of talk/ });
  });

  it('a customer the shop vouches for is marked, and what else is said is not taken for proven', async () => {
    server.put(item('talk', { person: { name: 'Ada', verified: 'customer-7' } }), { events: [visitorSays(1, 'Hello')] });
    const room = open();
    await room.open('Ada');
    const card = await screen.findByRole('region', { name: 'About the visitor' });
    expect(within(card).getByText('Verified customer')).toBeTruthy();
    expect(within(card).getByText('customer-7')).toBeTruthy();
    expect(within(card).getByText('What else is said here is not verified.')).toBeTruthy();
  });
});
