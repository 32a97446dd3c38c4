import { describe, expect, it, onTestFinished } from 'vitest';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { password, startHouse } from '../server/house.ts';
import { arrive, callbackRequest, contactRequest } from '../server/visitor.ts';
import { createAgentWorld } from './agent-browser.ts';
import { until } from './until.ts';

/** An agent at the desk of a real server. */
async function sitDown(server: RunningServer): Promise<Desk> {
  const desk = createDesk(createAgentWorld(server));
  onTestFinished(() => desk.dispose());
  await desk.session.signIn('desk', password);
  await until(() => expect([desk.line.state.value, desk.inbox.state.value.is]).toEqual(['open', 'ready']));
  return desk;
}

async function open(desk: Desk, channel: string) {
  const entry = await until(() => {
    const found = desk.inbox.rows.value.find((one) => one.item.value.channel === channel);
    if (!found) throw new Error(`no ${channel} yet`);
    return found;
  });
  desk.choose(entry.id);
  await until(() => expect(desk.open.value?.state.value.is).toBe('ready'));
  return desk.open.value!;
}

describe('the desk at a real server', () => {
  it('does not let in whoever has the wrong password', async () => {
    const desk = createDesk(createAgentWorld(await startHouse()));
    onTestFinished(() => desk.dispose());
    await desk.session.resume();
    await desk.session.signIn('desk', 'something else');
    expect(desk.session.state.value).toMatchObject({ is: 'out', error: { kind: 'unauthorized' } });
  });

  it('carries a chat in both directions', async () => {
    const server = await startHouse();
    const desk = await sitDown(server);
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Where is my parcel?' });
    const chat = await open(desk, 'chat');
    await until(() => expect(chat.item.value?.unread).toBe(false));
    chat.replies.type('On its way.');
    chat.replies.send();
    chat.replies.type('Tomorrow by ten.');
    chat.replies.send();
    await until(() => expect(chat.replies.pending.value).toEqual([]));
    await visitor.command('chat.send', { text: 'Thank you!' });
    await until(() => expect(chat.events.value.at(-1)).toMatchObject({ text: 'Thank you!' }));
    const { events } = await visitor.events();
    expect(chat.events.value).toEqual(events);
    expect(events.map((event) => (event.type === 'message' ? event.text : event.type))).toEqual(['Where is my parcel?', 'joined', 'On its way.', 'Tomorrow by ten.', 'Thank you!']);
  });

  it('shows a request with what the form asked, and puts it away', async () => {
    const server = await startHouse();
    const desk = await sitDown(server);
    await (await arrive(server)).command('contact.send', { ...contactRequest, orderNumber: 'ED-1' });
    const request = await open(desk, 'contact');
    expect(request.about.value?.details).toContainEqual({ label: 'orderNumber', value: 'ED-1' });
    await request.done();
    await until(() => expect(desk.inbox.find(request.id)?.status).toBe('done'));
    await request.reopen();
    await until(() => expect(desk.inbox.find(request.id)?.status).toBe('open'));
  });

  it('marks a call as made, and hears when one is called off', async () => {
    const server = await startHouse();
    const desk = await sitDown(server);
    const visitor = await arrive(server);
    const { body } = await visitor.command<{ id: string }>('callback.request', callbackRequest);
    const call = await open(desk, 'callback');
    expect(call.item.value?.callback).toMatchObject({ state: 'booked', when: { is: 'asap' }, phone: '+442079460958' });
    await call.done();
    await until(() => expect(call.item.value?.callback?.state).toBe('done'));
    await call.reopen();
    await until(() => expect(call.item.value?.callback?.state).toBe('booked'));
    await visitor.command('callback.cancel', { callback: body.id });
    await until(() => expect(call.item.value?.callback?.state).toBe('cancelled'));
    await until(() => expect(call.item.value?.unread).toBe(false));
  });

  it('leaves no session behind', async () => {
    const server = await startHouse();
    const desk = await sitDown(server);
    await desk.session.signOut();
    await desk.session.resume();
    expect(desk.session.state.value).toEqual({ is: 'out', why: 'new' });
  });
});
