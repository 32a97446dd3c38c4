import { describe, expect, it, onTestFinished } from 'vitest';
import { zendesk } from '../../../src/adapters/zendesk/index.ts';
import { letter } from '../../../src/testing/stage.ts';
import { someone } from '../someone.ts';
import { startZendesk } from './stub.ts';

async function open() {
  const stub = await startZendesk();
  onTestFinished(() => stub.close());
  return { stub, desk: zendesk({ endpoint: stub.url, countries: 'GB IE', callbackEmail: 'calls@shop.example' }), ...someone() };
}

describe('the zendesk adapter', () => {
  it('files a letter as a request, with what the visitor told and where they were', async () => {
    const { stub, desk, call } = await open();
    const receipt = await desk.contact.send({ ...letter('Where is it?'), subject: undefined, topic: 'order', orderNumber: '4711' }, call());
    expect(receipt).toEqual({ reference: '#1001' });
    expect(stub.requests).toEqual([
      { requester: { name: 'Ada Lovelace', email: 'ada@example.com' }, subject: 'Where is it?', comment: { body: 'Where is it?\n\n-- \norder\n4711\nhttps://shop.example/cart' } },
    ]);
  });

  it('does not ask a sixth time within an hour, and says when it may', async () => {
    const { stub, desk, call, platform } = await open();
    let now = 1_000_000_000_000;
    platform.now = () => now;
    for (let time = 0; time < 5; time += 1) {
      await desk.contact.send(letter(`number ${time}`), call());
      now += 60_000;
    }
    await expect(desk.contact.send(letter('number 5'), call())).rejects.toMatchObject({ kind: 'limited', retryAfterMs: 55 * 60_000 });
    expect(stub.asked).toHaveLength(5);
    now += 55 * 60_000;
    await desk.contact.send(letter('number 5'), call());
    expect(stub.requests).toHaveLength(6);
  });

  it('waits as long as it is told to', async () => {
    const { stub, desk, call } = await open();
    stub.limit(0);
    await expect(desk.contact.send(letter('Hello'), call())).rejects.toMatchObject({ kind: 'limited', retryAfterMs: 600_000 });
  });

  it('takes an answer that cannot be read for none, and does not call it sent', async () => {
    const { stub, desk, call } = await open();
    stub.limit(0, 'silently');
    await expect(desk.contact.send(letter('Hello'), call())).rejects.toMatchObject({ kind: 'broken' });
  });

  it('names the field that the account complains about', async () => {
    const { desk, call } = await open();
    await expect(desk.contact.send({ ...letter('Hello'), subject: 'spam' }, call())).rejects.toMatchObject({ kind: 'refused', fields: { email: 'invalid' } });
  });

  it('asks for a call in the shop\'s name, to countries it calls, as soon as possible', async () => {
    const { stub, desk, call } = await open();
    const request = { name: 'Ada', country: 'GB', phone: '020 7946 0018', when: { is: 'asap' }, note: 'The blue one', consent: 'Yes, call me.' } as const;
    expect(await desk.callback?.request(request, call())).toMatchObject({ reference: '#1001', state: 'booked', phone: '02079460018' });
    expect(stub.requests[0]).toMatchObject({ requester: { email: 'calls@shop.example' }, subject: '☎ 020 7946 0018 (GB)' });
    await expect(desk.callback?.request({ ...request, country: 'DE' }, call())).rejects.toMatchObject({ kind: 'refused', fields: { country: 'country' } });
    await expect(desk.callback?.request({ ...request, when: { is: 'slot', start: 1 } }, call())).rejects.toMatchObject({ kind: 'refused', fields: { when: 'invalid' } });
  });

  it('cannot ask for calls in nobody\'s name', () => {
    expect(() => zendesk({ endpoint: 'https://acme.zendesk.com', countries: 'GB' })).toThrow('needs "callbackEmail"');
  });
});
