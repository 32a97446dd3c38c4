// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { companyMs } from '../../src/protocol/index.ts';
import { agent, colleague, item, visitorSays } from './fake-server.ts';
import { createStage } from './stage.tsx';

const { server, open } = createStage();

const does = (doing: 'looking' | 'typing' | 'gone', who = colleague, conversation = 'talk') => server.tell({ type: 'company', conversation, agent: who, doing });
const looks = () => server.said.flatMap((frame) => (frame.type === 'look' ? `${frame.conversation} ${frame.on ? 'on' : 'off'}` : []));

async function openTalk() {
  for (const id of ['talk', 'other']) server.put(item(id), { events: [visitorSays(1, 'Hello')] });
  const room = open();
  await room.open('Name of talk');
  await waitFor(() => expect(looks()).toEqual(['talk on']));
  return room;
}

const row = () => within(screen.getByRole('link', { name: /Name of talk/ }));

describe('two agents at one conversation', () => {
  it('see each other in the list and in its head, and who is answering', async () => {
    await openTalk();
    does('looking', agent);
    does('looking');
    expect(await screen.findAllByText('Also here: Ben')).toHaveLength(2);
    expect(row().getByText('Also here: Ben')).toBeTruthy();
    does('typing');
    expect(await screen.findAllByText('Answering now: Ben')).toHaveLength(2);
    does('looking', { id: 'agent-3', name: 'Cem' });
    does('looking');
    expect(await screen.findAllByText('Also here: Cem and Ben')).toHaveLength(2);
    does('gone');
    expect(await screen.findAllByText('Also here: Cem')).toHaveLength(2);
  });

  it('know of each other at once, whoever came first, and are told again while it lasts', async () => {
    const { world } = await openTalk();
    does('looking');
    await waitFor(() => expect(looks()).toEqual(['talk on', 'talk on']));
    does('looking');
    does('looking', colleague, 'other');
    await screen.findByText('Also here: Ben', { selector: '[data-conversation="other"] *' });
    expect(looks()).toHaveLength(2);
    await world.platform.advance(companyMs / 2);
    await waitFor(() => expect(looks()).toHaveLength(3));
  });

  it('are forgotten when they have gone without saying so', async () => {
    const { world } = await openTalk();
    does('looking');
    await screen.findAllByText('Also here: Ben');
    await world.platform.advance(companyMs);
    await waitFor(() => expect(screen.queryAllByText('Also here: Ben')).toEqual([]));
  });

  it('are told when the other turns elsewhere, looks away from the page, comes back, or has a new line', async () => {
    const { desk, world } = await openTalk();
    desk.choose('other');
    await waitFor(() => expect(looks()).toEqual(['talk on', 'talk off', 'other on']));
    world.platform.visible.value = false;
    await waitFor(() => expect(looks().at(-1)).toBe('other off'));
    world.platform.visible.value = true;
    await waitFor(() => expect(looks().slice(3)).toEqual(['other off', 'other on']));
    const { dials } = server;
    server.drop();
    await waitFor(async () => {
      await world.platform.advance(1_000);
      expect(server.dials).toBeGreaterThan(dials);
    });
    await waitFor(() => expect(looks().slice(5)).toEqual(['other on']));
  });
});
