// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { fieldOf, laterTimes } from '../../src/desk/models/later.ts';
import { waitOf } from '../../src/desk/models/waiting.ts';
import { item, refusal, visitorSays } from './fake-server.ts';
import { createFakeWorld } from './fake-world.ts';
import { createStage } from './stage.tsx';

const { server, open } = createStage();
const minute = 60_000;

async function openTalk() {
  server.put(item('talk'), { events: [visitorSays(1, 'Hello')] });
  const room = open();
  await room.open('Name of talk');
  return room;
}

const wishes = () => server.commands.filter(({ type }) => type === 'desk.later').map(({ body }) => body.until);
const status = (name: string) => within(screen.getByRole('group', { name: 'Status' })).getByRole('button', { name });

describe('putting off', () => {
  it('by keyboard alone takes it from the list until then, and back before its time', async () => {
    const { desk, world } = await openTalk();
    fireEvent.keyDown(document.body, { key: 'l' });
    const hour = await screen.findByRole('button', { name: /^In an hour/ });
    await waitFor(() => expect(document.activeElement).toBe(hour));
    fireEvent.keyDown(hour, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toMatch(/^Tomorrow morning/);
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowUp' });
    fireEvent.click(document.activeElement!);
    const until = world.now() + 60 * minute;
    await waitFor(() => expect(desk.inbox.find('talk')?.laterUntil).toBe(until));
    expect(wishes()).toEqual([until]);
    expect(screen.queryByRole('button', { name: /^In an hour/ })).toBeNull();
    // It stays while it is before somebody's eyes, and says until when it is put off.
    expect(within(screen.getByRole('link', { name: /Name of talk/ })).getByText(/^Until /)).toBeTruthy();
    desk.choose(undefined);
    await screen.findByText('All answered');
    fireEvent.click(status('Later'));
    fireEvent.click(await screen.findByRole('link', { name: /Name of talk/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Put off until later' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Back on the list' }));
    await waitFor(() => expect(desk.inbox.find('talk')).not.toHaveProperty('laterUntil'));
    expect(wishes()).toEqual([until, null]);
  });

  it('takes a time of one’s own, and none that is over', async () => {
    const { world } = await openTalk();
    fireEvent.click(await screen.findByRole('button', { name: 'Put off until later' }));
    const field = await screen.findByLabelText<HTMLInputElement>('Another time');
    const submit = screen.getByRole<HTMLButtonElement>('button', { name: 'Put off' });
    fireEvent.input(field, { target: { value: fieldOf(world.now() - minute) } });
    await waitFor(() => expect(submit.disabled).toBe(true));
    const at = Math.ceil(world.now() / minute) * minute + 90 * minute;
    fireEvent.input(field, { target: { value: fieldOf(at) } });
    await waitFor(() => expect(submit.disabled).toBe(false));
    fireEvent.submit(submit.closest('form')!);
    await waitFor(() => expect(wishes()).toEqual([at]));
  });

  it('that was not granted says why, and leaves it on the list', async () => {
    const { desk } = await openTalk();
    server.fail('commands', () => refusal('unavailable'));
    fireEvent.click(await screen.findByRole('button', { name: 'Put off until later' }));
    fireEvent.click(await screen.findByRole('button', { name: /^In an hour/ }));
    await screen.findByText('The server cannot be reached at the moment.');
    expect(desk.inbox.find('talk')).not.toHaveProperty('laterUntil');
  });
});

describe('the moments offered', () => {
  const times = (now: Date) => laterTimes(now.getTime()).map(({ id, at }) => [id, at - now.getTime() === 60 * minute ? 'in an hour' : new Date(at).toString().slice(0, 21)]);

  it('are in an hour, tomorrow and on Monday at nine, each once', () => {
    expect(times(new Date(2026, 10, 25, 14, 30))).toEqual([['hour', 'in an hour'], ['tomorrow', 'Thu Nov 26 2026 09:00'], ['monday', 'Mon Nov 30 2026 09:00']]);
    expect(times(new Date(2026, 10, 29, 22, 0))).toEqual([['hour', 'in an hour'], ['tomorrow', 'Mon Nov 30 2026 09:00']]);
    expect(times(new Date(2026, 10, 30, 8, 0))).toEqual([['hour', 'in an hour'], ['tomorrow', 'Tue Dec 01 2026 09:00'], ['monday', 'Mon Dec 07 2026 09:00']]);
  });
});

describe('waiting for an answer', () => {
  it('gets long in a chat after minutes, with a letter after hours, and never with a call', () => {
    const since = (channel: 'chat' | 'contact' | 'callback') => item('a', { channel, waitingSince: 0 });
    expect(waitOf(since('chat'), 4 * minute)).toEqual({ ms: 4 * minute, isLong: false });
    expect(waitOf(since('chat'), 6 * minute)).toEqual({ ms: 6 * minute, isLong: true });
    expect(waitOf(since('contact'), 60 * minute)).toEqual({ ms: 60 * minute, isLong: false });
    expect(waitOf(since('contact'), 600 * minute)).toEqual({ ms: 600 * minute, isLong: true });
    expect([waitOf(since('callback'), minute), waitOf(item('b'), minute)]).toEqual([undefined, undefined]);
  });

  it('stands in the row instead of when the last word was said, until somebody has answered', async () => {
    const world = createFakeWorld();
    const now = world.now();
    server.put(item('talk', { at: now - minute, waitingSince: now - 12 * minute }), { events: [visitorSays(1, 'Hello')] });
    await open(world).open('Name of talk');
    const row = screen.getByRole('link', { name: /Name of talk/ });
    expect(within(row).getByText(/12m/).closest('time')?.textContent).toBe('Waiting 12m');
    await screen.findByText('Waiting: 12 minutes');
    fireEvent.input(screen.getByRole('textbox', { name: 'Reply' }), { target: { value: 'Here I am' } });
    fireEvent.submit(screen.getByRole('textbox', { name: 'Reply' }).closest('form')!);
    await waitFor(() => expect(screen.queryByText('Waiting: 12 minutes')).toBeNull());
  });
});
