import { describe, expect, it } from 'vitest';
import { memory } from '../../src/adapters/memory/index.ts';
import { createCaller } from '../../src/core/index.ts';
import { conformance, createFakePlatform } from '../../src/testing/index.ts';
import { keepReport } from './keep-report.ts';
import { controlsOf, wholeMemory } from './memory-controls.ts';

conformance({
  describe,
  it,
  contract: 1,
  name: 'memory',
  report: keepReport,
  claims: {
    contact: ['offer', 'list'],
    chat: ['offer', 'dial', 'typing', 'read', 'page', 'queue', 'files'],
    callback: ['slots', 'list', 'move', 'cancel'],
    faq: ['vote', 'learn'],
  },
  adapter() {
    const shop = wholeMemory();
    return { adapter: shop, backend: controlsOf(shop) };
  },
});

describe('the memory adapter', () => {
  const caller = createCaller({ platform: createFakePlatform(), context: () => ({}) });

  it('plays a script', async () => {
    const platform = createFakePlatform();
    const shop = memory({
      now: () => platform.now(),
      after: (ms, call) => platform.after(ms, call),
      onMessage(text, agent) {
        agent.typing(true);
        platform.after(1000, () => agent.reply(`You said: ${text}`));
      },
    });
    const heard: string[] = [];
    await shop.chat.dial({ cursor: null, deliver: (delivery) => heard.push(delivery.type === 'typing' ? `typing ${delivery.on}` : delivery.type) }, caller.call());
    await shop.chat.send({ text: 'Hello' }, caller.call());
    await platform.advance(1000);
    expect(heard).toEqual(['stretch', 'typing true', 'typing false', 'stretch']);
    const { entries } = await shop.chat.history(null, caller.call());
    expect(entries.map((entry) => entry.type === 'message' && entry.text)).toEqual(['Hello', 'You said: Hello']);
  });

  it('takes its time, and stops when nobody waits any more', async () => {
    const platform = createFakePlatform();
    const shop = memory({ delayMs: 300, after: (ms, call) => platform.after(ms, call) });
    const stop = new AbortController();
    const answer = shop.chat.send({ text: 'Hello' }, caller.call({ signal: stop.signal }));
    const failed = expect(answer).rejects.toMatchObject({ kind: 'cancelled' });
    await platform.advance(299);
    expect(shop.stored.chat).toEqual([]);
    stop.abort();
    await failed;
    expect(platform.timers).toBe(0);
  });

  it('tells open lines when the shop closes', async () => {
    const shop = memory();
    const offers: unknown[] = [];
    await shop.chat.dial({ cursor: null, deliver: (delivery) => delivery.type === 'offer' && offers.push(delivery.offer.availability) }, caller.call());
    shop.offer({ chat: { availability: { is: 'closed', opensAt: 5 }, features: { typing: false, receipts: false } } });
    expect(offers).toEqual([{ is: 'closed', opensAt: 5 }]);
    const line = await shop.chat.dial({ cursor: null, deliver() {} }, caller.call());
    expect('typing' in line || 'read' in line).toBe(false);
  });

  it('opens a closed conversation again when the visitor writes', async () => {
    const shop = memory();
    await shop.chat.send({ text: 'Hello' }, caller.call());
    shop.agent.joins();
    shop.agent.close();
    await shop.chat.send({ text: 'One more thing' }, caller.call());
    const { entries } = await shop.chat.history(null, caller.call());
    expect(entries.map(({ type }) => type)).toEqual(['message', 'joined', 'closed', 'reopened', 'message']);
  });

  it('pages a long history', async () => {
    const shop = memory();
    for (let number = 0; number < 45; number += 1) shop.agent.reply(`reply ${number}`);
    const first = await shop.chat.history(null, caller.call());
    expect(first.more).toBe(true);
    const listener: number[] = [];
    await shop.chat.dial({ cursor: first.cursor, deliver: (delivery) => delivery.type === 'stretch' && listener.push(delivery.entries.length) }, caller.call());
    await expect.poll(() => listener.reduce((sum, count) => sum + count, 0)).toBe(45 - first.entries.length);
  });

  it('does not give one slot to two', async () => {
    const shop = memory();
    const [slot] = await shop.callback.slots(caller.call());
    const request = { name: 'Ada', country: 'GB', phone: '020 7946 0018', when: { is: 'slot', start: slot?.start ?? 0 }, note: undefined, consent: 'yes' } as const;
    await shop.callback.request(request, caller.call());
    await expect(shop.callback.request(request, caller.call())).rejects.toMatchObject({ kind: 'refused', fields: { when: 'taken' } });
    expect(await shop.callback.slots(caller.call())).not.toContainEqual(slot);
  });
});
