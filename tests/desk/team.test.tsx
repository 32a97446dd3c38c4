// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { agent, colleague, item, refusal, visitorSays } from './fake-server.ts';
import { createStage } from './stage.tsx';

const { server, open } = createStage();

async function openTalk() {
  server.put(item('talk'), { events: [visitorSays(1, 'Hello')] });
  const room = open();
  await room.open('Name of talk');
  return room;
}

const noteField = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Note for the team' });
const assignee = () => screen.findByRole<HTMLSelectElement>('combobox', { name: 'Assigned to' });

describe('what agents arrange among themselves', () => {
  it('is written beside the conversation, shown there and counted in the list', async () => {
    await openTalk();
    fireEvent.input(await noteField(), { target: { value: ' Sounds cross. ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Leave note' }));
    const note = (await screen.findByText('Sounds cross.')).closest('li');
    expect(note?.textContent).toContain('You');
    expect((await noteField()).value).toBe('');
    expect(screen.queryByRole('button', { name: 'Leave note' })).toBeNull();
    expect(server.commands.filter(({ type }) => type === 'desk.note')).toMatchObject([{ body: { conversation: 'talk', text: 'Sounds cross.' } }]);
  });

  it('keeps a note that was not taken, says why, and leaves it once when tried again', async () => {
    await openTalk();
    fireEvent.input(await noteField(), { target: { value: 'Careful' } });
    server.fail('commands', () => refusal('unavailable'));
    fireEvent.click(screen.getByRole('button', { name: 'Leave note' }));
    await screen.findByText('The server cannot be reached at the moment.');
    expect((await noteField()).value).toBe('Careful');
    server.mend('commands');
    fireEvent.click(screen.getByRole('button', { name: 'Leave note' }));
    await screen.findByText('Careful', { selector: 'li *' });
    expect(screen.queryByText('The server cannot be reached at the moment.')).toBeNull();
  });

  it('shows a note that a colleague leaves meanwhile', async () => {
    await openTalk();
    await noteField();
    const notes = [{ id: 'n1', author: colleague.name, text: 'I know them.', at: 1_000 }];
    server.put(item('talk', { notes: 1 }), { notes });
    server.tell({ type: 'item', item: item('talk', { notes: 1 }) });
    expect((await screen.findByText('I know them.')).closest('li')?.textContent).toContain(colleague.name);
    expect(within(screen.getByRole('link', { name: /Name of talk/ })).getByText('1 note')).toBeTruthy();
  });

  it('makes it somebody’s and anybody’s again', async () => {
    await openTalk();
    await screen.findByRole('option', { name: colleague.name });
    fireEvent.change(await assignee(), { target: { value: colleague.id } });
    await within(screen.getByRole('link', { name: /Name of talk/ })).findByText(colleague.name);
    await waitFor(async () => expect((await assignee()).value).toBe(colleague.id));
    fireEvent.change(await assignee(), { target: { value: '' } });
    await waitFor(() => expect(within(screen.getByRole('link', { name: /Name of talk/ })).queryByText(colleague.name)).toBeNull());
    expect(server.commands.filter(({ type }) => type === 'desk.assign').map(({ body }) => body.agent)).toEqual([colleague.id, null]);
  });

  it('takes several choices made at once one after the other: letters typed in the list choose, each of them', async () => {
    await openTalk();
    await screen.findByRole('option', { name: colleague.name });
    fireEvent.change(await assignee(), { target: { value: agent.id } });
    fireEvent.change(await assignee(), { target: { value: colleague.id } });
    await waitFor(() => expect(server.commands.filter(({ type }) => type === 'desk.assign').map(({ body }) => body.agent)).toEqual([agent.id, colleague.id]));
    expect((await assignee()).disabled).toBe(false);
    await within(screen.getByRole('link', { name: /Name of talk/ })).findByText(colleague.name);
  });

  it('offers the agent themselves first', async () => {
    await openTalk();
    await screen.findByRole('option', { name: colleague.name });
    const names = [...(await assignee()).options].map(({ text }) => text);
    expect(names).toEqual(['Nobody yet', `Me (${agent.name})`, colleague.name]);
  });
});
