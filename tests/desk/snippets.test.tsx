// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { putIn } from '../../src/desk/models/snippets.ts';
import { item, refusal, visitorSays } from './fake-server.ts';
import { createStage } from './stage.tsx';

const { server, open } = createStage();

async function openTalk() {
  server.put(item('talk'), { events: [visitorSays(1, 'Hello')], context: { locale: 'de' } });
  const room = open();
  await room.open('Name of talk');
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' });
  return {
    ...room,
    field,
    async write(text: string) {
      fireEvent.input(field, { target: { value: text } });
      await room.world.platform.advance(1_000);
    },
  };
}

const titles = () => [...(screen.queryByRole('listbox', { name: 'Replies and answers' })?.querySelectorAll('.desk-snippet-title') ?? [])].map(({ textContent }) => textContent);

describe('a slash in a reply', () => {
  it('offers replies and answers in the language of the visitor, and Enter puts the first one in instead of sending', async () => {
    const { field, write, desk } = await openTalk();
    await write('Well, /retu');
    await waitFor(() => expect(titles()).toEqual(['Return label', 'How returns work']));
    expect(server.asked.filter((path) => path.startsWith('snippets'))).toEqual(['snippets']);
    expect(screen.getByText('2 offered. Arrows choose, Enter puts it in.')).toBeTruthy();
    expect(field.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { name: /^Return label/, selected: true }).id);
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(field.value).toBe('Well, You have 30 days.'));
    expect(desk.open.value?.replies.draft.value).toBe('Well, You have 30 days.');
    expect(titles()).toEqual([]);
    expect(server.commands.filter(({ type }) => type === 'desk.reply')).toEqual([]);
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(server.commands.filter(({ type }) => type === 'desk.reply')).toMatchObject([{ body: { text: 'Well, You have 30 days.' } }]));
  });

  it('goes away with Escape, and the draft stays', async () => {
    const { field, write } = await openTalk();
    await write('/');
    await waitFor(() => expect(titles()).toHaveLength(2));
    fireEvent.keyDown(field, { key: 'Escape' });
    await waitFor(() => expect(titles()).toEqual([]));
    await write('/r');
    expect(titles()).toEqual([]);
    expect(field.value).toBe('/r');
    await write('Another /');
    await waitFor(() => expect(titles()).toHaveLength(2));
  });

  it('goes away with the focus, and is back for who writes on', async () => {
    const { field, write } = await openTalk();
    await write('/re');
    await waitFor(() => expect(titles()).toHaveLength(2));
    fireEvent.blur(field);
    await waitFor(() => expect(titles()).toEqual([]));
    await write('/ret');
    await waitFor(() => expect(titles()).toHaveLength(2));
  });

  it('is only a slash within words, and where help with writing fails', async () => {
    const { write } = await openTalk();
    await write('red and/or 1/2 https://tuelle.example');
    expect(server.asked.filter((path) => path.startsWith('snippets'))).toEqual([]);
    server.fail('snippets', () => refusal('unavailable'));
    await write('/retu');
    await waitFor(() => expect(server.asked.filter((path) => path.startsWith('snippets'))).toHaveLength(1));
    expect(titles()).toEqual([]);
  });
});

describe('putting words in', () => {
  it.each([
    ['/retu', 5, 'Yes.', 4],
    ['Hello /', 7, 'Hello Yes.', 10],
    ['Hello /retu and more', 11, 'Hello Yes. and more', 10],
    ['no slash here', 13, 'no slash hereYes.', 17],
  ])('takes "%s" to what is meant', (text, caret, expected, at) => {
    expect(putIn(text, caret, 'Yes.')).toEqual({ text: expected, caret: at });
  });
});
