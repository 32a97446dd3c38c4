// @vitest-environment happy-dom
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAlerts, type Alerts, type News } from '../../src/desk/browser/alerts.ts';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import type { InboxItem } from '../../src/protocol/index.ts';
import { agent, colleague, createFakeServer, item } from './fake-server.ts';
import { createFakeWorld } from './fake-world.ts';
import { until } from './until.ts';

/** What a browser would show; `answer` is what its person says when asked for leave. */
class FakeNotification extends EventTarget {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static shown: FakeNotification[] = [];
  static async requestPermission() {
    return (FakeNotification.permission = FakeNotification.answer);
  }
  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    super();
    FakeNotification.shown.push(this);
  }
  close() {
    FakeNotification.shown = FakeNotification.shown.filter((one) => one !== this);
    this.dispatchEvent(new Event('close'));
  }
}

/** As much of a loudspeaker as a bell needs: which notes were struck. */
function fakeSpeaker() {
  const struck: number[] = [];
  const parameter = { value: 0, setValueAtTime: () => {}, linearRampToValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} };
  const node = { connect: () => node, gain: parameter };
  return {
    struck,
    AudioContext: class {
      currentTime = 0;
      destination = node;
      resume = async () => {};
      close = async () => {};
      createGain = () => node;
      createOscillator() {
        const frequency = { ...parameter };
        return { frequency, connect: () => node, start: () => void struck.push(frequency.value), stop: () => {}, addEventListener: () => {} };
      }
    },
  };
}

const news = (more: Partial<News> = {}): News => ({ title: 'Ruth has written', body: 'Hello?', about: 'talk', onOpen: () => {}, ...more });

describe('news for somebody who looks elsewhere', () => {
  let speaker: ReturnType<typeof fakeSpeaker>;
  let isLooking: boolean;
  const made: Alerts[] = [];
  const alerts = () => {
    const one = createAlerts(window);
    made.push(one);
    return one;
  };
  beforeEach(() => {
    speaker = fakeSpeaker();
    isLooking = false;
    Object.assign(FakeNotification, { permission: 'default', answer: 'granted', shown: [] });
    for (const [name, value] of Object.entries({ ...speaker, Notification: FakeNotification, isSecureContext: true })) vi.stubGlobal(name, value);
    vi.spyOn(document, 'hasFocus').mockImplementation(() => isLooking);
  });
  afterEach(() => {
    for (const one of made.splice(0)) one.dispose();
    localStorage.clear();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('is neither shown nor heard until somebody has switched it on, and the browser is not asked before', () => {
    const { tell, notifying, sounding } = alerts();
    tell(news());
    expect([notifying.value, sounding.value, FakeNotification.permission]).toEqual(['off', false, 'default']);
    expect([FakeNotification.shown, speaker.struck]).toEqual([[], []]);
  });

  it('is shown once switched on, unless one is looking, and leads to what was said', async () => {
    const { tell, notify, notifying } = alerts();
    await notify(true);
    expect(notifying.value).toBe('on');
    const onOpen = vi.fn();
    tell(news({ onOpen }));
    expect(FakeNotification.shown).toMatchObject([{ title: 'Ruth has written', options: { body: 'Hello?', tag: 'talk' } }]);
    FakeNotification.shown[0]?.dispatchEvent(new Event('click'));
    expect(onOpen).toHaveBeenCalledOnce();
    expect(FakeNotification.shown).toEqual([]);
    isLooking = true;
    tell(news());
    expect(FakeNotification.shown).toEqual([]);
  });

  it('says so where the browser does not allow it, or has none', async () => {
    FakeNotification.answer = 'denied';
    const one = alerts();
    await one.notify(true);
    expect(one.notifying.value).toBe('denied');
    vi.stubGlobal('isSecureContext', false);
    expect(alerts().notifying.value).toBe('none');
  });

  it('is heard once switched on, which rings once to say how it sounds, and on this device from then on', () => {
    alerts().sound(true);
    expect(speaker.struck).toEqual([880, 1318.5]);
    const later = alerts();
    expect(later.sounding.value).toBe(true);
    later.tell(news());
    expect(speaker.struck).toHaveLength(4);
    later.sound(false);
    later.tell(news());
    expect(speaker.struck).toHaveLength(4);
  });
});

describe('what is news', () => {
  const server = createFakeServer();
  const desks: Desk[] = [];
  beforeAll(() => server.start());
  afterEach(() => {
    for (const desk of desks.splice(0)) desk.dispose();
    server.reset();
  });
  afterAll(() => server.stop());

  async function listen(...rows: InboxItem[]) {
    for (const row of rows) server.put(row);
    const world = createFakeWorld();
    const desk = createDesk(world);
    desks.push(desk);
    const heard: string[] = [];
    desk.onNews(({ conversation, head }) => heard.push(`${conversation} ${head}`));
    await desk.session.resume();
    await until(() => expect([desk.line.state.value, desk.inbox.state.value.is]).toEqual(['open', 'ready']));
    return { desk, heard, world };
  }

  /** A row that is no news, told last: when it has come everything before it has. */
  async function tell(desk: Desk, ...rows: InboxItem[]) {
    for (const row of [...rows, item('last', { head: 1 })]) server.tell({ type: 'item', item: row });
    await until(() => expect(desk.inbox.find('last')).toBeDefined());
  }

  it('is what a visitor says, once, and not what was there before', async () => {
    const { desk, heard } = await listen(item('old', { unread: true, head: 3 }));
    await tell(desk, item('old', { unread: true, head: 4 }), item('old', { unread: true, head: 4 }), item('new', { unread: true }), item('done', { head: 9 }));
    expect(heard).toEqual(['old 4', 'new 1']);
  });

  it('is what comes back after it was put off, and not what is put off or back before its time', async () => {
    const { desk, heard } = await listen(item('call', { laterUntil: 5_000 }), item('early', { laterUntil: 5_000 }));
    await tell(desk, item('call', { unread: true }), item('early'), item('off', { laterUntil: 9_000 }));
    expect(heard).toEqual(['call 1']);
  });

  it('is what a colleague gives to this agent, not what one has already, gives away, or is done', async () => {
    const me = { id: 'agent-1', name: 'Anna' };
    const { desk, heard } = await listen(item('free'), item('mine', { assignee: me }), item('theirs'), item('over'));
    await tell(desk, item('free', { assignee: me }), item('mine', { assignee: me }), item('theirs', { assignee: { id: 'agent-2', name: 'Ben' } }), item('over', { assignee: me, status: 'done' }));
    expect(heard).toEqual(['free 1']);
  });

  it('is not what is before the agent’s eyes, but is when they look away', async () => {
    const { desk, heard, world } = await listen(item('talk'));
    desk.choose('talk');
    await tell(desk, item('talk', { unread: true, head: 2 }));
    expect(heard).toEqual([]);
    world.platform.visible.value = false;
    server.tell({ type: 'item', item: item('talk', { unread: true, head: 3 }) });
    await until(() => expect(heard).toEqual(['talk 3']));
  });

  it('is not what is a colleague’s, and is what is one’s own', async () => {
    const { desk, heard } = await listen();
    await tell(desk, item('theirs', { unread: true, assignee: colleague }), item('mine', { unread: true, assignee: agent }));
    expect(heard).toEqual(['mine 1']);
  });
});
