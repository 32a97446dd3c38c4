import { describe, expect, it } from 'vitest';
import { combine } from '../../../src/adapters/combine/index.ts';
import { memory, type MemoryAdapter } from '../../../src/adapters/memory/index.ts';
import type { Adapter } from '../../../src/channels/adapter.ts';
import { createCaller, createOutbox, type Call } from '../../../src/core/index.ts';
import { createFakePlatform } from '../../../src/testing/index.ts';
import { letter } from '../../../src/testing/stage.ts';

const called = (name: string): MemoryAdapter => ({ ...memory(), name });

function visit() {
  const platform = createFakePlatform();
  const { call } = createCaller({ platform, name: 'combine', context: () => ({ locale: 'en' }) });
  return { platform, call };
}

const messages = ({ stored }: MemoryAdapter) => stored.contact.map(({ message }) => message);
const callRequest = { name: 'Ada', country: 'GB', phone: '020 7946 0018', when: { is: 'asap' }, note: undefined, consent: 'Yes.' } as const;

/** Stores what it is given, but its answers are lost on the way for a while. */
function losingAnswers(shop: MemoryAdapter): { adapter: Adapter; mend(): void } {
  let lost = true;
  const adapter: Adapter = {
    ...shop,
    contact: {
      ...shop.contact,
      async send(request, call) {
        const receipt = await shop.contact.send(request, call);
        if (lost) throw call.error('unavailable', { message: 'The answer was lost.' });
        return receipt;
      },
    },
  };
  return { adapter, mend: () => void (lost = false) };
}

describe('a combination', () => {
  it('takes each channel from where it was told, and offers no other', async () => {
    const [live, tickets] = [called('live'), called('tickets')];
    const { call } = visit();
    const both = combine({ chat: live, contact: tickets });
    expect(Object.keys(both).sort()).toEqual(['chat', 'contact', 'contract', 'name']);
    await both.contact?.send(letter('A letter'), call());
    await both.chat?.send({ text: 'A message' }, call());
    expect([messages(tickets), live.stored.chat, messages(live), tickets.stored.chat]).toEqual([['A letter'], ['A message'], [], []]);
  });

  it('leaves out a channel that the backend chosen for it does not have', () => {
    expect(combine({ chat: { name: 'letters', contact: memory().contact } }).chat).toBeUndefined();
  });

  it('wants its parts told apart', () => {
    expect(() => combine({ chat: memory(), contact: memory() })).toThrow('Two different adapters are called "memory".');
  });

  it('keeps a conversation where it was begun when that backend dies, while the form goes on with another', async () => {
    const [live, second] = [called('live'), called('second')];
    const { call } = visit();
    const shop = combine({ chat: [live, second], contact: [live, second] });
    await shop.chat?.send({ text: 'Where is my parcel?' }, call());
    live.fail('*', 'unavailable');
    live.cutLines();

    const again = call();
    await expect(shop.chat?.send({ text: 'Hello?' }, again)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(shop.chat?.offer?.(call())).rejects.toMatchObject({ kind: 'unavailable' });
    await shop.contact?.send(letter('My chat broke off'), call());
    expect([second.stored.chat, messages(second)]).toEqual([[], ['My chat broke off']]);

    live.fail('*');
    await shop.chat?.send({ text: 'Hello?' }, again);
    expect(live.stored.chat).toEqual(['Where is my parcel?', 'Hello?']);
  });

  it('begins a conversation with the first who is open, and with the first of all when nobody is', async () => {
    const [asleep, awake] = [called('asleep'), called('awake')];
    const closed = { availability: { is: 'closed' }, features: { typing: true, receipts: true } } as const;
    asleep.offer({ chat: closed });
    const shop = combine({ chat: [asleep, awake] });
    const first = visit();
    await shop.chat?.send({ text: 'Good morning' }, first.call());
    expect([asleep.stored.chat, awake.stored.chat]).toEqual([[], ['Good morning']]);
    awake.offer({ chat: closed });
    await shop.chat?.send({ text: 'Good night' }, visit().call());
    expect(asleep.stored.chat).toEqual(['Good night']);
  });

  it('does not hand a letter to a second backend when the first may have it', async () => {
    const [first, second] = [called('first'), called('second')];
    const { adapter, mend } = losingAnswers(first);
    const { call } = visit();
    const shop = combine({ contact: [adapter, second] });
    const { id } = call();
    for (let time = 0; time < 2; time += 1) await expect(shop.contact?.send(letter('Once'), call({ id }))).rejects.toMatchObject({ kind: 'unavailable' });
    mend();
    await shop.contact?.send(letter('Once'), call({ id }));
    expect([messages(first), messages(second)]).toEqual([['Once'], []]);
  });

  it('hands a letter on when the first has certainly not taken it', async () => {
    const [first, second] = [called('first'), called('second')];
    first.fail('contact.send', 'limited', { retryAfterMs: 3_600_000 });
    const { call } = visit();
    await combine({ contact: [first, second] }).contact?.send(letter('Over the limit'), call());
    expect(messages(second)).toEqual(['Over the limit']);
  });

  it('does not ask others when the visitor is to correct something', async () => {
    const [first, second] = [called('first'), called('second')];
    const { call } = visit();
    const wrong = { ...letter('Hello'), email: 'nowhere' };
    await expect(combine({ contact: [first, second] }).contact?.send(wrong, call())).rejects.toMatchObject({ kind: 'refused', fields: { email: 'email' } });
    expect(messages(second)).toEqual([]);
  });

  it('leaves a silent backend behind within the same call', async () => {
    const [silent, second] = [called('silent'), called('second')];
    silent.fail('*', 'hang');
    const { call } = visit();
    await combine({ contact: [silent, second], patienceMs: 20 }).contact?.send(letter('Anybody?'), call());
    expect(messages(second)).toEqual(['Anybody?']);
  });

  it('asks the preferred one again after a while', async () => {
    const [first, second] = [called('first'), called('second')];
    const { call, platform } = visit();
    const shop = combine({ contact: [first, second] });
    first.fail('*', 'unavailable');
    await shop.contact?.send(letter('one'), call());
    first.fail('*');
    await shop.contact?.send(letter('two'), call());
    await platform.advance(60_000);
    await shop.contact?.send(letter('three'), call());
    expect([messages(first), messages(second)]).toEqual([['three'], ['one', 'two']]);
  });

  it('keeps what nobody took, and delivers it when somebody is back', async () => {
    const [first, second] = [called('first'), called('second')];
    const { call, platform } = visit();
    const shop = combine({ contact: [first, second] });
    for (const one of [first, second]) one.fail('*', 'unavailable');
    const outbox = createOutbox({ platform, makeCall: call, key: 'outbox', context: () => ({}) });
    outbox.serve('contact', async ({ body }, lent) => shop.contact?.send(body as ReturnType<typeof letter>, lent));
    const draft = outbox.submit({ channel: 'contact', type: 'contact.send', body: letter('Kept') });
    await platform.settle();
    expect(draft.state.value.is).toBe('waiting');
    second.fail('*');
    await platform.advance(120_000);
    expect([draft.state.value.is, messages(first), messages(second)]).toEqual(['sent', [], ['Kept']]);
  });

  it('changes a call where it was booked, and lists those it can learn of', async () => {
    const [first, second] = [called('first'), called('second')];
    const { call } = visit();
    const port = combine({ callback: [first, second] }).callback;
    await port?.request(callRequest, call());
    first.fail('*', 'unavailable');
    const booked = await port?.request(callRequest, call());
    expect(await port?.list?.(call())).toEqual([booked]);
    expect((await port?.cancel?.(booked?.id ?? '', call()))?.state).toBe('cancelled');
    expect([first.stored.callbacks[0]?.state, second.stored.callbacks[0]?.state]).toEqual(['booked', 'cancelled']);
    second.fail('*', 'unavailable');
    await expect(port?.list?.(call())).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('lets no backend see what another knows the visitor by', async () => {
    const seen: Record<string, unknown> = {};
    const nosy = (name: string): Adapter => ({
      name,
      contact: {
        async send(_, { identity }: Call) {
          const before = await identity.readSession();
          await identity.writeSession(`the secret of ${name}`);
          seen[name] = { before, device: await identity.device() };
        },
      },
    });
    const { call } = visit();
    const [one, other] = [nosy('one'), nosy('other')];
    await combine({ contact: one }).contact?.send(letter('Hello'), call());
    await combine({ contact: other }).contact?.send(letter('Hello'), call());
    expect(seen['other']).toMatchObject({ before: undefined });
    const devices = Object.values(seen as Record<string, { device: string }>).map(({ device }) => device);
    expect(new Set([...devices, await call().identity.device()]).size).toBe(3);
  });

  it('is somebody new to a backend that has erased the visitor, and to no other', async () => {
    const known: Record<string, (string | undefined)[]> = { one: [], other: [] };
    const part = (name: string): Adapter => ({
      name,
      contact: {
        async send({ message }, { identity }) {
          known[name]?.push(await identity.device(), await identity.readSession());
          await identity.writeSession('a session');
          if (message === 'Erase me') await identity.forget(await identity.device());
        },
      },
    });
    const { call } = visit();
    const [one, other] = [part('one'), part('other')];
    const shops = { one: combine({ contact: one, chat: { ...memory(), name: 'other' } }), other: combine({ contact: other }) };
    for (const shop of Object.values(shops)) await shop.contact?.send(letter('Hello'), call());
    await shops.one.contact?.send(letter('Erase me'), call());
    for (const shop of Object.values(shops)) await shop.contact?.send(letter('Hello again'), call());
    const [first, , before, kept, after, gone] = known['one'] ?? [];
    expect([before === first, kept, after === first, gone]).toEqual([true, 'a session', false, undefined]);
    const [device, , again, session] = known['other'] ?? [];
    expect([again === device, session]).toEqual([true, 'a session']);
  });
});
